import { openDialog } from '../../store/screenStore.ts';
import { useRows } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { openAlerts } from './alertOrder.ts';

/** The worst open alert in one line, and the way to all of them. */
export function AlertsStrip() {
  const alerts = openAlerts(useRows('alerts'));
  const worst = alerts[0];
  return (
    <div className="alerts-strip" data-testid="alerts-strip" data-value={alerts.length}>
      {worst === undefined ? (
        <span className="text-muted">No active alerts.</span>
      ) : (
        <>
          <SeverityBadge severity={worst.severity} />
          <span className="alerts-strip-text" title={worst.text}>
            {worst.text}
          </span>
          <Button look="quiet" testId="alerts-open" onClick={() => openDialog('alerts')}>
            {alerts.length === 1 ? 'Show alert' : `Show ${alerts.length} alerts`}
          </Button>
        </>
      )}
    </div>
  );
}
