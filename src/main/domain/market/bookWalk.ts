/** Taking a quantity out of an order book, level by level (RC-22, PF-02). */
import type { Side } from '../../../shared/model/order.ts';
import { ZERO, decimal, minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import { price, type Price } from '../../../shared/values/price.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';

/** Quantity above 0. */
export interface BookLevel {
  readonly price: Price;
  readonly quantity: Quantity;
}

/** Levels of one side, best first, never none. */
export type BookLevels = readonly [BookLevel, ...BookLevel[]];

/** What an order takes from: the side of the order, and the levels of the other side of the book. */
export interface Taking {
  readonly side: Side;
  readonly levels: BookLevels;
}

/** 10 basis points per begun multiple of the last level, beyond what is visible (PF-02). */
const BEYOND_DEPTH_STEP = decimal('0.001');

/**
 * Average price of taking a quantity above 0. What is more than the book shows is taken at the last level, moved against the order by 10 basis
 * points for every begun multiple of that level.
 */
export function averagePrice({ side, levels }: Taking, size: Quantity): Price {
  let leaves: Decimal = size;
  let cost = ZERO;
  let [last] = levels;
  for (const level of levels) {
    const taken = minDecimal(leaves, level.quantity);
    cost = cost.add(taken.mul(level.price));
    leaves = leaves.sub(taken);
    last = level;
  }
  const away = last.price.mul(BEYOND_DEPTH_STEP).mul(leaves.div(last.quantity).ceil());
  const beyond = side === 'BUY' ? last.price.add(away) : last.price.sub(away);
  return price(cost.add(leaves.mul(beyond)).div(size));
}

/** Largest visible quantity whose average price is no worse than the bound. */
export function largestWithin({ side, levels }: Taking, bound: Price): Quantity {
  let taken = ZERO;
  let cost = ZERO;
  for (const level of levels) {
    // What the better levels left below the bound pays for a level beyond it.
    const room = bound.mul(taken).sub(cost).abs();
    const beyond = worseBy(side, level.price, bound);
    if (beyond.greaterThan(0) && room.lessThan(beyond.mul(level.quantity)))
      return quantity(taken.add(room.div(beyond)));
    taken = taken.add(level.quantity);
    cost = cost.add(level.quantity.mul(level.price));
  }
  return quantity(taken);
}

/** Visible quantity at prices no worse than the bound. */
export const depthWithin = ({ side, levels }: Taking, bound: Price): Quantity =>
  quantity(
    levels.reduce(
      (sum, level) => (worseBy(side, level.price, bound).greaterThan(0) ? sum : sum.add(level.quantity)),
      ZERO,
    ),
  );

/** How much worse for the order a price is than the bound; below 0 where it is better. */
const worseBy = (side: Side, at: Price, bound: Price): Decimal => (side === 'BUY' ? at.sub(bound) : bound.sub(at));
