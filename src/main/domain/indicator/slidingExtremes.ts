/** Highest and lowest of the bars before each bar, for a whole column at once: each value enters and leaves a queue once, whatever the window. */

/** out[i] is the largest of column[i - window .. i), of what there is of it; -Infinity at 0. */
export const slidingHighest = (column: ArrayLike<number>, count: number, window: number): Float64Array =>
  slide(column, { count, window, sign: 1 });

/** out[i] is the smallest of column[i - window .. i), of what there is of it; Infinity at 0. */
export const slidingLowest = (column: ArrayLike<number>, count: number, window: number): Float64Array =>
  slide(column, { count, window, sign: -1 });

interface Slide {
  readonly count: number;
  readonly window: number;
  /** 1 keeps the largest, -1 the smallest. */
  readonly sign: 1 | -1;
}

/** The queue holds places whose values fall from its head on: the head is the extreme, and nothing behind a larger value is kept. */
function slide(column: ArrayLike<number>, { count, window, sign }: Slide): Float64Array {
  const out = new Float64Array(count);
  const places = new Int32Array(count);
  let head = 0;
  let tail = 0;
  for (let at = 0; at < count; at += 1) {
    if (head < tail && (places[head] ?? 0) < at - window) head += 1;
    out[at] = head < tail ? (column[places[head] ?? 0] ?? NaN) : -sign * Infinity;
    const value = (column[at] ?? NaN) * sign;
    while (tail > head && (column[places[tail - 1] ?? 0] ?? NaN) * sign <= value) tail -= 1;
    places[tail] = at;
    tail += 1;
  }
  return out;
}
