/** What is open in the live book when the program is asked to end, and the words for it (UI-35). */
import type { Row } from '../../../shared/ipc/view.ts';

export interface QuitFacts {
  readonly positions: number;
  /** Of them with a stop that rests at the venue. */
  readonly protectedAtVenue: number;
  /** Entries that still work. */
  readonly entries: number;
}

const over: ReadonlySet<Row<'orders'>['status']> = new Set(['FILLED', 'CANCELED', 'EXPIRED', 'DENIED', 'REJECTED']);

export function quitFacts(
  positions: Readonly<Record<string, Row<'positions'>>>,
  orders: Readonly<Record<string, Row<'orders'>>>,
): QuitFacts {
  const live = Object.values(positions).filter(({ book }) => book === 'LIVE');
  return {
    positions: live.length,
    protectedAtVenue: live.filter(({ stopPlace }) => stopPlace === 'venue').length,
    entries: Object.values(orders).filter(
      ({ book, role, status }) => book === 'LIVE' && role === 'ENTRY' && !over.has(status),
    ).length,
  };
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "2 live positions", "1 live entry". */
export function quitOpen({ positions, entries }: QuitFacts): string {
  return positions > 0
    ? counted(positions, 'live position', 'live positions')
    : counted(entries, 'live entry', 'live entries');
}

/** What becomes of what is open. */
export function quitText({ positions, protectedAtVenue, entries }: QuitFacts): string {
  const stops = positions === 0 ? '' : `Stops at the venue: ${protectedAtVenue} of ${positions}. `;
  return `${stops}${entries === 0 && positions > 0 ? 'No entry works.' : 'Entries will be canceled.'}`;
}

/** While the venue is waited for. */
export function quitWaits({ positions, entries }: QuitFacts, closes: boolean): string {
  const left = [
    ...(closes && positions > 0 ? [counted(positions, 'position', 'positions')] : []),
    ...(entries > 0 ? [counted(entries, 'entry', 'entries')] : []),
  ];
  const what = left.length === 0 ? '' : `: ${left.join(' and ')} left`;
  return `Waiting for the venue${what}. The desk quits by itself when that is settled.`;
}

/** Whether leaving now leaves something without protection, so that a phrase is asked for. */
export const isUnprotected = (
  { positions, protectedAtVenue, entries }: QuitFacts,
  phase: 'NO' | 'ASKED' | 'LEAVING',
): boolean => protectedAtVenue < positions || (phase === 'LEAVING' && entries > 0);
