/** Tells the trader outside the window (UI-37): P1 and P2 always. Bodies carry no balances. */
import type { Severity } from '../../shared/model/alert.ts';

export interface Notification {
  readonly alertKey: string;
  readonly severity: Severity;
  /** "{book}. {what}. {do}." */
  readonly body: string;
}

export interface Notifier {
  notify(notification: Notification): void;
}
