import { useState } from 'react';
import type { Row } from '../../../shared/ipc/view.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { useScreenStore } from '../../store/screenStore.ts';
import { useRows } from '../../store/viewStore.ts';
import { formatTime } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { VirtualRows } from '../../ui/VirtualRows.tsx';
import { Dialog } from '../dialog/Dialog.tsx';
import { AcknowledgeButton } from './AcknowledgeButton.tsx';
import { besideBadge } from './besideBadge.ts';
import { isUnacknowledged, openAlerts } from './alertOrder.ts';

const ROW_HEIGHT = 28;
const MAX_HEIGHT = 320;

/** Every open alert, worst first, with meaning and what to do (UI-56). */
export function AlertsDialog({ onClose }: { readonly onClose: () => void }) {
  const rows = useRows('alerts');
  const asked = useScreenStore((state) => state.attention?.alertKey ?? null);
  const [chosen, setChosen] = useState(asked);
  const alerts = openAlerts(rows);
  const shown = alerts.find(({ key }) => key === chosen) ?? alerts[0];
  return (
    <Dialog
      title="Alerts"
      testId="alerts-dialog"
      onClose={onClose}
      footer={
        <Button data-initial-focus="" onClick={onClose}>
          Close list
        </Button>
      }
    >
      {shown === undefined ? (
        <p>No active alerts.</p>
      ) : (
        <div className="alerts-view">
          <div role="grid" aria-label="Open alerts" aria-rowcount={alerts.length}>
            <VirtualRows
              count={alerts.length}
              rowHeight={ROW_HEIGHT}
              keyOf={(index) => alerts[index]?.key ?? String(index)}
              label="Open alerts"
              maxHeight={MAX_HEIGHT}
            >
              {(index) => {
                const alert = alerts[index];
                return alert === undefined ? null : (
                  <AlertRow alert={alert} isShown={alert.key === shown.key} onChoose={() => setChosen(alert.key)} />
                );
              }}
            </VirtualRows>
          </div>
          <AlertDetail alert={shown} />
        </div>
      )}
    </Dialog>
  );
}

interface AlertRowProps {
  readonly alert: Row<'alerts'>;
  readonly isShown: boolean;
  readonly onChoose: () => void;
}

function AlertRow({ alert, isShown, onChoose }: AlertRowProps) {
  const now = useDeskNow() ?? alert.lastAt;
  const { key, severity, state, text, count, lastAt } = alert;
  return (
    <button
      type="button"
      className="alert-row"
      data-testid="alert-row"
      data-severity={severity}
      data-state={state.replace('_', '-')}
      data-key={key}
      aria-pressed={isShown}
      onClick={onChoose}
    >
      <SeverityBadge severity={severity} />
      <span className="alert-row-text">{besideBadge(text)}</span>
      <span className="num text-muted">{count > 1 ? `${count}x` : ''}</span>
      <span className="num text-muted">{formatTime(lastAt, now)}</span>
    </button>
  );
}

function AlertDetail({ alert }: { readonly alert: Row<'alerts'> }) {
  const now = useDeskNow() ?? alert.lastAt;
  return (
    <div className="alert-detail">
      <p className="font-medium">{alert.text}</p>
      <dl>
        <dt>Meaning</dt>
        <dd>{alert.meaning}</dd>
        <dt>Do</dt>
        <dd className="font-medium">{alert.action}</dd>
        {alert.deadline === '' ? null : (
          <>
            <dt>Deadline</dt>
            <dd>{alert.deadline}</dd>
          </>
        )}
        <dt>First, last</dt>
        <dd className="num">
          {formatTime(alert.firstAt, now)}, {formatTime(alert.lastAt, now)} UTC, {alert.count} in all
        </dd>
        <dt>State</dt>
        <dd>
          {alert.state.replace('_', '-')} <span className="text-faint">rule {alert.rule}</span>
        </dd>
      </dl>
      {isUnacknowledged(alert) ? (
        <>
          <AcknowledgeButton alertKey={alert.key} text={alert.text} />
          <p className="text-muted">Acknowledging ends the repeats, not the condition.</p>
        </>
      ) : null}
    </div>
  );
}
