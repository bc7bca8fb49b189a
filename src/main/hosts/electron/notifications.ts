/** System notifications for P1 and P2 (UI-37): no balances, a click opens the alert. */
import type { Logger, Notification, Notifier } from '../../desk/desk.ts';
import type { ElectronParts, NotificationPart } from './electronParts.ts';

/** Notifications kept for their click; the system shows fewer. */
const MAX_KEPT = 50;

export function createElectronNotifier(parts: {
  readonly Notification: ElectronParts['Notification'];
  readonly log: Logger;
  /** Asked to show the alert when its notification is clicked. */
  readonly onClick: (alertKey: string, body: string) => void;
}): Notifier {
  // Electron drops the click handler of a notification that nothing refers to.
  const kept = new Set<NotificationPart>();
  const show = ({ alertKey, severity, body }: Notification): void => {
    const shown = new parts.Notification({
      title: `Breakwater ${severity}`,
      body,
      urgency: severity === 'P1' ? 'critical' : 'normal',
    });
    kept.add(shown);
    const [oldest] = kept;
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    shown.on('click', () => parts.onClick(alertKey, body));
    shown.on('close', () => kept.delete(shown));
    shown.show();
  };
  return {
    notify: (notification) => {
      if (notification.severity !== 'P1' && notification.severity !== 'P2') return;
      if (parts.Notification.isSupported()) show(notification);
      else parts.log.warn(`No notification service: ${notification.body}`, { alertKey: notification.alertKey });
    },
  };
}
