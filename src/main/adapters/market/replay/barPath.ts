/**
 * The path of a price inside a bar of which only open, high, low and close are known (docs/market-data.md). Fixed, so that every run is the same:
 * a rising bar goes open, low, high, close, a falling one open, high, low, close: the stop side comes first.
 */
import type { Candle } from '../../../../shared/model/candle.ts';
import type { MarketCandle, MarketTick } from '../../../ports/marketFeed.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { SourceLane } from './sourceLane.ts';

/** Ticks in a bar; the closed bar follows them. */
export const TICKS_PER_BAR = 4;

/** When the step of a bar happens: 0 to 3 are ticks, 4 is the closed bar at the bar's end. */
export function stepTime(openTime: number, step: number, intervalMs: number): number {
  if (step === 0) return openTime;
  if (step === 1) return openTime + Math.floor(intervalMs / 3);
  if (step === 2) return openTime + Math.floor((intervalMs * 2) / 3);
  return step === 3 ? openTime + intervalMs - 1 : openTime + intervalMs;
}

/** Which price of a bar a step of the path is. */
export function stepColumn(step: number, rises: boolean): 'open' | 'high' | 'low' | 'close' {
  if (step === 0) return 'open';
  if (step === 3) return 'close';
  return (step === 1) === rises ? 'low' : 'high';
}

/** The price at a step of the path. */
export const stepPrice = (bar: Candle, step: number, rises: boolean): string => bar[stepColumn(step, rises)];

export const tickOf = (lane: SourceLane, time: number, last: string): MarketTick => ({
  kind: 'tick',
  symbol: lane.symbol,
  time: unixMs(time),
  last,
  bid: null,
  ask: null,
});

export const closedBarOf = (lane: SourceLane, candle: Candle, time: UnixMs): MarketCandle => ({
  kind: 'candle',
  symbol: lane.symbol,
  time,
  interval: lane.interval,
  candle,
});
