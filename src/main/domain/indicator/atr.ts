/** Wilder's average true range (PS-11) on analytics floats. */

/** Columns of closed bars, oldest first; only the first `count` count. */
export interface RangeBars {
  readonly count: number;
  readonly high: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly close: ArrayLike<number>;
}

/**
 * TR = max(H-L, |H-C_prev|, |L-C_prev|); first ATR = mean of `period` TRs, then (ATR(period-1) + TR)/period.
 * Looks at the last `window` bars only, so that the value does not depend on how much history there is. Null with fewer than period + 1 bars.
 */
export function wilderAtr(bars: RangeBars, period: number, window: number): number | null {
  const start = Math.max(0, bars.count - window);
  if (bars.count - start < period + 1) return null;
  let atr = 0;
  for (let at = start + 1; at < bars.count; at += 1) {
    const range = trueRange(bars, at);
    const seen = at - start;
    atr = seen <= period ? atr + range / period : (atr * (period - 1) + range) / period;
  }
  return atr;
}

/** True range of the bar at an index above 0; NaN where a column is too short. */
export function trueRange(bars: RangeBars, at: number): number {
  const high = bars.high[at] ?? NaN;
  const low = bars.low[at] ?? NaN;
  const before = bars.close[at - 1] ?? NaN;
  return Math.max(high - low, Math.abs(high - before), Math.abs(low - before));
}
