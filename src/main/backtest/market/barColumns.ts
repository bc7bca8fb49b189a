/**
 * All bars of one symbol as columns of floats, which is what strategies and bounds are computed on, with the decimal text of the file behind
 * them: a float of at most 15 digits gives its own decimal back, and the few values with more are kept as text (CV-01).
 */
import type { Candle, Interval } from '../../../shared/model/candle.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { unixMs } from '../../../shared/values/time.ts';
import { plainText } from './plainText.ts';

export interface BarColumns {
  readonly symbol: SymbolName;
  readonly interval: Interval;
  readonly intervalMs: number;
  readonly count: number;
  /** Start of each bar, milliseconds UTC, strictly rising. */
  readonly openTime: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  /** Base currency. */
  readonly volume: Float64Array;
  /** Bars with a value of more digits than a float holds, by place. */
  readonly exact: ReadonlyMap<number, Candle>;
}

/** The bar at a place as the source wrote it, to the last digit of every value. */
export function candleAt(columns: BarColumns, at: number): Candle {
  const known = columns.exact.get(at);
  if (known !== undefined) return known;
  return {
    openTime: unixMs(columns.openTime[at] ?? 0),
    open: plainText(columns.open[at] ?? 0),
    high: plainText(columns.high[at] ?? 0),
    low: plainText(columns.low[at] ?? 0),
    close: plainText(columns.close[at] ?? 0),
    volume: plainText(columns.volume[at] ?? 0),
  };
}

/** Text of one price of the bar at a place. */
export function priceTextAt(columns: BarColumns, column: 'open' | 'high' | 'low' | 'close', at: number): string {
  return columns.exact.get(at)?.[column] ?? plainText(columns[column][at] ?? 0);
}

/** Place of the first bar that opens at or after the time; `count` where there is none. */
export function placeOf({ openTime, count }: Pick<BarColumns, 'openTime' | 'count'>, time: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((openTime[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
