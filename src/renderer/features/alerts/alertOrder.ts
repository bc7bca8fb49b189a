/** Which alerts ask for an act now, worst first (UI-56). */
import type { Row } from '../../../shared/ipc/view.ts';

type Alert = Row<'alerts'>;

/** The book first, unless the desk's own words already say it. */
export const alertSentence = ({ book, text }: Alert): string =>
  book === null || text.includes(book) ? text : `${book}: ${text}`;

export const isUnacknowledged = ({ state }: Alert): boolean => state === 'ACTIVE_UNACK' || state === 'CLEARED_UNACK';

/** Severity, then unacknowledged, then newest. */
export function compareAlerts(a: Alert, b: Alert): number {
  if (a.severity !== b.severity) return a.severity < b.severity ? -1 : 1;
  if (isUnacknowledged(a) !== isUnacknowledged(b)) return isUnacknowledged(a) ? -1 : 1;
  return b.lastAt - a.lastAt;
}

/** Without the closed ones, in that order. */
export const openAlerts = (alerts: Readonly<Record<string, Alert>>): readonly Alert[] =>
  Object.values(alerts)
    .filter(({ state }) => state !== 'CLOSED')
    .toSorted(compareAlerts);

/** What the banner shows: unacknowledged P1 and P2 (UI-37). */
export const bannerAlerts = (alerts: Readonly<Record<string, Alert>>): readonly Alert[] =>
  openAlerts(alerts).filter((alert) => isUnacknowledged(alert) && (alert.severity === 'P1' || alert.severity === 'P2'));
