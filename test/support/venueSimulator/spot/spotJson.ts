/** Spot orders and fills as REST writes them. Eight places everywhere. */
import type { Decimal } from '../../../../src/shared/values/decimal.ts';
import type { SimOrder, SimTrade } from '../orders/simOrder.ts';

const places = (value: Decimal): string => value.toFixed(8);

/** Answer of a placement: ACK, RESULT or FULL. */
export function placedJson(order: SimOrder, responseType: string): Record<string, unknown> {
  const ack = {
    symbol: order.symbol,
    orderId: order.orderId,
    orderListId: -1,
    clientOrderId: order.terms.clientOrderId,
    transactTime: order.updatedAt,
  };
  if (responseType === 'ACK') return ack;
  const result = {
    ...ack,
    ...amounts(order),
    workingTime: order.workingAt,
    selfTradePreventionMode: order.terms.stpMode,
  };
  return responseType === 'FULL' ? { ...result, fills: order.trades.map(fillJson) } : result;
}

export const canceledJson = (order: SimOrder, cancelId: string): Record<string, unknown> => ({
  symbol: order.symbol,
  origClientOrderId: order.terms.clientOrderId,
  orderId: order.orderId,
  orderListId: -1,
  clientOrderId: cancelId,
  transactTime: order.updatedAt,
  ...amounts(order),
  selfTradePreventionMode: order.terms.stpMode,
});

export const queriedJson = (order: SimOrder): Record<string, unknown> => ({
  symbol: order.symbol,
  orderId: order.orderId,
  orderListId: -1,
  clientOrderId: order.terms.clientOrderId,
  ...amounts(order),
  stopPrice: places(order.terms.stopPrice),
  icebergQty: '0.00000000',
  time: order.createdAt,
  updateTime: order.updatedAt,
  isWorking: order.isWorking,
  workingTime: order.workingAt,
  selfTradePreventionMode: order.terms.stpMode,
});

const amounts = (order: SimOrder) => ({
  price: places(order.price),
  origQty: places(order.quantity),
  executedQty: places(order.executed),
  origQuoteOrderQty: places(order.terms.quoteQuantity),
  cummulativeQuoteQty: places(order.executedQuote),
  status: order.status,
  timeInForce: order.terms.timeInForce,
  type: order.terms.type,
  side: order.terms.side,
});

const fillJson = (trade: SimTrade) => ({
  price: places(trade.price),
  qty: places(trade.quantity),
  commission: places(trade.fee),
  commissionAsset: trade.feeAsset,
  tradeId: trade.id,
});

export const myTradeJson = (trade: SimTrade): Record<string, unknown> => ({
  symbol: trade.instrument.symbol,
  id: trade.id,
  orderId: trade.orderId,
  orderListId: -1,
  price: places(trade.price),
  qty: places(trade.quantity),
  quoteQty: places(trade.price.mul(trade.quantity)),
  commission: places(trade.fee),
  commissionAsset: trade.feeAsset,
  time: trade.time,
  isBuyer: trade.side === 'BUY',
  isMaker: trade.isMaker,
  isBestMatch: true,
});
