/** EB-21: the price a stale quote may have moved to, against the position. */
import { decimal, decimalFromFloat, minDecimal, ONE, type Decimal } from '../../../shared/values/decimal.ts';
import { price, type Price } from '../../../shared/values/price.ts';
import { MINUTE_MS } from '../../../shared/values/time.ts';
import type { PositionSide } from '../position/side.ts';

/** Standard deviations of a move that is still believed. */
const DEVIATIONS = 3;
/** Largest haircut. */
const CAP = decimal('0.10');

export interface StalePrice {
  /** Exit-side price of the last good quote. */
  readonly lastPrice: Price;
  /** Standard deviation of one-minute returns, a fraction. */
  readonly sigma1m: number;
  readonly ageMs: number;
  readonly side: PositionSide;
}

export interface AdverseMark {
  /** Fraction of the last price. */
  readonly haircut: Decimal;
  readonly price: Price;
}

/** P(1 -/+ 3 sigma_1m sqrt(age in minutes)), the haircut at most 10 %: lower for a long, higher for a short. */
export function adverseMark({ lastPrice, sigma1m, ageMs, side }: StalePrice): AdverseMark {
  const move = DEVIATIONS * sigma1m * Math.sqrt(Math.max(0, ageMs) / MINUTE_MS);
  const haircut = minDecimal(decimalFromFloat(move), CAP);
  return { haircut, price: price(lastPrice.mul(side === 'LONG' ? ONE.minus(haircut) : ONE.plus(haircut))) };
}
