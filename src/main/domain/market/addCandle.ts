/**
 * Smaller closed candles into a bigger interval, slots aligned to the UTC epoch.
 * 1. A bar comes out when its last part has come, or when a candle of a later slot shows that no more will.
 * 2. A slot with missing parts still gives a bar of what there is; an empty slot gives none.
 */
import { intervalMs, type Candle, type Interval } from '../../../shared/model/candle.ts';
import { decimal, decimalText, maxDecimal, minDecimal } from '../../../shared/values/decimal.ts';
import { unixMs } from '../../../shared/values/time.ts';

/** The bar under construction: its slot as openTime. */
export type PartialCandle = Candle;

export interface Aggregation {
  /** Null when the last bar just closed. */
  readonly partial: PartialCandle | null;
  /** Bars that closed with this candle, oldest first: none, one or two. */
  readonly closed: readonly Candle[];
}

/** Takes the next closed candle of the smaller interval. Candles rise in time; one that does not is ignored. */
export function addCandle(
  partial: PartialCandle | null,
  candle: Candle,
  span: { readonly from: Interval; readonly to: Interval },
): Aggregation {
  const slot = Math.floor(candle.openTime / intervalMs[span.to]) * intervalMs[span.to];
  if (partial !== null && slot < partial.openTime) return { partial, closed: [] };
  const overdue = partial !== null && slot > partial.openTime ? [partial] : [];
  const open = partial === null || overdue.length > 0 ? { ...candle, openTime: unixMs(slot) } : merge(partial, candle);
  const isComplete = candle.openTime + intervalMs[span.from] >= slot + intervalMs[span.to];
  return isComplete ? { partial: null, closed: [...overdue, open] } : { partial: open, closed: overdue };
}

const merge = (partial: PartialCandle, candle: Candle): PartialCandle => ({
  openTime: partial.openTime,
  open: partial.open,
  high: decimalText(maxDecimal(decimal(partial.high), decimal(candle.high))),
  low: decimalText(minDecimal(decimal(partial.low), decimal(candle.low))),
  close: candle.close,
  volume: decimalText(decimal(partial.volume).add(decimal(candle.volume))),
});
