/** Candles as the chart library draws them. Floats live only in drawings; every label is made from the decimal text (UI-47). */
import type { UTCTimestamp } from 'lightweight-charts';
import type { Candle } from '../../../../shared/model/candle.ts';
import { compareDecimalText } from '../table/compareDecimalText.ts';

export interface DrawnBar {
  readonly time: UTCTimestamp;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** A bar with the texts it was drawn from, for labels, the table and the spoken summary. */
export interface Bar {
  readonly openTime: number;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  /** Base units; null while the bar is built from quotes, which carry no volume. */
  readonly volume: string | null;
}

/** Chart time of an instant: whole seconds. The library types it as a brand, which only this function hands out. */
export const chartTime = (at: number): UTCTimestamp => Math.floor(at / 1_000) as UTCTimestamp;

export const barOf = (candle: Candle): Bar => ({ ...candle, openTime: candle.openTime });

export const drawnBar = (bar: Bar): DrawnBar => ({
  time: chartTime(bar.openTime),
  open: Number(bar.open),
  high: Number(bar.high),
  low: Number(bar.low),
  close: Number(bar.close),
});

/** Start of the bar that holds an instant. */
export const barStart = (at: number, intervalMs: number): number => Math.floor(at / intervalMs) * intervalMs;

/** The bar an instant belongs to: the last one that opened at or before it; undefined before the first. */
export function barAt(bars: readonly Bar[], at: number): Bar | undefined {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bars[middle]?.openTime ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return bars[low - 1];
}

export type BarUpdate =
  | { readonly kind: 'none' }
  /** The last bar grew, or a new one follows; bars in between, if any, are known to the history only. */
  | { readonly kind: 'bar'; readonly bar: Bar; readonly isNew: boolean }
  /** The clock was set back: what is drawn lies in the future. */
  | { readonly kind: 'back' };

/** What one price does to the bars drawn so far. */
export function applyPrice(last: Bar, price: { text: string; at: number }, intervalMs: number): BarUpdate {
  const openTime = barStart(price.at, intervalMs);
  if (openTime < last.openTime) return { kind: 'back' };
  if (openTime > last.openTime) return { kind: 'bar', bar: flatBar(openTime, price.text), isNew: true };
  if (last.close === price.text) return { kind: 'none' };
  return { kind: 'bar', bar: joinBars(last, flatBar(openTime, price.text)), isNew: false };
}

const flatBar = (openTime: number, text: string): Bar => ({
  openTime,
  open: text,
  high: text,
  low: text,
  close: text,
  volume: null,
});

/** Two looks at one bar, the later one second: the extremes of both, the open of the first, the close of the second. */
export const joinBars = (first: Bar, second: Bar): Bar => ({
  openTime: first.openTime,
  open: first.open,
  high: compareDecimalText(second.high, first.high) > 0 ? second.high : first.high,
  low: compareDecimalText(second.low, first.low) < 0 ? second.low : first.low,
  close: second.close,
  volume: first.volume,
});
