/** Conditional orders as REST and the user stream write them. */
import { decimalText, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { AlgoOrder } from './algoOrder.ts';
import type { UserEvent } from './usdmEvents.ts';

const optional = (value: Decimal): string => (value.isZero() ? '' : decimalText(value));

/** Answer of the placement. */
export function algoJson(order: AlgoOrder): Record<string, unknown> {
  const { instrument, ...terms } = order.terms;
  return {
    algoId: order.algoId,
    clientAlgoId: terms.clientAlgoId,
    algoType: 'CONDITIONAL',
    orderType: terms.type,
    symbol: instrument.symbol,
    side: terms.side,
    positionSide: terms.positionSide,
    timeInForce: terms.timeInForce,
    quantity: instrument.quantityText(terms.quantity),
    algoStatus: order.status,
    triggerPrice: instrument.priceText(terms.triggerPrice),
    price: instrument.priceText(terms.price),
    icebergQuantity: null,
    selfTradePreventionMode: terms.stpMode,
    workingType: terms.workingType,
    priceMatch: 'NONE',
    closePosition: terms.closePosition,
    priceProtect: terms.priceProtect,
    reduceOnly: terms.reduceOnly,
    activatePrice: optional(terms.activatePrice),
    callbackRate: optional(terms.callbackRate),
    createTime: order.createdAt,
    updateTime: order.updatedAt,
    triggerTime: order.triggeredAt,
    goodTillDate: terms.goodTillDate,
  };
}

/** Answer of the query endpoints: the child beside it. */
export const queriedAlgoJson = (order: AlgoOrder): Record<string, unknown> => ({
  ...algoJson(order),
  actualOrderId: order.childId === undefined ? '' : String(order.childId),
  actualPrice: (order.child?.averagePrice ?? ZERO).toFixed(5),
  ...(order.child === undefined
    ? {}
    : { actualType: order.child.terms.type, actualQty: order.terms.instrument.quantityText(order.child.executed) }),
});

export function algoUpdate(order: AlgoOrder, now: number): UserEvent {
  const { instrument, ...terms } = order.terms;
  return {
    e: 'ALGO_UPDATE',
    T: order.updatedAt,
    E: now,
    o: {
      caid: terms.clientAlgoId,
      aid: order.algoId,
      at: 'CONDITIONAL',
      o: terms.type,
      s: instrument.symbol,
      S: terms.side,
      ps: terms.positionSide,
      f: terms.timeInForce,
      q: instrument.quantityText(terms.quantity),
      X: order.status,
      ai: order.childId === undefined ? '' : String(order.childId),
      ap: (order.child?.averagePrice ?? ZERO).toFixed(5),
      aq: order.child === undefined ? '0.00000' : instrument.quantityText(order.child.executed),
      act: order.childId === undefined ? '0' : order.isLimit ? 'LIMIT' : 'MARKET',
      tp: decimalText(terms.triggerPrice),
      p: decimalText(terms.price),
      V: terms.stpMode,
      wt: terms.workingType,
      pm: 'NONE',
      cp: terms.closePosition,
      pP: terms.priceProtect,
      R: terms.reduceOnly,
      tt: order.triggeredAt,
      gtd: terms.goodTillDate,
      rm: order.rejectText,
      ia: false,
    },
  };
}
