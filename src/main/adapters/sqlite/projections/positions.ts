/** Open positions only: a position that is flat has no row. */
import { at, members, upsert, type Projection } from './projection.ts';

const columns = members('data.position', {
  book: 'book',
  symbol: 'symbol',
  quantity: 'quantity',
  average_entry: 'averageEntry',
  stop_price: 'stopPrice',
  planned_risk: 'plannedRisk',
  realized_pnl: 'realizedPnl',
  fees: 'fees',
  peak_quantity: 'peakQuantity',
  entered_quantity: 'enteredQuantity',
  entered_notional: 'enteredNotional',
  exited_quantity: 'exitedQuantity',
  exited_notional: 'exitedNotional',
  source: 'source',
  opened_at: 'openedAt',
});

const removeFlat = `DELETE FROM positions WHERE ${at('data.position')} IS NULL
  AND book = ${at('data.fill.book')} AND symbol = ${at('data.fill.symbol')}`;

const moveStop = `UPDATE positions SET stop_price = ${at('data.to')}
  WHERE book = ${at('book')} AND symbol = ${at('data.symbol')}`;

export const positionsProjection: Projection = {
  table: 'positions',
  statements: [
    {
      on: ['FILL'],
      sql: upsert({ table: 'positions', key: ['book', 'symbol'], columns, when: `${at('data.position')} IS NOT NULL` }),
    },
    { on: ['FILL'], sql: removeFlat },
    { on: ['STOP_MOVED'], sql: moveStop },
  ],
};
