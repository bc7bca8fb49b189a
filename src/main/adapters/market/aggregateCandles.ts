/** Bars of a longer interval built from shorter ones, kept to the last few: memory does not grow with the history read. */
import type { Candle } from '../../../shared/model/candle.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';

export interface CandleAggregate {
  /** Adds the next source bar; source bars come in rising time. */
  add(bar: Candle): void;
  /** The last closed bars, oldest first. */
  closed(): readonly Candle[];
}

export interface AggregateOptions {
  readonly sourceMs: number;
  /** A multiple of `sourceMs`. */
  readonly intervalMs: number;
  /** Bars that end after this time are not closed. */
  readonly before: UnixMs;
  /** Most bars kept, the newest ones. */
  readonly limit: number;
}

/** Sums of volume carry at most the decimals of venues' quantities. */
const VOLUME_DECIMALS = 8;

/**
 * Collects bars of `intervalMs` on the grid of the epoch. A bar is closed when its end is at or before `before`, whether or not each of its source
 * bars was there.
 */
export function createCandleAggregate(options: AggregateOptions): CandleAggregate {
  const { sourceMs, intervalMs, before, limit } = options;
  let kept: Candle[] = [];
  const keep = (bar: Candle): void => {
    kept.push(bar);
    if (kept.length >= limit * 2) kept = kept.slice(-limit);
  };
  const merge = (bar: Candle): void => {
    const openTime = unixMs(Math.floor(bar.openTime / intervalMs) * intervalMs);
    const last = kept.at(-1);
    if (openTime + intervalMs > before) return;
    if (last === undefined || last.openTime !== openTime) keep({ ...bar, openTime });
    else kept[kept.length - 1] = joinBars(last, bar);
  };
  const add =
    sourceMs === intervalMs ? (bar: Candle) => (bar.openTime + intervalMs > before ? undefined : keep(bar)) : merge;
  return { add, closed: () => kept.slice(-limit) };
}

/** Extends a bar by the bar that follows it. */
function joinBars(one: Candle, next: Candle): Candle {
  return {
    openTime: one.openTime,
    open: one.open,
    high: Number(next.high) > Number(one.high) ? next.high : one.high,
    low: Number(next.low) < Number(one.low) ? next.low : one.low,
    close: next.close,
    volume: trimZeros((Number(one.volume) + Number(next.volume)).toFixed(VOLUME_DECIMALS)),
  };
}

const trimZeros = (text: string): string => text.replace(/\.?0+$/, '');
