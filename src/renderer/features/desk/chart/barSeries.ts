/** Candles as the chart library draws them. Floats live only in drawings; every label is made from the decimal text (UI-47). */
import type { UTCTimestamp } from 'lightweight-charts';
import type { Candle } from '../../../../shared/model/candle.ts';

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
  /** The last bar grew, or one new bar follows it. */
  | { readonly kind: 'bar'; readonly bar: Bar; readonly isNew: boolean }
  /** Bars were skipped: only the history knows them. */
  | { readonly kind: 'reload' };

/** What one price does to the bars drawn so far. */
export function applyPrice(last: Bar | undefined, price: { text: string; at: number }, intervalMs: number): BarUpdate {
  const openTime = barStart(price.at, intervalMs);
  if (last === undefined) return { kind: 'reload' };
  if (openTime < last.openTime) return { kind: 'none' };
  if (openTime === last.openTime) return grow(last, price.text);
  if (openTime > last.openTime + intervalMs) return { kind: 'reload' };
  const flat = { open: price.text, high: price.text, low: price.text, close: price.text };
  return { kind: 'bar', bar: { openTime, ...flat, volume: null }, isNew: true };
}

function grow(last: Bar, text: string): BarUpdate {
  if (last.close === text) return { kind: 'none' };
  const high = Number(text) > Number(last.high) ? text : last.high;
  const low = Number(text) < Number(last.low) ? text : last.low;
  return { kind: 'bar', bar: { ...last, high, low, close: text }, isNew: false };
}
