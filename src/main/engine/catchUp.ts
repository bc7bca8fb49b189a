/**
 * Brings the engine up to date with a stretch of market that changed nothing but prices: leaves behind what the same events would have, dispatched one
 * by one. Only for a driver that has proven that no order, strategy, trigger or timer would have reacted to any of them.
 */
import type { Candle } from '../../shared/model/candle.ts';
import type { MarketTick } from '../ports/marketFeed.ts';
import type { BarSeries } from '../domain/strategy/strategy.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { EquityPoint } from '../domain/breaker/equityPoints.ts';
import { isHeld, withBook } from './books.ts';
import { bufferOf } from './candles.ts';
import type { LiveState, SymbolMarket } from './liveState.ts';
import { learnNumbers } from './market.ts';
import { confirmTick, refreshMark } from './marks.ts';
import { rememberGap } from './quoteFact.ts';
import type { EngineState } from './state.ts';

/** Learns closed bars [from, to) of the columns; `last` is the newest of them as the feed wrote it. Every needed interval is the feed's own. */
export function catchUpBars(
  live: LiveState,
  market: SymbolMarket,
  stretch: { readonly bars: BarSeries; readonly from: number; readonly to: number; readonly last: Candle | null },
): void {
  const { bars, from, to, last } = stretch;
  const buffers = [...live.neededBars].map(([interval, keep]) => bufferOf(market, interval, keep));
  for (let at = from; at < to; at += 1) {
    const bar = {
      openTime: bars.openTime[at] ?? 0,
      open: bars.open[at] ?? 0,
      high: bars.high[at] ?? 0,
      low: bars.low[at] ?? 0,
      close: bars.close[at] ?? 0,
      volume: bars.volume[at] ?? 0,
    };
    learnNumbers(market, bar);
    for (const buffer of buffers) buffer.push(bar);
  }
  if (to > from && last !== null) market.lastBar = last;
}

/** Counts ticks that passed: only the gaps between the last of them are remembered. `times` are theirs, with the one before them in front. */
export function catchUpGaps(market: SymbolMarket, ticks: number, times: readonly number[]): void {
  market.gapCount += Math.max(0, ticks - (times.length - 1));
  for (let at = 1; at < times.length; at += 1) rememberGap(market, (times[at] ?? 0) - (times[at - 1] ?? 0));
}

/** Takes a tick of the stretch; all that a held symbol remembers of prices is in its last few, so that these are taken one after the other. */
export function catchUpTick(state: EngineState, tick: MarketTick): void {
  const { live } = state;
  const market = live.markets.get(tick.symbol);
  if (market === undefined) return;
  learnTick(live, market, tick);
  if (isHeld(state.durable, tick.symbol)) refreshMark(state, tick.symbol);
  else live.dirty.add(tick.symbol);
}

/** The same for a tick of a held symbol that another follows, and that is neither the best nor the worst of its episode. */
export function catchUpPassing(state: EngineState, tick: MarketTick): void {
  const market = state.live.markets.get(tick.symbol);
  if (market === undefined) return;
  learnTick(state.live, market, tick);
  confirmTick(state, market, 'PAPER');
}

function learnTick(live: LiveState, market: SymbolMarket, tick: MarketTick): void {
  market.last = tick.last;
  market.bid = tick.bid;
  market.ask = tick.ask;
  market.time = tick.time;
  market.quote = null;
  if (live.feedState.state !== 'ok') live.feedState = { state: 'ok', text: '' };
}

/** Gives the paper book the points of equity that samples would have left (EB-03). */
export function catchUpPoints(state: EngineState, points: readonly EquityPoint[]): void {
  const { risk } = state.durable.books.PAPER;
  state.durable = withBook(state.durable, 'PAPER', { risk: { ...risk, points } });
}

/** Notes the minute before a sample as sampled, so that the time between the two is what it would be. */
export function catchUpSample(
  state: EngineState,
  { at, monoMs }: { readonly at: UnixMs; readonly monoMs: number },
): void {
  if (state.live.sampledAt !== null) state.live.sampledAt = { at, monoMs };
}
