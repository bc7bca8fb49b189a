/**
 * The market of the story: BTC, ETH and SOL for 22 days, a tick each ten seconds, the same for everyone. Prices are a random walk of hours with a fixed
 * seed, plus the moves that the user's trades live on. BTC and ETH go together, SOL goes its own way; there are sixty days of past.
 */
import { intervalMs, type Candle } from '../../../src/shared/model/candle.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import type { MarketEvent, ReplaySource } from '../../../src/main/ports/marketFeed.ts';
import { buildInstrument } from '../buildInstrument.ts';
import { plannedMoves } from './plannedTrades.ts';
import { STORY_END, STORY_START, type StorySymbol } from './storyTime.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TICK = 10_000;
const PAST_HOURS = 60 * 24;
const FIRST_HOUR = STORY_START - PAST_HOURS * HOUR;
const HOURS = PAST_HOURS + 24 * 24;

interface Coin {
  readonly name: StorySymbol;
  readonly base: number;
  readonly decimals: number;
  readonly lot: string;
  /** Weight of the market's hour and of the coin's own. */
  readonly market: number;
  readonly own: number;
}

/** Hourly volatility of the market factor. */
const SIGMA = 0.0012;
const coins: readonly Coin[] = [
  { name: 'BTC/USDT', base: 60_000, decimals: 1, lot: '0.00001', market: 1, own: 0.3 },
  { name: 'ETH/USDT', base: 3_000, decimals: 2, lot: '0.0001', market: 1, own: 0.91 },
  { name: 'SOL/USDT', base: 150, decimals: 3, lot: '0.01', market: 0.25, own: 1.3 },
];

/** Uniform numbers below 1 from a seed (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bell-shaped numbers of variance 1: twelve uniform ones make one. */
function bell(seed: number): () => number {
  const next = uniform(seed);
  return () => Array.from({ length: 12 }, next).reduce((sum, each) => sum + each, -6);
}

/** Log prices at each full hour, relative to the base, at zero where the story starts. */
function logPrices(): ReadonlyMap<StorySymbol, readonly number[]> {
  const market = bell(11);
  const factors = Array.from({ length: HOURS + 1 }, market);
  return new Map(
    coins.map((coin, at) => {
      const own = bell(101 + at);
      let sum = 0;
      const path = factors.map((factor) => (sum += SIGMA * (coin.market * factor + coin.own * own())));
      const start = path[PAST_HOURS] ?? 0;
      return [coin.name, path.map((value) => value - start)] as const;
    }),
  );
}

/** Price of a coin at any time of the story and its past. */
function priceOf(coin: Coin, path: readonly number[], time: number): string {
  const hours = (time - FIRST_HOUR) / HOUR;
  const before = Math.min(HOURS - 1, Math.max(0, Math.floor(hours)));
  const [from = 0, to = 0] = [path[before], path[before + 1]];
  const walked = from + (to - from) * (hours - before);
  return (coin.base * Math.exp(walked + plannedMoves(coin.name, time))).toFixed(coin.decimals);
}

export interface StoryCaption {
  readonly at: number;
  readonly text: string;
}

export interface StoryMarketOptions {
  /** Said as news of the feed, where the activity shows them. */
  readonly captions?: readonly StoryCaption[];
  /** Stretches without prices: the nights of a computer that sleeps. */
  readonly gaps?: readonly { readonly from: number; readonly to: number }[];
}

/** Makes the market. */
export function storyMarket({ captions = [], gaps = [] }: StoryMarketOptions = {}): ReplaySource {
  const paths = logPrices();
  const told = [...captions];
  const at = (coin: Coin, time: number): string => priceOf(coin, paths.get(coin.name) ?? [], time);
  const barOf = (coin: Coin, openTime: number, length: number): Candle => {
    // Within an hour the path is a line, so the ends and the full hours between are all there is.
    const inner = Array.from(
      { length: Math.max(0, Math.ceil(length / HOUR) - 1) },
      (_, hour) => openTime + (hour + 1) * HOUR,
    );
    const prices = [openTime, ...inner, openTime + length].map((time) => at(coin, time));
    const sorted = prices.toSorted((a, b) => Number(a) - Number(b));
    const [open = '0'] = prices;
    return {
      openTime: unixMs(openTime),
      open,
      high: sorted.at(-1) ?? open,
      low: sorted[0] ?? open,
      close: prices.at(-1) ?? open,
      // Worth about thirty million a minute: far more than the story ever trades.
      volume: ((30_000_000 / coin.base) * (length / MINUTE)).toFixed(2),
    };
  };
  let next: number = STORY_START;
  const batch = (time: number): MarketEvent[] => {
    const events: MarketEvent[] = [];
    while (told[0] !== undefined && told[0].at <= time)
      events.push({ kind: 'state', state: 'ok', time: unixMs(time), text: told.shift()?.text ?? '' });
    for (const coin of coins) {
      const symbol = symbolName(coin.name);
      if (time % MINUTE === 0)
        events.push({
          kind: 'candle',
          symbol,
          time: unixMs(time),
          interval: '1m',
          candle: barOf(coin, time - MINUTE, MINUTE),
        });
      events.push({ kind: 'tick', symbol, time: unixMs(time), last: at(coin, time), bid: null, ask: null });
    }
    return events;
  };
  return {
    mode: 'pull',
    description: {
      kind: 'replay',
      label: 'three weeks of a normal user',
      synthetic: true,
      instruments: coins.map(({ name, lot, decimals }) =>
        buildInstrument({
          symbol: name,
          base: name.slice(0, 3),
          tick: (10 ** -decimals).toFixed(decimals),
          lot,
          minQuantity: lot,
          maxQuantity: '100000',
          metadataAt: STORY_START,
        }),
      ),
      interval: '1m',
      cadenceMs: TICK,
      from: unixMs(STORY_START),
      to: unixMs(STORY_END),
      findings: [],
      fingerprint: 'story:three-weeks',
    },
    seek: (to) => {
      next = Math.max(STORY_START, Math.ceil(to / TICK) * TICK);
      while (told[0] !== undefined && told[0].at < next) told.shift();
      return Promise.resolve();
    },
    nextBatch: () => {
      if (next > STORY_END) return Promise.resolve(null);
      const gap = gaps.find(({ from, to }) => next > from && next < to);
      if (gap !== undefined) {
        const asleep: MarketEvent = {
          kind: 'state',
          state: 'outage',
          time: unixMs(next),
          text: 'The computer sleeps.',
        };
        next = gap.to;
        return Promise.resolve({ ok: true, value: [asleep] });
      }
      const events = batch(next);
      next += TICK;
      return Promise.resolve({ ok: true, value: events });
    },
    history: ({ symbol, interval, limit, before }) => {
      const coin = coins.find(({ name }) => name === symbol);
      const length = intervalMs[interval];
      const last = Math.floor(before / length) * length;
      const first = Math.max(last - limit * length, Math.ceil(FIRST_HOUR / length) * length);
      if (coin === undefined) return Promise.resolve([]);
      const count = Math.max(0, Math.round((last - first) / length));
      return Promise.resolve(Array.from({ length: count }, (_, bar) => barOf(coin, first + bar * length, length)));
    },
    close: () => Promise.resolve(),
  };
}
