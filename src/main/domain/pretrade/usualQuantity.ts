/** What is usual in a symbol: the median of its last entries (RC-06). */
import { ZERO, decimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';

/** RC-06: the median counts once this many entries exist. */
const MEDIAN_ENTRIES = 20;

/** Median of the entries, in base units: the mean of the middle one or two; null while fewer than 20 exist. */
export function usualQuantity(quantities: readonly Quantity[]): Decimal | null {
  if (quantities.length < MEDIAN_ENTRIES) return null;
  const sorted = quantities.toSorted((one, other) => one.comparedTo(other));
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, each) => sum.add(each), ZERO).div(decimal(middle.length));
}
