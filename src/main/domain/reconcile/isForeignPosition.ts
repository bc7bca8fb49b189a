/** RC-26: whether the venue holds a derivative position that is neither ours nor left alone. One of ours that grew or shrank is a mismatch (EB-11). */
import { ZERO, type Decimal } from '../../../shared/values/decimal.ts';

/** Signed quantities of one symbol. */
export interface PositionShares {
  readonly own: Decimal;
  /** What a person leaves alone, beside ours. */
  readonly left: Decimal;
  /** What the venue reports, each leg of hedge mode on its own. */
  readonly legs: readonly Decimal[];
}

/** Two legs are never ours, whatever they come to; else it is on a side that nobody knows of, or none of it is ours and it is more than is left alone. */
export function isForeignPosition({ own, left, legs }: PositionShares): boolean {
  if (legs.length > 1) return true;
  const venue = legs[0] ?? ZERO;
  const known = own.plus(left);
  if (venue.isZero() || known.isZero()) return !venue.isZero();
  const isOtherSide = venue.isNegative() !== known.isNegative();
  return isOtherSide || (own.isZero() && venue.abs().greaterThan(known.abs()));
}
