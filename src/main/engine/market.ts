/** Market events: ticks re-mark one position, closed candles feed the strategies, state changes are journaled. */
import type { MarketCandle, MarketDepth, MarketEvent, MarketState, MarketTick } from '../ports/marketFeed.ts';
import type { Candle, Interval } from '../../shared/model/candle.ts';
import { raiseAlert } from './alerts.ts';
import { barNumbers, type BarNumbers } from './barNumbers.ts';
import { held, isHeld } from './books.ts';
import { watchLosses } from './breaker/lossWatch.ts';
import { pushCandle } from './candles.ts';
import type { WarmupSeries } from './events.ts';
import type { SymbolMarket } from './liveState.ts';
import { refreshMark } from './marks.ts';
import { isQuarantined } from './quarantine.ts';
import { rememberGap } from './quoteFact.ts';
import { evaluateStrategies } from './signals.ts';
import { note, record, type Step } from './step.ts';

/** Takes one event of the feed. */
export function onMarket(step: Step, event: MarketEvent): void {
  switch (event.kind) {
    case 'tick':
      return onTick(step, event);
    case 'candle':
      return onCandle(step, event);
    case 'depth':
      return onDepth(step, event);
    case 'state':
      return onState(step, event);
  }
}

function onTick(step: Step, tick: MarketTick): void {
  const { live } = step.state;
  const market = live.markets.get(tick.symbol);
  if (market === undefined || isQuarantined(live, market, tick)) return;
  if (market.time > 0) rememberGap(market, tick.time - market.time);
  market.spreads.take(tick);
  market.last = tick.last;
  market.bid = tick.bid;
  market.ask = tick.ask;
  market.time = tick.time;
  market.quote = null;
  if (live.feedState.state !== 'ok') live.feedState = { state: 'ok', text: '' };
  if (!isHeld(step.state.durable, tick.symbol)) {
    live.dirty.add(tick.symbol);
    return;
  }
  refreshMark(step.state, tick.symbol);
  if (held(step).positions.has(tick.symbol)) watchLosses(step);
}

function onDepth(step: Step, event: MarketDepth): void {
  const market = step.state.live.markets.get(event.symbol);
  if (market !== undefined) market.depth = event;
}

function onCandle(step: Step, event: MarketCandle): void {
  const market = step.state.live.markets.get(event.symbol);
  if (market === undefined) return;
  for (const interval of learnCandle(step, market, event.candle))
    evaluateStrategies(step, market, { interval, closedAt: event.time });
}

function onState(step: Step, event: MarketState): void {
  const { live } = step.state;
  if (live.feedState.state === event.state && live.feedState.text === event.text) return;
  live.feedState = { state: event.state, text: event.text };
  record(step, 'FEED_CHANGED', {
    data: { feed: live.feed.label, state: event.state, text: event.text },
    durability: 'C',
  });
  note(step, 'FEED', event.text === '' ? `Feed is ${event.state}.` : event.text);
  if (event.state === 'ended' || event.state === 'failed') raiseAlert(step, 'FEED_ENDED', { found: event.text });
}

/** Learns bars of the past: strategies need not wait for their lookback, and decide nothing on it. */
export function learnWarmup(step: Step, series: readonly WarmupSeries[]): void {
  const { live } = step.state;
  for (const { symbol, interval, candles } of series) {
    const market = live.markets.get(symbol);
    if (market === undefined) continue;
    if (interval === live.feed.interval) for (const candle of candles) learnCandle(step, market, candle);
    else market.history.fill(interval, candles);
  }
}

/** Learns one closed bar of the feed; returns the strategy intervals whose bar closed with it. */
function learnCandle(step: Step, market: SymbolMarket, candle: Candle): readonly Interval[] {
  const numbers = barNumbers(candle);
  learnNumbers(market, numbers);
  market.lastBar = candle;
  return pushCandle(step.state.live, market, { candle, numbers });
}

/** What a closed bar teaches besides the strategies' own bars. */
export function learnNumbers(market: SymbolMarket, bar: BarNumbers): void {
  market.volume.push(bar);
  market.hours.push(bar);
  market.history.push(bar);
}
