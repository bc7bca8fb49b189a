import { openDialog } from '../../store/screenStore.ts';
import { useRows } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { bannerAlerts, openAlerts } from './alertOrder.ts';
import { besideBadge } from './besideBadge.ts';

/** The worst open alert that the banner does not show, and the way to all of them. */
export function AlertsStrip() {
  const rows = useRows('alerts');
  const alerts = openAlerts(rows);
  const inBanner = bannerAlerts(rows);
  const worst = alerts.find((alert) => !inBanner.includes(alert));
  return (
    <div className="alerts-strip" data-testid="alerts-strip" data-value={alerts.length}>
      {alerts.length === 0 ? <span className="text-muted">No active alerts.</span> : null}
      {worst === undefined ? null : (
        <>
          <SeverityBadge severity={worst.severity} />
          <span className="alerts-strip-text" title={worst.text}>
            {besideBadge(worst.text)}
          </span>
        </>
      )}
      {alerts.length === 0 ? null : (
        <Button look="quiet" testId="alerts-open" onClick={() => openDialog('alerts')}>
          {alerts.length === 1 ? 'Show alert' : `Show ${alerts.length} alerts`}
        </Button>
      )}
    </div>
  );
}
