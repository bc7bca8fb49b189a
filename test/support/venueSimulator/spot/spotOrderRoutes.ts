/** Spot order endpoints. */
import type { Params } from '../core/params.ts';
import { knownError, refusal, VenueError } from '../core/venueError.ts';
import type { Routes } from '../http/route.ts';
import type { SimOrder } from '../orders/simOrder.ts';
import { readSpotClientId } from './readSpotOrder.ts';
import { canceledJson, myTradeJson, placedJson, queriedJson } from './spotJson.ts';
import type { SpotVenue } from './spotVenue.ts';

const DAY_MS = 86_400_000;

export function spotOrderRoutes(venue: SpotVenue): Routes {
  const find = (params: Params): SimOrder | undefined => findOrder(venue, params);
  const place = (params: Params) => placedJson(venue.place(params), responseType(params));
  const cancel = (params: Params) => {
    const order = find(params);
    checkRestriction(order, params.optional('cancelRestrictions'));
    const cancelId = readSpotClientId(params.optional('newClientOrderId'), venue.newClientId);
    return canceledJson(venue.cancel(order, cancelId), cancelId);
  };
  return {
    'POST /api/v3/order': { security: 'signed', weight: 0, orders: 1, right: 'spotTrade', answer: place },
    'POST /api/v3/order/test': {
      security: 'signed',
      weight: 1,
      right: 'spotTrade',
      answer: (params) => {
        venue.check(params);
        return {};
      },
    },
    'GET /api/v3/order': {
      security: 'signed',
      weight: 4,
      answer: (params) => {
        const order = find(params);
        if (order === undefined) throw knownError('spot.noSuchOrder');
        return queriedJson(order);
      },
    },
    'DELETE /api/v3/order': { security: 'signed', weight: 0, right: 'spotTrade', answer: cancel },
    'DELETE /api/v3/openOrders': {
      security: 'signed',
      weight: 0,
      right: 'spotTrade',
      answer: (params) => {
        const open = venue.orders.open(venue.parts.catalog.get('spot', params.name('symbol')).symbol);
        if (open.length === 0) throw knownError('spot.unknownCancel');
        return open.map((order) => {
          const cancelId = venue.newClientId();
          return canceledJson(venue.cancel(order, cancelId), cancelId);
        });
      },
    },
    'POST /api/v3/order/cancelReplace': {
      security: 'signed',
      weight: 1,
      orders: 1,
      right: 'spotTrade',
      answer: (params) => cancelReplace(venue, params),
    },
    'GET /api/v3/openOrders': {
      security: 'signed',
      weight: (params) => (params.has('symbol') ? 6 : 80),
      answer: (params) => venue.orders.open(params.optional('symbol')).map(queriedJson),
    },
    'GET /api/v3/allOrders': {
      security: 'signed',
      weight: 20,
      answer: (params) =>
        withinDay(venue.orders.all(params.name('symbol')), params, (order) => order.createdAt).map(queriedJson),
    },
    'GET /api/v3/myTrades': {
      security: 'signed',
      weight: (params) => (params.has('orderId') ? 5 : 20),
      answer: (params) => myTrades(venue, params),
    },
  };
}

function findOrder(venue: SpotVenue, params: Params): SimOrder | undefined {
  const { symbol } = venue.parts.catalog.get('spot', params.name('symbol'));
  if (!params.has('orderId') && !params.has('origClientOrderId'))
    throw refusal(-1102, "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!");
  const found = venue.orders.find(params.optionalInt('orderId'), params.optional('origClientOrderId'));
  return found?.symbol === symbol ? found : undefined;
}

/** Market and limit orders answer in full, the rest with an acknowledgement. */
function responseType(params: Params): string {
  const type = params.name('type');
  return params.name('newOrderRespType', type === 'MARKET' || type === 'LIMIT' ? 'FULL' : 'ACK');
}

function checkRestriction(order: SimOrder | undefined, restriction: string | undefined): void {
  if (order === undefined || restriction === undefined) return;
  const wanted = restriction === 'ONLY_NEW' ? 'NEW' : 'PARTIALLY_FILLED';
  if (order.isOpen && order.status !== wanted) throw knownError('spot.cancelRestricted');
}

/** STOP_ON_FAILURE only: cancels, then places. */
function cancelReplace(venue: SpotVenue, params: Params) {
  const order = venue.orders.find(params.optionalInt('cancelOrderId'), params.optional('cancelOrigClientOrderId'));
  const cancelId = readSpotClientId(params.optional('cancelNewClientOrderId'), venue.newClientId);
  const cancelResponse = canceledJson(venue.cancel(order, cancelId), cancelId);
  try {
    const newOrderResponse = placedJson(venue.place(params), responseType(params));
    return { cancelResult: 'SUCCESS', newOrderResult: 'SUCCESS', cancelResponse, newOrderResponse };
  } catch (error) {
    if (error instanceof VenueError)
      throw new VenueError(409, -2021, { msg: 'Order cancel-replace partially failed.' });
    throw error;
  }
}

function myTrades(venue: SpotVenue, params: Params): unknown[] {
  const { symbol } = venue.parts.catalog.get('spot', params.name('symbol'));
  const orderId = params.optionalInt('orderId');
  const trades = venue.orders.trades.filter(
    (trade) => trade.instrument.symbol === symbol && (orderId === undefined || trade.orderId === orderId),
  );
  const fromId = params.optionalInt('fromId');
  if (fromId !== undefined)
    return trades
      .filter((trade) => trade.id >= fromId)
      .slice(0, params.optionalInt('limit') ?? 500)
      .map(myTradeJson);
  return withinDay(trades, params, (trade) => trade.time).map(myTradeJson);
}

/** Rows between start and end, which may be a day apart; the newest ones when neither is given. */
function withinDay<Row>(rows: readonly Row[], params: Params, timeOf: (row: Row) => number): readonly Row[] {
  const start = params.optionalInt('startTime');
  const end = params.optionalInt('endTime');
  const limit = params.optionalInt('limit') ?? 500;
  if (start !== undefined && end !== undefined && end - start > DAY_MS)
    throw refusal(-1127, 'More than 24 hours between startTime and endTime.');
  const found = rows.filter((row) => timeOf(row) >= (start ?? 0) && timeOf(row) <= (end ?? Infinity));
  return start === undefined ? found.slice(-limit) : found.slice(0, limit);
}
