/** Both recorded crashes, and the generated ones, through the public run function: which trigger fired when, and what it cost against the limit. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGenerator } from '../../../src/main/adapters/market/generator/openGenerator.ts';
import { runBacktest } from '../../../src/main/backtest/runBacktest.ts';
import type { BacktestJob, BacktestRun } from '../../../src/main/ports/backtests.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { rfc3339, unixMs } from '../../../src/shared/values/time.ts';
import { backtestJob, quietHooks, utc } from '../../support/backtest/backtestJob.ts';
import { dailyLosses } from '../../support/backtest/dailyLosses.ts';
import { gapBound, type GapMarket } from '../../support/backtest/gapBound.ts';
import { plainBars, type PlainBar } from '../../support/backtest/plainBars.ts';
import { marketDataFolder } from '../../support/marketData.ts';

/** PAPER's limits (SM-02). */
const DAILY_LOSS = 0.01;
const DRAWDOWN = 0.03;
/** Risk marks stand half a modeled spread off the reporting marks that points are kept at; gross is at most 20 %. */
const MARKS = 0.0001 * 0.2;

async function play(job: Parameters<typeof backtestJob>[0]): Promise<BacktestRun> {
  const played = await runBacktest(backtestJob(job), quietHooks);
  if (!played.ok) throw new Error(played.error);
  return played.value;
}

/** "2021-05-18T04:03:20Z DAILY_LOSS" for each emergency stop. */
const stopsOf = ({ stops }: BacktestRun): readonly string[] =>
  stops.map(({ at, cause }) => `${rfc3339(at).slice(0, 19)}Z ${cause}`);

/** The trips of the triggers that measure a loss: "2021-05-18T04:03:20Z DAILY_LOSS L4 1.01%". */
const lossTrips = ({ trips }: BacktestRun): readonly string[] =>
  trips
    .filter(({ trigger, to }) => ['DAILY_LOSS', 'ROLLING_LOSS', 'DRAWDOWN'].includes(trigger) && to !== 'L0')
    .map(({ at, trigger, to, value }) => `${rfc3339(at).slice(0, 19)}Z ${trigger} ${to} ${value}`);

/** Every day within its limit, and where the limit stopped the book, within limit and gap. Gives back what each such stop cost beyond the limit. */
function expectBounded(
  run: BacktestRun,
  market: GapMarket,
): readonly { readonly over: number; readonly gap: number }[] {
  const costs: { readonly over: number; readonly gap: number }[] = [];
  for (const { day, start, lowest } of dailyLosses(run)) {
    const stop = run.stops.find(({ at, cause }) => cause === 'DAILY_LOSS' && rfc3339(at).startsWith(day));
    const gap = stop === undefined ? 0 : gapBound(run, stop, market);
    const over = start * (1 - DAILY_LOSS) - lowest;
    expect(over, `loss of ${day} beyond its limit`).toBeLessThanOrEqual(gap + start * MARKS);
    if (stop !== undefined) costs.push({ over, gap });
  }
  expect(run.performance.drawdown.max.value).toBeLessThanOrEqual(DRAWDOWN);
  expect(run.end.openPositions).toBe(0);
  return costs;
}

const data = marketDataFolder();
const folder = (name: string): string => join(data ?? '', 'market', name);
const may = [folder('binance_spot_5m_2021-05-14_2021-05-26_crash')];
const august = [
  folder('binance_spot_5m_2024-08-01_2024-08-11_crash'),
  folder('binance_spot_5m_2024-01_2024-09_majors'),
];
const onFiles = (paths: readonly string[]): GapMarket => ({
  barMs: 300_000,
  barsOf: (symbol) => plainBars(paths, symbol),
});

describe('crash replays', () => {
  it.runIf(data !== null && may.every(existsSync))(
    'stops May 2021 at the daily limit twice, each time within the gap',
    async () => {
      const run = await play({
        market: { kind: 'files', paths: may },
        from: utc('2021-05-18'),
        to: utc('2021-05-19T09:00'),
        afterStop: 'RESUME',
      });
      expect(run.market.symbols).toHaveLength(109);
      expect(stopsOf(run)).toEqual(['2021-05-18T04:03:20Z DAILY_LOSS', '2021-05-19T07:45:00Z DAILY_LOSS']);
      expect(lossTrips(run)).toEqual([
        '2021-05-18T02:56:40Z DAILY_LOSS L1 0.76%',
        '2021-05-18T03:58:20Z DAILY_LOSS L1 0.76%',
        '2021-05-18T04:03:20Z DAILY_LOSS L4 1.01%',
        '2021-05-19T00:21:40Z ROLLING_LOSS L1 1.51%',
        '2021-05-19T00:53:20Z ROLLING_LOSS L1 1.51%',
        '2021-05-19T00:59:59Z ROLLING_LOSS L2 1.61%',
        '2021-05-19T07:18:20Z DAILY_LOSS L1 0.76%',
        '2021-05-19T07:18:20Z DRAWDOWN L1 2.25%',
        '2021-05-19T07:43:20Z DAILY_LOSS L2 1.04%',
        '2021-05-19T07:45:00Z DAILY_LOSS L4 1.01%',
      ]);
      // 0.12 % and 0.03 % of equity; the two bars allowed 0.47 % and 0.51 %.
      const costs = expectBounded(run, onFiles(may));
      expect(costs.map(({ over, gap }) => [over.toFixed(2), gap.toFixed(2)])).toEqual([
        ['12.16', '47.47'],
        ['2.87', '50.03'],
      ]);
    },
    60_000,
  );

  it.runIf(data !== null && august.every(existsSync))(
    'stops August 2024 for its correlation, before the daily limit is reached',
    async () => {
      const run = await play({
        market: { kind: 'files', paths: august },
        from: utc('2024-08-04'),
        to: utc('2024-08-05T10:30'),
        afterStop: 'RESUME',
      });
      expect(run.market.symbols).toHaveLength(132);
      // The low of the day was at 06:24.
      expect(stopsOf(run)).toEqual([
        '2024-08-05T06:35:00Z CORRELATION',
        '2024-08-05T07:55:00Z CORRELATION',
        '2024-08-05T10:00:00Z CORRELATION',
      ]);
      expect(lossTrips(run)).toEqual([
        '2024-08-05T06:21:40Z DAILY_LOSS L1 0.75%',
        '2024-08-05T09:58:20Z DAILY_LOSS L1 0.80%',
      ]);
      expectBounded(run, onFiles(august));
    },
    60_000,
  );

  it('stops a generated flash crash at the daily limit, within the gap', async () => {
    const market = { kind: 'generator', seed: 1, scenario: 'flash-crash' } as const;
    const run = await play({ market, to: utc('2026-01-05T01:00') });
    expect(stopsOf(run)).toEqual(['2026-01-05T00:20:40Z DAILY_LOSS']);
    const [cost] = expectBounded(run, await onGenerator(market, utc('2026-01-05T01:00')));
    expect([cost?.over.toFixed(2), cost?.gap.toFixed(2)]).toEqual(['5.61', '135.87']);
  });

  it('keeps a generated slow bleed within the daily limit without a stop', async () => {
    const run = await play({
      market: { kind: 'generator', seed: 1, scenario: 'slow-bleed' },
      to: utc('2026-01-05T03:00'),
    });
    expect(run.stops).toEqual([]);
    expect(run.trades.length).toBeGreaterThan(0);
    for (const { start, lowest } of dailyLosses(run)) expect(start - lowest).toBeLessThan(start * DAILY_LOSS);
  });
});

async function onGenerator(
  { seed, scenario }: Extract<BacktestJob['market'], { kind: 'generator' }>,
  end: number,
): Promise<GapMarket> {
  const opened = openGenerator({ seed, scenario, quoteDefaults: defaultSettings().paper });
  if (!opened.ok) throw new Error(opened.error.text);
  await opened.value.seek(unixMs(end));
  const bars = new Map<string, readonly PlainBar[]>();
  for (const { symbol } of opened.value.description.instruments) {
    const request = { symbol: symbolName(symbol), interval: '1m', limit: 120, before: unixMs(end) } as const;
    bars.set(symbol, (await opened.value.history(request)).map(floats));
  }
  return { barMs: 60_000, barsOf: (symbol) => bars.get(symbol) ?? [] };
}

const floats = (candle: {
  readonly openTime: number;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}): PlainBar => ({
  openTime: candle.openTime,
  open: Number(candle.open),
  high: Number(candle.high),
  low: Number(candle.low),
  close: Number(candle.close),
  volume: Number(candle.volume),
});
