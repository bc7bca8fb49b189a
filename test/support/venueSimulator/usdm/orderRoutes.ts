/** USD-M order endpoints. */
import type { Params } from '../core/params.ts';
import { Params as ParamsOf } from '../core/params.ts';
import { readJson } from '../core/readJson.ts';
import { knownError, refusal, VenueError } from '../core/venueError.ts';
import type { Routes } from '../http/route.ts';
import type { SimOrder } from '../orders/simOrder.ts';
import { z } from 'zod';
import { orderJson, queriedOrderJson, userTradeJson } from './usdmJson.ts';
import type { UsdmVenue } from './usdmVenue.ts';

const batchSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))).max(5);
const idsSchema = z.array(z.union([z.string(), z.number()])).max(10);

/** Answer of every call that cancels all orders of a symbol. */
export const CANCEL_ALL_DONE = { code: 200, msg: 'The operation of cancel all open order is done.' };

const WEEK_MS = 7 * 86_400_000;

export function orderRoutes(venue: UsdmVenue, { withAverages }: { readonly withAverages: boolean }): Routes {
  const written = (order: SimOrder) => orderJson(order, { withAverages });
  const find = (params: Params): SimOrder | undefined => {
    const symbol = venue.parts.catalog.get('usdm', params.name('symbol')).symbol;
    if (!params.has('orderId') && !params.has('origClientOrderId'))
      throw refusal(-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
    const found = venue.orders.find(params.optionalInt('orderId'), params.optional('origClientOrderId'));
    return found?.symbol === symbol ? found : undefined;
  };
  const get = (params: Params): SimOrder => {
    const found = find(params);
    if (found === undefined) throw knownError('spot.noSuchOrder');
    return found;
  };
  const inBatch = (run: () => SimOrder): unknown => {
    try {
      return written(run());
    } catch (error) {
      if (error instanceof VenueError) return error.body;
      throw error;
    }
  };
  const amended = (params: Params) =>
    venue.amend(find(params), { price: params.decimal('price'), quantity: params.decimal('quantity') });
  const rows = (params: Params): Params[] =>
    readJson(batchSchema, params.text('batchOrders'), 'batchOrders').map((row) => ParamsOf.of(row));
  const weightOfAll = (params: Params): number => (params.has('symbol') ? 1 : 40);
  return {
    'POST /fapi/v1/order': {
      security: 'signed',
      weight: 0,
      orders: 1,
      right: 'futures',
      answer: (params) => written(venue.place(params)),
    },
    'POST /fapi/v1/order/test': { security: 'signed', weight: 1, right: 'futures', answer: () => ({}) },
    'PUT /fapi/v1/order': {
      security: 'signed',
      weight: 1,
      orders: 1,
      right: 'futures',
      answer: (params) => written(amended(params)),
    },
    'GET /fapi/v1/order': { security: 'signed', weight: 1, answer: (params) => queriedOrderJson(get(params)) },
    'GET /fapi/v1/openOrder': {
      security: 'signed',
      weight: 1,
      answer: (params) => {
        const order = get(params);
        if (!order.isOpen) throw knownError('spot.noSuchOrder');
        return queriedOrderJson(order);
      },
    },
    'DELETE /fapi/v1/order': {
      security: 'signed',
      weight: 1,
      right: 'futures',
      answer: (params) => written(venue.cancel(find(params))),
    },
    'DELETE /fapi/v1/allOpenOrders': {
      security: 'signed',
      weight: 1,
      right: 'futures',
      answer: (params) => {
        venue.cancelAll(venue.parts.catalog.get('usdm', params.name('symbol')).symbol);
        return CANCEL_ALL_DONE;
      },
    },
    'POST /fapi/v1/batchOrders': {
      security: 'signed',
      weight: 5,
      orders: (params) => rows(params).length,
      right: 'futures',
      answer: (params) => rows(params).map((row) => inBatch(() => venue.place(row))),
    },
    'PUT /fapi/v1/batchOrders': {
      security: 'signed',
      weight: 5,
      orders: (params) => rows(params).length,
      right: 'futures',
      answer: (params) => rows(params).map((row) => inBatch(() => amended(row))),
    },
    'DELETE /fapi/v1/batchOrders': {
      security: 'signed',
      weight: 1,
      right: 'futures',
      answer: (params) => cancelBatch(params).map((each) => inBatch(() => venue.cancel(find(each)))),
    },
    'GET /fapi/v1/openOrders': {
      security: 'signed',
      weight: weightOfAll,
      answer: (params) => venue.orders.open(params.optional('symbol')).map(queriedOrderJson),
    },
    'GET /fapi/v1/allOrders': {
      security: 'signed',
      weight: 5,
      answer: (params) => allOrders(venue, params).map(queriedOrderJson),
    },
    'GET /fapi/v1/userTrades': { security: 'signed', weight: 5, answer: (params) => userTrades(venue, params) },
  };
}

function cancelBatch(params: Params): Params[] {
  const symbol = params.name('symbol');
  const ids = readJson(
    idsSchema,
    params.optional('orderIdList') ?? params.optional('orderidlist') ?? '[]',
    'orderIdList',
  );
  const clientIds = readJson(
    idsSchema,
    params.optional('origClientOrderIdList') ?? params.optional('origclientorderidlist') ?? '[]',
    'origClientOrderIdList',
  );
  return [
    ...ids.map((orderId) => ParamsOf.of({ symbol, orderId })),
    ...clientIds.map((origClientOrderId) => ParamsOf.of({ symbol, origClientOrderId })),
  ];
}

function allOrders(venue: UsdmVenue, params: Params): readonly SimOrder[] {
  const from = params.optionalInt('orderId') ?? 0;
  const start = params.optionalInt('startTime') ?? 0;
  const end = params.optionalInt('endTime') ?? Infinity;
  return venue.orders
    .all(params.name('symbol'))
    .filter((order) => order.orderId >= from && order.createdAt >= start && order.createdAt <= end)
    .slice(-(params.optionalInt('limit') ?? 500));
}

function userTrades(venue: UsdmVenue, params: Params): unknown[] {
  const symbol = venue.parts.catalog.get('usdm', params.name('symbol')).symbol;
  const start = params.optionalInt('startTime');
  const end = params.optionalInt('endTime') ?? Infinity;
  if (start !== undefined && end !== Infinity && end - start > WEEK_MS)
    throw refusal(-4165, 'Maximum time interval is 7 days.');
  const fromId = params.optionalInt('fromId') ?? 0;
  const orderId = params.optionalInt('orderId');
  const limit = params.optionalInt('limit') ?? 500;
  const found = venue.orders.trades.filter(
    (trade) =>
      trade.instrument.symbol === symbol &&
      trade.id >= fromId &&
      (orderId === undefined || trade.orderId === orderId) &&
      trade.time >= (start ?? 0) &&
      trade.time <= end,
  );
  return (start === undefined && fromId === 0 ? found.slice(-limit) : found.slice(0, limit)).map(userTradeJson);
}
