/** Type-7 quantile (Hyndman and Fan 1996; the default of R): linear between the order statistics around (n - 1) p. */

/** Quantile of values sorted ascending; NaN when there are none. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (place - below) * (high - low);
}
