/** Raises, repeats, acknowledges and clears alerts. Every type has a meaning, an action and a deadline (AL-02). */
import { severities, type Alert, type Severity } from '../../shared/model/alert.ts';
import type { Book } from '../../shared/model/mode.ts';
import { alertCatalog, type AlertType } from './alertCatalog.ts';
import type { AlertKind, AlertOccurrence } from './alertKind.ts';
import { note, record, type Step } from './step.ts';

/** First word of an alert's sentence. */
const words = { P1: 'CRITICAL', P2: 'HIGH', P3: 'WARN', P4: 'INFO' } as const satisfies Record<Severity, string>;

/** Raises the alert, or counts a repeat of one that is still active (AL-04). One that got worse is news again. */
export function raiseAlert(step: Step, type: AlertType, occurrence: AlertOccurrence): void {
  const kind: AlertKind = alertCatalog[type];
  const key = keyOf(type, bookOf(kind, occurrence.book ?? step.book), occurrence.symbol);
  const before = step.state.durable.alerts.get(key);
  const alert = alertOf(step, { type, key, occurrence, before });
  record(step, 'ALERT_RAISED', { data: { alert }, durability: alert.severity === 'P1' ? 'B' : 'C' });
  if (before !== undefined && alert.state === before.state && !isWorse(alert, before)) return;
  note(step, 'ALERT', `${alert.severity} ${alert.text}`);
  if (alert.severity === 'P1' || alert.severity === 'P2')
    step.effects.notify.push({ alertKey: key, severity: alert.severity, body: `${alert.text} ${alert.action}` });
}

interface Occurred {
  readonly type: AlertType;
  readonly key: string;
  readonly occurrence: AlertOccurrence;
  readonly before: Alert | undefined;
}

function alertOf(step: Step, { type, key, occurrence, before }: Occurred): Alert {
  const kind: AlertKind = alertCatalog[type];
  const severity = occurrence.severity ?? kind.severity;
  const book = bookOf(kind, occurrence.book ?? step.book);
  const isNews = before === undefined || before.state === 'CLEARED_UNACK' || isWorse({ severity }, before);
  return {
    key,
    type,
    severity,
    state: isNews ? 'ACTIVE_UNACK' : before.state,
    book,
    symbol: occurrence.symbol ?? null,
    rule: kind.rule,
    text: sentence(severity, book, kind.text(occurrence)),
    meaning: kind.meaning,
    action: kind.action,
    deadline: kind.deadline,
    count: (before?.count ?? 0) + 1,
    firstAt: before?.firstAt ?? step.at,
    lastAt: step.at,
  };
}

/** "CRITICAL, PAPER: emergency stop, pressed by hand (button)." */
function sentence(severity: Severity, book: Book | null, found: string): string {
  const who = book === null ? words[severity] : `${words[severity]}, ${book}`;
  const text = `${who}: ${found}`.slice(0, 399);
  return text.endsWith('.') ? text : `${text}.`;
}

const isWorse = (one: Pick<Alert, 'severity'>, than: Pick<Alert, 'severity'>): boolean =>
  severities.indexOf(one.severity) < severities.indexOf(than.severity);

const bookOf = (kind: AlertKind, book: Book): Book | null => (kind.about === 'DESK' ? null : book);

const keyOf = (type: AlertType, book: Book | null, symbol: string | null | undefined): string =>
  `${type}|${book ?? 'SYS'}|${symbol ?? '*'}|${alertCatalog[type].rule}`;

/** Whether its condition holds already, as far as was said. */
export function hasAlert(step: Step, type: AlertType, symbol: string): boolean {
  const state = step.state.durable.alerts.get(keyOf(type, bookOf(alertCatalog[type], step.book), symbol))?.state;
  return state === 'ACTIVE_UNACK' || state === 'ACTIVE_ACK';
}

/** The condition is over: acknowledged alerts close, the others wait for the acknowledgement (AL-03). */
export function clearAlert(step: Step, type: AlertType, symbol: string | null = null): void {
  const alert = step.state.durable.alerts.get(keyOf(type, bookOf(alertCatalog[type], step.book), symbol));
  if (alert === undefined || alert.state === 'CLEARED_UNACK') return;
  const closes = alert.state === 'ACTIVE_ACK' || alert.severity === 'P3' || alert.severity === 'P4';
  const state = closes ? 'CLOSED' : 'CLEARED_UNACK';
  record(step, 'ALERT_CHANGED', {
    data: { alert: { ...alert, state, lastAt: step.at }, change: closes ? 'CLOSED' : 'CLEARED' },
    durability: 'C',
  });
}

/** Acknowledges an alert: it ends the repeats, not the condition; what happened once has none. Returns false when there is no such alert. */
export function acknowledgeAlert(step: Step, key: string): boolean {
  const alert = step.state.durable.alerts.get(key);
  if (alert === undefined) return false;
  const state = alert.state === 'CLEARED_UNACK' || isOnce(alert) ? 'CLOSED' : 'ACTIVE_ACK';
  record(step, 'ALERT_CHANGED', { data: { alert: { ...alert, state }, change: 'ACKNOWLEDGED' }, durability: 'B' });
  return true;
}

/** A type that an earlier version raised and this one does not know lasts. */
const isOnce = ({ type }: Alert): boolean => {
  const kinds: Readonly<Record<string, AlertKind>> = alertCatalog;
  return kinds[type]?.once === true;
};
