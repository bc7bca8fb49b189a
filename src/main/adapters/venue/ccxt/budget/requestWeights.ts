/** What each request costs at Binance, per product (protocol: rate limits). */
import { MINUTE_MS, SECOND_MS } from '../../../../../shared/values/time.ts';
import type { VenueRequest } from '../venueExchange.ts';
import type { BudgetLimits, RequestCost } from './requestBudget.ts';

/** Until the venue's own list is read. */
export const documentedLimits: Readonly<Record<'SPOT' | 'PERP', BudgetLimits>> = {
  SPOT: { weightPerMinute: 6_000, orders: [{ intervalMs: 10 * SECOND_MS, limit: 100 }] },
  PERP: {
    weightPerMinute: 2_400,
    orders: [
      { intervalMs: 10 * SECOND_MS, limit: 300 },
      { intervalMs: MINUTE_MS, limit: 1_200 },
    ],
  },
};

/** By product, method and path; questions about all symbols cost more. */
const WEIGHTS: Readonly<Record<string, number | { readonly one: number; readonly all: number }>> = {
  'spot GET exchangeInfo': 20,
  'spot GET account': 20,
  'spot GET order': 4,
  'spot GET openOrders': { one: 6, all: 80 },
  'spot GET myTrades': 20,
  'spot GET account/commission': 20,
  'spot GET ticker/price': { one: 2, all: 4 },
  // Successful placing and canceling weighs nothing; a refused one weighs 1 and is corrected by the answer.
  'spot POST order': 0,
  'spot DELETE order': 0,
  'linear POST order': 0,
  'linear POST algoOrder': 0,
  'linear POST batchOrders': 5,
  'linear GET openOrders': { one: 1, all: 40 },
  'linear GET openAlgoOrders': { one: 1, all: 40 },
  'linear GET userTrades': 5,
  'linear GET account': 5,
  'linear GET balance': 5,
  'linear GET positionRisk': 5,
  'linear GET symbolConfig': 5,
  'linear GET accountConfig': 5,
  'linear GET allAlgoOrders': 5,
  'linear GET income': 30,
  'linear GET commissionRate': 20,
  'linear POST countdownCancelAll': 10,
};
/** With an order id a spot fill history costs less. */
const SPOT_TRADES_OF_ORDER = 5;

function ordersIn(path: string, { batchOrders }: NonNullable<VenueRequest['params']>): number {
  if (path === 'batchOrders') return Array.isArray(batchOrders) ? batchOrders.length : 1;
  return path === 'order' || path === 'algoOrder' ? 1 : 0;
}

/** What a request will be charged. */
export function costOf({ api, method, path, params = {} }: VenueRequest): RequestCost {
  const product = api.startsWith('fapi') ? 'linear' : 'spot';
  const orders = method === 'POST' ? ordersIn(path, params) : 0;
  if (product === 'spot' && path === 'myTrades' && 'orderId' in params) return { weight: SPOT_TRADES_OF_ORDER, orders };
  const weight = WEIGHTS[`${product} ${method} ${path}`] ?? 1;
  if (typeof weight === 'number') return { weight, orders };
  return { weight: 'symbol' in params ? weight.one : weight.all, orders };
}
