/**
 * Whose position a fill opens. Fills are told in any order: where that of an older reducing order comes after the one of a later entry, what it leaves is
 * the entry's, with its stop and its risk (RC-19).
 */
import type { Fill } from '../../shared/model/fill.ts';
import type { Order } from '../../shared/model/order.ts';
import { maxDecimal, minDecimal, ONE, ZERO } from '../../shared/values/decimal.ts';
import { money } from '../../shared/values/money.ts';
import type { FillContext } from '../domain/position/applyFill.ts';
import { held } from './books.ts';
import type { Step } from './step.ts';

const PLACES = 18;

type Plan = Pick<FillContext, 'plannedRisk' | 'stopPrice' | 'source' | 'reason'>;

/** The plan of the order itself, or of the entry that what is left belongs to. */
export function planOf(step: Step, order: Order, fill: Fill): Plan {
  const entry = order.role === 'ENTRY' ? order : (openingEntry(step, fill) ?? order);
  const part = entry === order ? fill.quantity.div(order.quantity) : leftShare(step, fill, entry);
  return {
    plannedRisk: money(entry.plannedRisk.mul(part).toDecimalPlaces(PLACES)),
    stopPrice: entry.stopPrice,
    source: entry.source,
    // What closes the round trip says why.
    reason: order.reason,
  };
}

/** The last entry of the fill's side that was told to be filled when the fill was made or after it; null where the fill only reduces. */
function openingEntry(step: Step, { symbol, side, venueTime, quantity }: Fill): Order | null {
  const { positions, orders } = held(step);
  const position = positions.get(symbol)?.quantity ?? ZERO;
  const isReducing = side === 'BUY' ? position.isNegative() : position.isPositive() && !position.isZero();
  if (isReducing && quantity.lessThanOrEqualTo(position.abs())) return null;
  const filled = [...orders.values()].filter(
    (each) =>
      each.role === 'ENTRY' && each.symbol === symbol && each.side === side && each.filledQuantity.greaterThan(0),
  );
  return filled.findLast(({ updatedAt }) => updatedAt >= venueTime) ?? null;
}

/** Share of the entry that the fill leaves open, at most all of it. */
function leftShare(step: Step, fill: Fill, entry: Order) {
  const position = held(step).positions.get(fill.symbol)?.quantity.abs() ?? ZERO;
  const left = maxDecimal(ZERO, fill.quantity.minus(position));
  return minDecimal(ONE, left.div(entry.quantity));
}
