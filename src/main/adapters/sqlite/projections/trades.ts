/** Completed round trips, in the order they ended. */
import { at, members, upsert, type Projection } from './projection.ts';

const columns = {
  seq: '@seq',
  ...members('data.trade', {
    number: 'number',
    book: 'book',
    symbol: 'symbol',
    side: 'side',
    quantity: 'quantity',
    entry_price: 'entryPrice',
    exit_price: 'exitPrice',
    realized_pnl: 'realizedPnl',
    fees: 'fees',
    net_pnl: 'netPnl',
    r_multiple: 'rMultiple',
    source: 'source',
    reason: 'reason',
    opened_at: 'openedAt',
    closed_at: 'closedAt',
  }),
};

export const tradesProjection: Projection = {
  table: 'trades',
  statements: [
    { on: ['FILL'], sql: upsert({ table: 'trades', key: ['seq'], columns, when: `${at('data.trade')} IS NOT NULL` }) },
  ],
};
