/** Raises, repeats, acknowledges and clears alerts. Every type has a meaning, an action and a deadline (AL-02). */
import type { Alert } from '../../shared/model/alert.ts';
import { alertCatalog, type AlertType } from './alertCatalog.ts';
import { note, record, type Step } from './step.ts';

/** What is particular about one occurrence. */
export interface AlertOccurrence {
  readonly symbol?: string;
  /** What was found, a clause with value. */
  readonly found: string;
}

/** Raises the alert, or counts a repeat of one that is still active (AL-04). */
export function raiseAlert(step: Step, type: AlertType, occurrence: AlertOccurrence): void {
  const kind = alertCatalog[type];
  const symbol = occurrence.symbol ?? null;
  const key = `${type}|${kind.book ?? 'SYS'}|${symbol ?? '*'}|${kind.rule}`;
  const before = step.state.durable.alerts.get(key);
  const isRepeat = before !== undefined && before.state !== 'CLEARED_UNACK';
  const alert: Alert = {
    key,
    type,
    severity: kind.severity,
    state: isRepeat ? before.state : 'ACTIVE_UNACK',
    book: kind.book,
    symbol,
    rule: kind.rule,
    text: kind.text(occurrence).slice(0, 400),
    meaning: kind.meaning,
    action: kind.action,
    deadline: kind.deadline,
    count: (before?.count ?? 0) + 1,
    firstAt: before?.firstAt ?? step.at,
    lastAt: step.at,
  };
  record(step, 'ALERT_RAISED', { data: { alert }, durability: kind.severity === 'P1' ? 'B' : 'C' });
  if (isRepeat) return;
  note(step, 'ALERT', `${alert.severity} ${alert.text}`);
  if (alert.severity === 'P1' || alert.severity === 'P2')
    step.effects.notify.push({ alertKey: key, severity: alert.severity, body: `${alert.text} ${alert.action}` });
}

/** The condition is over: acknowledged alerts close, the others wait for the acknowledgement (AL-03). */
export function clearAlert(step: Step, type: AlertType, symbol: string | null = null): void {
  const kind = alertCatalog[type];
  const alert = step.state.durable.alerts.get(`${type}|${kind.book ?? 'SYS'}|${symbol ?? '*'}|${kind.rule}`);
  if (alert === undefined || alert.state === 'CLEARED_UNACK') return;
  const closes = alert.state === 'ACTIVE_ACK' || alert.severity === 'P3' || alert.severity === 'P4';
  const state = closes ? 'CLOSED' : 'CLEARED_UNACK';
  record(step, 'ALERT_CHANGED', {
    data: { alert: { ...alert, state, lastAt: step.at }, change: closes ? 'CLOSED' : 'CLEARED' },
    durability: 'C',
  });
}

/** Acknowledges an alert: it ends the repeats, not the condition. Returns false when there is no such alert. */
export function acknowledgeAlert(step: Step, key: string): boolean {
  const alert = step.state.durable.alerts.get(key);
  if (alert === undefined) return false;
  const state = alert.state === 'CLEARED_UNACK' ? 'CLOSED' : 'ACTIVE_ACK';
  record(step, 'ALERT_CHANGED', { data: { alert: { ...alert, state }, change: 'ACKNOWLEDGED' }, durability: 'B' });
  return true;
}
