/** Endpoints of the conditional orders. */
import type { Params } from '../core/params.ts';
import type { Routes } from '../http/route.ts';
import type { AlgoBook } from './algoBook.ts';
import { algoJson, queriedAlgoJson } from './algoJson.ts';
import type { AlgoOrder } from './algoOrder.ts';
import { CANCEL_ALL_DONE } from './orderRoutes.ts';
import type { UsdmVenue } from './usdmVenue.ts';

export function algoRoutes(book: AlgoBook, venue: UsdmVenue): Routes {
  const find = (params: Params): AlgoOrder | undefined =>
    book.find(params.optionalInt('algoId'), params.optional('clientAlgoId'));
  const symbolOf = (params: Params): string => venue.parts.catalog.get('usdm', params.name('symbol')).symbol;
  return {
    'POST /fapi/v1/algoOrder': {
      security: 'signed',
      weight: 0,
      orders: 1,
      right: 'futures',
      answer: (params) => algoJson(book.place(params)),
    },
    'GET /fapi/v1/algoOrder': {
      security: 'signed',
      weight: 1,
      answer: (params) => queriedAlgoJson(book.visible(params.optionalInt('algoId'), params.optional('clientAlgoId'))),
    },
    'DELETE /fapi/v1/algoOrder': {
      security: 'signed',
      weight: 1,
      right: 'futures',
      answer: (params) => {
        const order = book.cancel(find(params));
        return { algoId: order.algoId, clientAlgoId: order.terms.clientAlgoId, code: '200', msg: 'success' };
      },
    },
    'DELETE /fapi/v1/algoOpenOrders': {
      security: 'signed',
      weight: 1,
      right: 'futures',
      answer: (params) => {
        book.cancelAll(symbolOf(params));
        return CANCEL_ALL_DONE;
      },
    },
    'GET /fapi/v1/openAlgoOrders': {
      security: 'signed',
      weight: (params) => (params.has('symbol') ? 1 : 40),
      answer: (params) => book.open(params.optional('symbol')).map(queriedAlgoJson),
    },
    'GET /fapi/v1/allAlgoOrders': {
      security: 'signed',
      weight: 5,
      answer: (params) => history(book, symbolOf(params), params).map(queriedAlgoJson),
    },
  };
}

function history(book: AlgoBook, symbol: string, params: Params): readonly AlgoOrder[] {
  const from = params.optionalInt('algoId') ?? 0;
  const start = params.optionalInt('startTime') ?? 0;
  const end = params.optionalInt('endTime') ?? Infinity;
  return book
    .all()
    .filter((order) => order.terms.instrument.symbol === symbol && order.algoId >= from)
    .filter((order) => order.createdAt >= start && order.createdAt <= end)
    .slice(-(params.optionalInt('limit') ?? 500));
}
