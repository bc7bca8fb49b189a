/**
 * The quick player against the plain one: the same orders, fills, levels and stops at the same times, the same equity, the same metrics. Seeded markets in
 * calm and in trouble, with and without gaps, under tight and wide limits; and stretches of recorded crashes where this machine has them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { OpenedMarket } from '../../../src/main/backtest/market/openMarket.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { toWire } from '../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { marketDataFolder } from '../../support/marketData.ts';
import {
  bookText,
  generatedMarket,
  marketOf,
  neverEnding,
  playBoth,
  recordedMarket,
  type RunChoice,
} from './quickPlayerRun.ts';

const MINUTES = 600;
/** Both players, on a machine with other things to do. */
const PATIENCE_MS = 60_000;

describe('the quick player', () => {
  it.each([
    { scenario: 'normal', seed: 1 },
    { scenario: 'normal', seed: 2 },
    { scenario: 'flash-crash', seed: 3 },
    { scenario: 'flash-crash', seed: 4 },
    { scenario: 'correlation-spike', seed: 5 },
    { scenario: 'correlation-spike', seed: 6 },
    { scenario: 'slow-bleed', seed: 7 },
  ])(
    'plays $scenario of seed $seed as the plain player does',
    async ({ scenario, seed }) => {
      const market = await generatedMarket({ seed, scenario, scenarioAtMinute: 200, minutes: MINUTES });
      expectTheSame(market, {});
    },
    PATIENCE_MS,
  );

  it(
    'plays through an emergency stop and a resume',
    async () => {
      const market = await generatedMarket({
        seed: 11,
        scenario: 'flash-crash',
        scenarioAtMinute: 240,
        minutes: 1_500,
      });
      const { stops, resumes } = expectTheSame(market, {
        settings: settingsWith({ dailyLoss: '0.001' }),
        parameters: STUBBORN,
      });
      expect(stops).toBeGreaterThan(0);
      expect(resumes).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it(
    'plays a market of two days across midnight',
    async () => {
      const market = await generatedMarket({ seed: 9, scenario: 'normal', scenarioAtMinute: 100, minutes: 2_900 });
      expectTheSame(market, { settings: settingsWith(WIDE) });
    },
    PATIENCE_MS,
  );

  it.each([
    { scenario: 'normal', seed: 21 },
    { scenario: 'correlation-spike', seed: 22 },
  ])(
    'plays $scenario of seed $seed to its end, with several positions that move together',
    async ({ scenario, seed }) => {
      const market = await generatedMarket({ seed, scenario, scenarioAtMinute: 300, minutes: 600 });
      expectTheSame(market, { settings: neverEnding(), parameters: PATIENT });
      expectTheSame(withGaps(market), { settings: neverEnding(), parameters: PATIENT });
    },
    PATIENCE_MS,
  );

  it(
    'plays a market with missing bars and symbols that begin late',
    async () => {
      const whole = await generatedMarket({
        seed: 10,
        scenario: 'flash-crash',
        scenarioAtMinute: 300,
        minutes: MINUTES,
      });
      expectTheSame(withGaps(whole), { settings: settingsWith(WIDE) });
    },
    PATIENCE_MS,
  );

  it(
    'ends where the first emergency stop is over',
    async () => {
      const market = await generatedMarket({
        seed: 11,
        scenario: 'flash-crash',
        scenarioAtMinute: 240,
        minutes: 1_500,
      });
      const { stops } = expectTheSame(market, {
        settings: settingsWith({ dailyLoss: '0.001' }),
        parameters: STUBBORN,
        afterStop: 'END',
      });
      expect(stops).toBe(1);
    },
    PATIENCE_MS,
  );

  it(
    'holds for any seed, parameters and limits',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyRun, async ({ seed, scenario, entryChannel, stopAtr, dailyLoss, shorts }) => {
          const market = await generatedMarket({ seed, scenario, scenarioAtMinute: 90, minutes: 300 });
          const parameters = { entryChannel, exitChannel: 3, atrPeriod: 2, stopAtr, trailAtr: 3, shorts };
          expectTheSame(market, { parameters, settings: settingsWith({ dailyLoss }), seed });
        }),
        { numRuns: 6, seed: 20_240_805 },
      );
    },
    PATIENCE_MS,
  );
});

const anyRun = fc.record({
  seed: fc.nat({ max: 10_000 }),
  scenario: fc.constantFrom('normal', 'flash-crash', 'correlation-spike'),
  entryChannel: fc.integer({ min: 5, max: 20 }),
  stopAtr: fc.constantFrom(1, 2, 4),
  dailyLoss: fc.constantFrom('0.002', '0.01', '0.05'),
  shorts: fc.boolean(),
});

const data = marketDataFolder();

describe.runIf(data !== null)('the quick player on recorded crashes', () => {
  it.each([
    {
      folder: 'binance_spot_1m_2024-07-26_2024-08-25_crash',
      symbols: [],
      from: '2024-08-05T00:00Z',
      to: '2024-08-05T16:00Z',
    },
    {
      folder: 'binance_spot_5m_2021-05-14_2021-05-26_crash',
      symbols: ['AAVEUSDT', 'ALICEUSDT', 'ARUSDT', 'ATOMUSDT', 'AVAXUSDT', 'ALGOUSDT'],
      from: '2021-05-18T12:00Z',
      to: '2021-05-20T12:00Z',
    },
    {
      folder: 'binance_spot_5m_2024-08-01_2024-08-11_crash',
      symbols: ['AAVEUSDT', '1INCHUSDT', 'ACHUSDT', 'APEUSDT', 'APTUSDT', 'ARBUSDT'],
      from: '2024-08-04T00:00Z',
      to: '2024-08-06T12:00Z',
    },
  ])(
    'plays $folder from $from as the plain player does',
    async ({ folder, symbols, from, to }) => {
      const path = join(data ?? '', 'market', folder);
      if (!existsSync(path)) return;
      const market = await recordedMarket({ folder: path, symbols, from, to });
      expectTheSame(market, { from: Date.parse(from) });
      expectTheSame(market, { from: Date.parse(from), settings: settingsWith(WIDE) });
    },
    PATIENCE_MS,
  );
});

/** Plays at both paces and compares everything; says what happened, so that a test can ask for it. */
function expectTheSame(market: OpenedMarket, choice: RunChoice): { readonly stops: number; readonly resumes: number } {
  const { plain, quick } = playBoth(market, choice);
  const differs = plain.facts.findIndex((fact, at) => fact !== quick.facts[at]);
  expect(quick.facts[differs]).toBe(plain.facts[differs]);
  expect(quick.facts.length).toBe(plain.facts.length);
  expect(quick.played.ledger.trades).toEqual(plain.played.ledger.trades);
  expect(quick.played.ledger.trips).toEqual(plain.played.ledger.trips);
  expect(quick.played.ledger.stops).toEqual(plain.played.ledger.stops);
  expect(quick.played.refused).toBe(plain.played.refused);
  expect(quick.played.bars).toBe(plain.played.bars);
  expect(quick.played.meter.points).toEqual(plain.played.meter.points);
  expect(quick.played.meter.record).toEqual(plain.played.meter.record);
  expect(bookText(quick)).toBe(bookText(plain));
  expect(quick.hash).toBe(plain.hash);
  // A run without a trade would compare nothing.
  expect(plain.played.ledger.trades.length).toBeGreaterThan(0);
  return { stops: plain.played.ledger.stops.length, resumes: plain.played.resumes };
}

/** Holds on to its positions until the desk has had enough. */
const STUBBORN = { entryChannel: 40, exitChannel: 40, atrPeriod: 2, stopAtr: 10, trailAtr: 20, shorts: false } as const;
/** Holds several symbols for hours and moves its stops meanwhile. */
const PATIENT = { entryChannel: 60, exitChannel: 30, atrPeriod: 14, stopAtr: 4, trailAtr: 6, shorts: true } as const;
const WIDE = { dailyLoss: '0.5', drawdown: '0.9' };

/** Default settings with other loss limits of the paper mode. */
function settingsWith(limits: { readonly dailyLoss?: string; readonly drawdown?: string }): unknown {
  const wire = toWire(defaultSettings());
  return {
    modes: { ...wire.modes, PAPER: { ...wire.modes.PAPER, ...limits } },
    reasons: Object.fromEntries(Object.keys(limits).map((name) => [`modes.PAPER.${name}`, 'compares two players'])),
  };
}

/** Every third symbol begins late, and each has holes of its own. */
function withGaps({ description, columns }: OpenedMarket): OpenedMarket {
  return marketOf(
    description,
    columns.map((lane, order) => {
      const bars = Array.from({ length: lane.count }, (_, at) => at)
        .filter((at) => (order % 3 > 0 || at > 120) && (at + order * 37) % 211 > order)
        .map((at) => ({
          openTime: unixMs(lane.openTime[at] ?? 0),
          open: String(lane.open[at]),
          high: String(lane.high[at]),
          low: String(lane.low[at]),
          close: String(lane.close[at]),
          volume: String(lane.volume[at]),
        }));
      return { symbol: lane.symbol, bars };
    }),
  );
}
