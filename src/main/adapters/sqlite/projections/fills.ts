/** Every execution, with the cash of its book after it. */
import { at, members, upsert, type Projection } from './projection.ts';

const columns = {
  seq: '@seq',
  ...members('data.fill', {
    trade_id: 'tradeId',
    client_order_id: 'clientOrderId',
    book: 'book',
    symbol: 'symbol',
    side: 'side',
    quantity: 'quantity',
    price: 'price',
    fee: 'fee',
    liquidity: 'liquidity',
    venue_time: 'venueTime',
  }),
  cash: at('data.cash'),
};

export const fillsProjection: Projection = {
  table: 'fills',
  statements: [{ on: ['FILL'], sql: upsert({ table: 'fills', key: ['seq'], columns }) }],
};
