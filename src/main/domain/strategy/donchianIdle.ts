/**
 * Where a Donchian position is certainly left alone, told from ready-made channels and a range that runs on over all bars. The range of a decision looks at
 * its last bars only: both forget their start at the same pace, so that they are never further apart than what is left of it.
 */
import { trueRange } from '../indicator/atr.ts';
import { slidingHighest, slidingLowest } from '../indicator/slidingExtremes.ts';
import type { BarSeries, IdleHolding } from './strategy.ts';

export interface IdleRule {
  readonly exitChannel: number;
  readonly atrPeriod: number;
  readonly trailAtr: number;
  /** A stop moves by at least this many ranges. */
  readonly leastMoveAtr: number;
  /** Bars that a decision looks at. */
  readonly lookback: number;
}

/** Room for the rounding of floats, relative to the price. */
const ROUNDING = 1e-9;

/** True only where neither the exit channel is left nor the stop moves. */
export function donchianIdle(bars: BarSeries, rule: IdleRule): IdleHolding {
  const { exitChannel, trailAtr, leastMoveAtr, lookback } = rule;
  const bottoms = slidingLowest(bars.low, bars.count, exitChannel);
  const tops = slidingHighest(bars.high, bars.count, exitChannel);
  const leastRange = leastRanges(bars, rule);
  return (at, { side, stop }) => {
    if (at + 1 < lookback) return true;
    const close = bars.close[at] ?? NaN;
    const isInside = side === 'LONG' ? close >= (bottoms[at] ?? NaN) : close <= (tops[at] ?? NaN);
    if (!isInside || stop === null) return false;
    const distance = side === 'LONG' ? close - stop : stop - close;
    return distance + ROUNDING * close < (trailAtr + leastMoveAtr) * (leastRange[at] ?? NaN);
  };
}

/** Per bar a range that the range of a decision there is not below. */
function leastRanges(bars: BarSeries, { atrPeriod, lookback }: IdleRule): Float64Array {
  const least = new Float64Array(bars.count);
  const left = (1 - 1 / atrPeriod) ** (lookback - 1 - atrPeriod);
  let range = 0;
  let largest = 0;
  for (let at = 1; at < bars.count; at += 1) {
    const own = trueRange(bars, at);
    range = at <= atrPeriod ? range + own / atrPeriod : (range * (atrPeriod - 1) + own) / atrPeriod;
    if (!(own <= largest)) largest = own;
    least[at] = range * (1 - ROUNDING) - largest * left;
  }
  return least;
}
