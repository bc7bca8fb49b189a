import type { Row } from '../../../shared/ipc/view.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { openDialog } from '../../store/screenStore.ts';
import { useRows } from '../../store/viewStore.ts';
import { formatTime } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { AcknowledgeButton } from './AcknowledgeButton.tsx';
import { alertSentence, bannerAlerts } from './alertOrder.ts';
import { besideBadge } from './besideBadge.ts';

const MOST = 2;

/** Unacknowledged P1 and P2 under the vitals, until somebody says that they were seen (UI-37). */
export function AlertBanner() {
  const waiting = bannerAlerts(useRows('alerts'));
  if (waiting.length === 0) return null;
  const more = waiting.length - MOST;
  return (
    <div className="alert-banner" data-testid="alert-banner">
      {waiting.slice(0, MOST).map((alert, index) => (
        <BannerLine key={alert.key} alert={alert} more={index === MOST - 1 ? more : 0} />
      ))}
    </div>
  );
}

interface BannerLineProps {
  readonly alert: Row<'alerts'>;
  /** How many more wait behind this one. */
  readonly more: number;
}

function BannerLine({ alert, more }: BannerLineProps) {
  const now = useDeskNow() ?? alert.lastAt;
  const { key, severity, state, text, action, lastAt, count } = alert;
  const isOver = state === 'CLEARED_UNACK';
  return (
    <div
      className="alert-banner-line"
      data-testid="alert-banner-line"
      data-severity={severity}
      data-state={isOver ? 'over' : 'active'}
      data-key={key}
    >
      <SeverityBadge severity={severity} />
      <p title={`${text} ${action}`}>
        {isOver ? <span data-testid="alert-over">Over now, not yet acknowledged: </span> : null}
        <span className="font-medium">{besideBadge(alertSentence(alert))}</span> {isOver ? null : <span>{action}</span>}
      </p>
      <span className="num text-muted">
        {count > 1 ? `${count} times, ` : ''}
        {formatTime(lastAt, now)} UTC
      </span>
      {more > 0 ? (
        <Button look="quiet" testId="alert-banner-more" onClick={() => openDialog('alerts')}>
          {more} more
        </Button>
      ) : null}
      <AcknowledgeButton alertKey={key} text={text} />
    </div>
  );
}
