/** Every order ever intended, with its latest status and fill totals. */
import { at, members, upsert, type Projection } from './projection.ts';

const columns = members('data.order', {
  client_order_id: 'clientOrderId',
  book: 'book',
  symbol: 'symbol',
  side: 'side',
  type: 'type',
  role: 'role',
  quantity: 'quantity',
  limit_price: 'limitPrice',
  trigger_price: 'triggerPrice',
  time_in_force: 'timeInForce',
  reduce_only: 'reduceOnly',
  post_only: 'postOnly',
  source: 'source',
  signal_id: 'signalId',
  reason: 'reason',
  status: 'status',
  venue_order_id: 'venueOrderId',
  filled_quantity: 'filledQuantity',
  average_price: 'averagePrice',
  stop_price: 'stopPrice',
  planned_risk: 'plannedRisk',
  decision_price: 'decisionPrice',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
  note: 'note',
});

const applyEvent = `UPDATE OR IGNORE orders SET status = ${at('data.to')}, note = ${at('data.note')}, updated_at = @at,
  venue_order_id = coalesce(${at('data.venueOrderId')}, venue_order_id)
  WHERE client_order_id = ${at('data.clientOrderId')}`;

const applyFill = `UPDATE OR IGNORE orders SET status = ${at('data.orderStatus')}, filled_quantity = ${at('data.orderFilled')},
  average_price = ${at('data.orderAveragePrice')}, updated_at = @at
  WHERE client_order_id = ${at('data.fill.clientOrderId')}`;

export const ordersProjection: Projection = {
  table: 'orders',
  statements: [
    { on: ['ORDER_INTENT'], sql: upsert({ table: 'orders', key: ['client_order_id'], columns }) },
    { on: ['ORDER_EVENT'], sql: applyEvent },
    { on: ['FILL'], sql: applyFill },
  ],
};
