/** Highest and lowest of a stretch of a column: the edges of a Donchian channel. */

/** Largest of column[from..to), -Infinity when empty. */
export function highest(column: ArrayLike<number>, from: number, to: number): number {
  let most = -Infinity;
  for (let at = from; at < to; at += 1) {
    const value = column[at] ?? NaN;
    if (value > most) most = value;
  }
  return most;
}

/** Smallest of column[from..to), Infinity when empty. */
export function lowest(column: ArrayLike<number>, from: number, to: number): number {
  let least = Infinity;
  for (let at = from; at < to; at += 1) {
    const value = column[at] ?? NaN;
    if (value < least) least = value;
  }
  return least;
}
