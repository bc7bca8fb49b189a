import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  openGenerator,
  type GeneratorOptions,
} from '../../../../../src/main/adapters/market/generator/openGenerator.ts';
import type { MarketEvent, MarketTick, ReplaySource } from '../../../../../src/main/ports/marketFeed.ts';
import { defaultSettings } from '../../../../../src/shared/settings.ts';
import { symbolName } from '../../../../../src/shared/values/ids.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { readBatches } from '../../../../support/feedEvents.ts';

const START = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
const BTC = symbolName('BTC/USDT');
const ETH = symbolName('ETH/USDT');

const openSource = (options: Partial<GeneratorOptions> = {}): ReplaySource => {
  const opened = openGenerator({ seed: 7, scenario: 'normal', quoteDefaults: defaultSettings().paper, ...options });
  if (!opened.ok) throw new Error(opened.error.text);
  return opened.value;
};

const read = async (source: ReplaySource, minutes: number): Promise<readonly MarketEvent[]> =>
  (await readBatches(source, minutes)).flat();

/** Opening makes three days of bars first, so tests of the same market share it and start over. */
const shared = new Map<string, ReplaySource>();

async function sharedSource(scenario = 'normal'): Promise<ReplaySource> {
  const source = shared.get(scenario) ?? openSource({ scenario });
  shared.set(scenario, source);
  await source.seek(unixMs(START));
  return source;
}

const hashOf = (events: readonly MarketEvent[]): string =>
  createHash('sha256').update(JSON.stringify(events)).digest('hex');

const ticksOf = (events: readonly MarketEvent[], symbol = BTC): readonly MarketTick[] =>
  events.filter((event) => event.kind === 'tick').filter((tick) => tick.symbol === symbol);

const closesOf = (events: readonly MarketEvent[], symbol = BTC): readonly number[] =>
  events.flatMap((event) => (event.kind === 'candle' && event.symbol === symbol ? [Number(event.candle.close)] : []));

const returnsOf = (closes: readonly number[]): readonly number[] =>
  closes.slice(1).map((close, index) => Math.log(close / (closes[index] ?? close)));

function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [oneMean, otherMean] = [mean(one), mean(other)];
  const covariance = mean(one.map((value, index) => (value - oneMean) * ((other[index] ?? 0) - otherMean)));
  const deviation = (values: readonly number[], around: number): number =>
    Math.sqrt(mean(values.map((value) => (value - around) ** 2)));
  return covariance / (deviation(one, oneMean) * deviation(other, otherMean));
}

describe('openGenerator', () => {
  it('describes a synthetic market with a fixed start', async () => {
    const { description } = await sharedSource('flash-crash');
    expect(description).toMatchObject({
      kind: 'generator',
      label: 'flash-crash seed 7',
      synthetic: true,
      interval: '1m',
      cadenceMs: 1_000,
      from: START,
      to: START + 30 * 24 * 60 * MINUTE,
      fingerprint: 'generator-flash-crash-7-1200000-30',
    });
    expect(description.instruments.map((each) => each.base)).toEqual([
      'ADA',
      'AVAX',
      'BNB',
      'BTC',
      'DOGE',
      'ETH',
      'LINK',
      'LTC',
      'SOL',
      'XRP',
    ]);
    expect(description.instruments[3]?.tick.toFixed()).toBe('0.1');
    expect(description.instruments[3]?.lot.toFixed()).toBe('0.001');
  });

  it.each([
    [{ scenario: 'apocalypse' }, 'Found scenario "apocalypse". Expected one of normal, flash-crash'],
    [{ seed: 1.5 }, 'Found seed 1.5. Expected a whole number'],
    [{ symbols: ['BTC', 'GME'] }, 'Found symbol "GME". The generator knows BTC, ETH'],
  ])('refuses %j', (options, text) => {
    const opened = openGenerator({ seed: 7, scenario: 'normal', quoteDefaults: defaultSettings().paper, ...options });
    expect(opened.ok ? null : opened.error).toMatchObject({ code: 'FEED_UNSUPPORTED' });
    expect(opened.ok ? '' : opened.error.text).toContain(text);
  });
});

describe('generated market', () => {
  it('is the same, byte for byte, for the same seed', async () => {
    const [one, same, other] = await Promise.all([7, 7, 8].map((seed) => read(openSource({ seed }), 60)));
    expect(hashOf(same ?? [])).toBe(hashOf(one ?? []));
    expect(hashOf(other ?? [])).not.toBe(hashOf(one ?? []));
  });

  it('ticks each second for each symbol on the price grid, with the last price at bid or ask', async () => {
    const events = await read(await sharedSource(), 5);
    expect(events.filter((event) => event.kind === 'tick')).toHaveLength(5 * 60 * 10);
    for (const [index, tick] of ticksOf(events).entries()) {
      expect(tick.time).toBe(START + index * 1_000);
      expect(tick.last).toMatch(/^\d{4,6}\.\d$/);
      expect(Number(tick.bid)).toBeLessThan(Number(tick.ask));
      expect([tick.bid, tick.ask]).toContain(tick.last);
    }
    const times = events.map((event) => event.time);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  it('closes bars that agree with the ticks in them', async () => {
    const events = await read(await sharedSource(), 6);
    const bars = events.filter((event) => event.kind === 'candle' && event.symbol === BTC);
    expect(bars).toHaveLength(5);
    for (const bar of bars) {
      if (bar.kind !== 'candle') continue;
      const { openTime, open, high, low, close } = bar.candle;
      expect(bar.time).toBe(openTime + MINUTE);
      const lasts = ticksOf(events)
        .filter((tick) => tick.time >= openTime && tick.time < bar.time)
        .map((tick) => Number(tick.last));
      expect([lasts[0], Math.max(...lasts), Math.min(...lasts), lasts.at(-1)]).toEqual(
        [open, high, low, close].map(Number),
      );
    }
  });

  it('shows a subset of the same market', async () => {
    const all = await read(await sharedSource(), 3);
    const few = await read(openSource({ symbols: ['ETH', 'BTC'] }), 3);
    expect(ticksOf(few, ETH)).toEqual(ticksOf(all, ETH));
    expect(few.filter((event) => event.kind === 'tick')).toHaveLength(2 * 180);
  });

  it('clusters volatility and correlates symbols without making them one', async () => {
    const events = await read(openSource({ seed: 11 }), 2_000);
    const [btc, eth] = [returnsOf(closesOf(events)), returnsOf(closesOf(events, ETH))];
    const squares = btc.map((value) => Math.min(value ** 2, 1e-4));
    expect(correlation(squares.slice(1), squares.slice(0, -1))).toBeGreaterThan(0.05);
    expect(correlation(btc, eth)).toBeGreaterThan(0.5);
    expect(correlation(btc, eth)).toBeLessThan(0.97);
  });

  it('ends after its days', async () => {
    const source = openSource({ days: 1 });
    expect(source.description.to).toBe(START + 1_440 * MINUTE);
    await source.seek(unixMs(START + 1_439 * MINUTE));
    const events = await read(source, Infinity);
    expect(events).toHaveLength(1 + 10 + 600 + 10);
    expect(events.at(-1)).toMatchObject({ kind: 'candle', time: START + 1_440 * MINUTE });
    expect(await source.nextBatch()).toBeNull();
  });
});

describe('generated market, seek and history', () => {
  it('shows the same events after going back', async () => {
    const source = await sharedSource();
    const first = await read(source, 10);
    await source.seek(unixMs(START + 3_000 * MINUTE));
    await read(source, 2);
    await source.seek(unixMs(START));
    expect(await read(source, 10)).toEqual(first);
  });

  it('continues with the first event at or after the time', async () => {
    const source = await sharedSource();
    const all = await read(source, 30);
    const time = START + 20 * MINUTE + 30_500;
    await source.seek(unixMs(time));
    const [state, ...after] = await read(source, 1);
    expect(state).toMatchObject({ kind: 'state', time: START + 20 * MINUTE + 31_000 });
    expect(after).toEqual(all.filter((event) => event.time >= time && event.time < START + 21 * MINUTE));
  });

  it('has bars from before the start', async () => {
    const before = unixMs(START);
    const bars = await (await sharedSource()).history({ symbol: BTC, interval: '1m', limit: 500, before });
    expect(bars).toHaveLength(500);
    expect(bars.at(-1)?.openTime).toBe(START - MINUTE);
    const hours = await (await sharedSource()).history({ symbol: BTC, interval: '1h', limit: 60, before });
    expect(hours).toHaveLength(60);
    expect(hours.at(-1)?.close).toBe(bars.at(-1)?.close);
    expect(Number(hours.at(-1)?.high)).toBe(Math.max(...bars.slice(-60).map((bar) => Number(bar.high))));
  });

  it('agrees with the bars that were sent', async () => {
    const source = await sharedSource();
    const events = await read(source, 31);
    const bars = await source.history({ symbol: ETH, interval: '1m', limit: 30, before: unixMs(START + 30 * MINUTE) });
    const sent = events.flatMap((event) => (event.kind === 'candle' && event.symbol === ETH ? [event.candle] : []));
    expect(bars).toEqual(sent);
  });
});

describe('generated market, scenarios', () => {
  const AT = 20;

  it('crashes by an eighth and more within three minutes and recovers in part', async () => {
    const events = await read(await sharedSource('flash-crash'), 45);
    for (const symbol of [BTC, ETH, symbolName('DOGE/USDT')]) {
      const closes = closesOf(events, symbol);
      const before = closes[AT - 1] ?? 0;
      const low = Math.min(...closes.slice(AT, AT + 4));
      expect(low / before).toBeLessThan(0.875);
      expect((closes[AT + 18] ?? 0) / low).toBeGreaterThan(1.03);
    }
  });

  it('bleeds slowly', async () => {
    const closes = closesOf(await read(openSource({ scenario: 'slow-bleed' }), 270));
    const normal = closesOf(await read(await sharedSource(), 270));
    expect((closes[AT + 239] ?? 0) / (normal[AT + 239] ?? 1)).toBeCloseTo(0.909, 2);
    expect(Math.min(...returnsOf(closes))).toBeGreaterThan(-0.02);
  });

  it('moves everything together in a correlation spike', async () => {
    const events = await read(openSource({ scenario: 'correlation-spike' }), 82);
    const [btc, eth] = [BTC, ETH].map((symbol) => returnsOf(closesOf(events, symbol).slice(AT, AT + 60)));
    expect(correlation(btc ?? [], eth ?? [])).toBeGreaterThan(0.98);
  });

  it('ticks only now and then in a latency storm', async () => {
    const events = await read(openSource({ scenario: 'latency-storm' }), 32);
    const storm = ticksOf(events).filter(
      (tick) => tick.time >= START + AT * MINUTE && tick.time < START + (AT + 10) * MINUTE,
    );
    expect(storm).toHaveLength(50);
    expect(ticksOf(events).filter((tick) => tick.time >= START + (AT + 10) * MINUTE)).toHaveLength(120);
  });

  it('falls silent for three minutes in a feed outage and tells of it only after one', async () => {
    const events = await read(await sharedSource('feed-outage'), 25);
    const inOutage = events.filter(
      (event) => event.time > START + AT * MINUTE && event.time < START + (AT + 3) * MINUTE,
    );
    expect(inOutage).toMatchObject([{ kind: 'state', state: 'outage', time: START + (AT + 1) * MINUTE }]);
    const atEnd = events.filter((event) => event.time === START + (AT + 3) * MINUTE);
    expect(atEnd[0]).toMatchObject({ kind: 'state', state: 'ok' });
    expect(atEnd.slice(1).every((event) => event.kind === 'tick')).toBe(true);
    expect(atEnd).toHaveLength(11);
  });

  it('starts the scenario where it is told to', async () => {
    const events = await read(openSource({ scenario: 'feed-outage', scenarioAtMs: 90_000 }), 8);
    const times = ticksOf(events).map((tick) => (tick.time - START) / 1_000);
    expect(times.filter((second) => second < 90)).toHaveLength(90);
    expect(times.find((second) => second >= 90)).toBe(270);
  });
});
