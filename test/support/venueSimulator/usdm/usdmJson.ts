/** USD-M orders and fills as REST writes them. */
import type { SimOrder, SimTrade } from '../orders/simOrder.ts';

/** Answer of place, cancel and amend; the schema of July 2026 drops `avgPrice` and `cumQuote`. */
export function orderJson(
  order: SimOrder,
  { withAverages }: { readonly withAverages: boolean },
): Record<string, unknown> {
  const { instrument, clientOrderId, side, type, timeInForce, reduceOnly, closePosition, positionSide } = order.terms;
  return {
    orderId: order.orderId,
    symbol: order.symbol,
    status: order.status,
    clientOrderId,
    price: instrument.priceText(order.price),
    ...(withAverages ? { avgPrice: order.averagePrice.toFixed(5), cumQuote: order.executedQuote.toFixed(5) } : {}),
    origQty: instrument.quantityText(order.quantity),
    executedQty: instrument.quantityText(order.executed),
    cumQty: instrument.quantityText(order.executed),
    timeInForce,
    type,
    reduceOnly,
    closePosition,
    side,
    positionSide,
    stopPrice: instrument.priceText(order.terms.stopPrice),
    workingType: 'CONTRACT_PRICE',
    priceProtect: false,
    origType: order.terms.origType,
    priceMatch: 'NONE',
    selfTradePreventionMode: order.terms.stpMode,
    goodTillDate: order.terms.goodTillDate,
    updateTime: order.updatedAt,
  };
}

/** Answer of the query endpoints. */
export const queriedOrderJson = (order: SimOrder): Record<string, unknown> => ({
  ...orderJson(order, { withAverages: true }),
  time: order.createdAt,
});

export const userTradeJson = (trade: SimTrade): Record<string, unknown> => ({
  symbol: trade.instrument.symbol,
  id: trade.id,
  orderId: trade.orderId,
  side: trade.side,
  positionSide: trade.positionSide,
  price: trade.instrument.priceText(trade.price),
  qty: trade.instrument.quantityText(trade.quantity),
  quoteQty: trade.price.mul(trade.quantity).toFixed(5),
  realizedPnl: trade.realizedPnl.toFixed(8),
  commission: trade.fee.toFixed(8),
  commissionAsset: trade.feeAsset,
  maker: trade.isMaker,
  buyer: trade.side === 'BUY',
  time: trade.time,
});
