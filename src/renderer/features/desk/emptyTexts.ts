/** The exact texts of empty and stale panels of the Desk (UI-39). Times are formatted by the caller. */

export type EmptyPanel = 'positions' | 'orders' | 'fills' | 'trades' | 'activity' | 'ticket';

/** `confirmedAt` is a formatted UTC time, null before the first reconciliation. */
export function emptyText(panel: EmptyPanel, confirmedAt: string | null): string {
  switch (panel) {
    case 'positions':
      return confirmedAt === null
        ? 'No positions known. Not yet confirmed by the venue.'
        : `No open positions, confirmed by the venue ${confirmedAt} UTC.`;
    case 'orders':
      return confirmedAt === null
        ? 'No orders known. Not yet confirmed by the venue.'
        : `No working orders, confirmed ${confirmedAt} UTC.`;
    case 'fills':
      return 'No fills in this book yet.';
    case 'trades':
      return 'No closed trade yet. The gate needs 10.';
    case 'activity':
      return 'Nothing yet. Orders, fills, levels and your own actions appear here.';
    case 'ticket':
      return 'No data feed. Orders need a live price: choose a feed in Settings.';
  }
}

/** The same in a paper rehearsal, whose book and simulated venue are one: nothing is asked there, so there is no time to tell. */
export function rehearsalText(panel: EmptyPanel): string {
  if (panel === 'positions') return 'No open positions at the simulated venue.';
  return panel === 'orders' ? 'No working orders at the simulated venue.' : emptyText(panel, null);
}

/** "BTC/USDT: last price 34 s old (limit 5 s). ..." */
export const stalePositionText = (symbol: string, age: string, limitMs: number): string =>
  `${symbol}: last price ${age} old (limit ${limitMs / 1_000} s). P&L is of that price and may be off (RC-21).`;
