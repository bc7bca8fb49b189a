/** Whether a resting order reacts to the last price: stops when it reaches the trigger, limits when it is traded through (PF-03). */
import type { OrderTerms } from '../../../../shared/model/order.ts';
import type { Price } from '../../../../shared/values/price.ts';

/** Stops trigger on a touch: that is never to the trader's favor. */
export function isTriggered({ side, triggerPrice }: OrderTerms, last: Price): boolean {
  if (triggerPrice === null) return false;
  return side === 'SELL' ? last.lessThanOrEqualTo(triggerPrice) : last.greaterThanOrEqualTo(triggerPrice);
}

/** A touch is not a fill: the price must have printed at least one tick beyond the limit. */
export function isTradedThrough({ side, limitPrice }: OrderTerms, last: Price, tick: Price): boolean {
  if (limitPrice === null) return false;
  return side === 'BUY'
    ? last.lessThanOrEqualTo(limitPrice.minus(tick))
    : last.greaterThanOrEqualTo(limitPrice.plus(tick));
}
