/** Notifier of hosts without a notification service: the alert is already in the app, so it is only logged. */
import type { Logger } from '../../ports/logger.ts';
import type { Notifier } from '../../ports/notifier.ts';

/** Writes P1 and P2 (UI-37) to the log. */
export const createLogNotifier = (log: Logger): Notifier => ({
  notify: ({ severity, body, alertKey }) => {
    if (severity === 'P1' || severity === 'P2') log.warn(`${severity}: ${body}`, { alertKey });
  },
});
