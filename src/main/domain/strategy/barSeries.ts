/** Bar columns from candles, for live use: the newest bars only, copied on each bar. Backtests share their own columns instead. */
import type { Candle } from '../../../shared/model/candle.ts';
import type { BarSeries } from './strategy.ts';

interface Columns extends BarSeries {
  readonly openTime: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

/** Columns that grow by withBar. */
export type GrowingBars = Columns;

export const noBars: GrowingBars = { count: 0, openTime: [], open: [], high: [], low: [], close: [], volume: [] };

/** The series with one more closed candle, the oldest dropped so that at most `keep` remain. A candle not newer than the last changes nothing. */
export function withBar(bars: GrowingBars, candle: Candle, keep: number): GrowingBars {
  if (bars.count > 0 && candle.openTime <= (bars.openTime[bars.count - 1] ?? -Infinity)) return bars;
  const drop = Math.max(0, bars.count + 1 - keep);
  const grow = (column: readonly number[], value: number): readonly number[] => {
    const next = column.slice(drop);
    next.push(value);
    return next;
  };
  return {
    count: bars.count + 1 - drop,
    openTime: grow(bars.openTime, candle.openTime),
    open: grow(bars.open, Number(candle.open)),
    high: grow(bars.high, Number(candle.high)),
    low: grow(bars.low, Number(candle.low)),
    close: grow(bars.close, Number(candle.close)),
    volume: grow(bars.volume, Number(candle.volume)),
  };
}
