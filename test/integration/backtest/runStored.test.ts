/** A run from job to database: through the worker entry, read back from the store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBacktestStore } from '../../../src/main/adapters/backtests/openBacktestStore.ts';
import { runBacktest } from '../../../src/main/backtest/runBacktest.ts';
import { workerRunner } from '../../../src/main/backtest/startWorker.ts';
import type { BacktestJob, BacktestProgress, BacktestRun, BacktestStore } from '../../../src/main/ports/backtests.ts';
import { backtestJob, quietHooks } from '../../support/backtest/backtestJob.ts';
import { WAVE_START, waveFolder } from '../../support/backtest/waveFolder.ts';
import type { CandleFolder } from '../../support/candleFolder.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const runner = workerRunner(new URL('../../../src/main/backtestWorker.ts', import.meta.url));
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let folder: CandleFolder;
beforeAll(() => (folder = waveFolder()));
afterAll(() => folder.remove());

const jobIn = (dataDir: string, overrides: Partial<BacktestJob> = {}): BacktestJob =>
  backtestJob({
    market: { kind: 'files', paths: [folder.path] },
    store: join(dataDir, 'backtests.sqlite'),
    ...overrides,
  });

/** The answer of the worker, once its thread is gone. */
async function run(job: BacktestJob): Promise<string> {
  const outcome = await runner.start(job, () => undefined).done;
  return outcome.ok ? outcome.value : `${outcome.error.code} ${outcome.error.text}`;
}

function inStore<T>(job: BacktestJob, look: (store: BacktestStore) => T): T {
  const store = openBacktestStore(job.store);
  if (!store.ok) throw new Error(store.error);
  const found = look(store.value);
  store.value.close();
  return found;
}

function stored(job: BacktestJob): BacktestRun {
  const found = inStore(job, (store) => store.get(job.id));
  if (found === null) throw new Error(`${job.id} is not stored`);
  return found;
}

/** Everything but what a clock says and the name it was given. */
const timeless = ({ durationMs: _duration, askedAt: _asked, id: _id, ...rest }: BacktestRun): unknown => rest;

const sum = (values: readonly string[]): number => values.reduce((total, value) => total + Number(value), 0);

/** A day and a half, from the worker's store. */
let kept: BacktestRun;
const asked = { id: 'first', seed: 7, declaredVariants: 3, to: WAVE_START + 1.5 * DAY_MS };
beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-runs-'));
  const answer = await run(jobIn(dataDir, asked));
  kept = stored(jobIn(dataDir, asked));
  rmSync(dataDir, { recursive: true, force: true });
  expect(answer).toBe('first');
});

/** The same job in this thread. */
async function runHere(overrides: Partial<BacktestJob>): Promise<BacktestRun> {
  const here = await runBacktest(jobIn('unused', { ...asked, ...overrides }), quietHooks);
  if (!here.ok) throw new Error(here.error);
  return here.value;
}

describe('a run through the worker', () => {
  it('is stored whole: run again with the same seed, it is the same byte for byte', async () => {
    const again = await runHere({ id: 'again' });
    // The hash is over the bytes of the result; the store gives the same content back in an order of its own.
    expect(again.resultHash).toBe(kept.resultHash);
    expect(timeless(kept)).toEqual(timeless(again));
  });

  it('has other fills with another seed, on the same market', async () => {
    const other = await runHere({ seed: 8 });
    expect(other.market.hash).toBe(kept.market.hash);
    expect(other.resultHash).not.toBe(kept.resultHash);
  });

  it('says what was run', () => {
    const { strategy, market, setup, end } = kept;
    expect(market).toMatchObject({
      symbols: ['AAA/USDT', 'BBB/USDT'],
      interval: '5m',
      synthetic: false,
      from: WAVE_START,
      bars: 864,
    });
    expect(setup).toMatchObject({ mode: 'PAPER', equity: '10000', currency: 'USDT', seed: 7, afterStop: 'END' });
    expect(end).toMatchObject({ kind: 'END_OF_DATA', text: 'Ran to the end of the data.' });
    expect(kept.variants).toEqual({ known: 1, declared: 3 });
    expect(kept.notes.at(-1)).toMatch(/^Fills are modeled on bars: .* Funding and liquidation are not simulated\.$/);
    for (const hash of [strategy.hash, strategy.parametersHash, market.hash, setup.settingsHash, kept.resultHash])
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has trades that are worth what their prices say, less their fees', () => {
    expect(kept.trades.length).toBeGreaterThan(5);
    expect(kept.counts.fills).toBeGreaterThanOrEqual(kept.trades.length * 2);
    for (const { side, quantity, entryPrice, exitPrice, fees, netPnl } of kept.trades) {
      const gross = (Number(exitPrice) - Number(entryPrice)) * Number(quantity) * (side === 'LONG' ? 1 : -1);
      expect(Number(netPnl)).toBeCloseTo(gross - Number(fees), 6);
    }
  });

  it('has costs, cash and metrics that agree with its trades', () => {
    const { makerFees, takerFees, filledNotional } = kept.costs;
    const fees = Number(makerFees) + Number(takerFees);
    // A fresh desk pays 0.02 % as maker and 0.05 % as taker.
    expect(fees / Number(filledNotional)).toBeGreaterThanOrEqual(0.000_2);
    expect(fees / Number(filledNotional)).toBeLessThanOrEqual(0.000_5);
    const openFees = fees - sum(kept.trades.map((trade) => trade.fees));
    expect(Number(kept.end.cash)).toBeCloseTo(10_000 + sum(kept.trades.map(({ netPnl }) => netPnl)) - openFees, 6);
    expect(kept.points[0]).toMatchObject({ at: WAVE_START, equity: 10_000 });
    expect(kept.points.at(-1)?.equity).toBeCloseTo(Number(kept.end.equity), 6);
    expect(kept.performance.totalReturn.value).toBeCloseTo(Number(kept.end.equity) / 10_000 - 1, 9);
    expect(kept.performance.trades.count).toBe(kept.trades.length);
    expect(kept.evidence).toMatchObject({ grade: 'D', tooFew: true });
  });

  it('counts the variants that were tried on the same files, whatever part of them', async () => {
    const dataDir = tempFolder('runs');
    const hours = (from: number, to: number) => ({
      from: WAVE_START + from * HOUR_MS,
      to: WAVE_START + to * HOUR_MS,
    });
    await run(jobIn(dataDir, { id: 'a', ...hours(0, 2) }));
    await run(jobIn(dataDir, { id: 'b', ...hours(24, 26), parameters: { entryChannel: 30 } }));
    await run(jobIn(dataDir, { id: 'c', ...hours(12, 14) }));
    const known = ['a', 'b', 'c'].map((id) => stored(jobIn(dataDir, { id })).variants.known);
    expect(known).toEqual([1, 2, 2]);
  });

  it('tells what it found in the files', async () => {
    const dirty = waveFolder();
    const rows = Array.from(
      { length: 50 },
      (_, at) => `${WAVE_START + (at < 25 ? at : at + 3) * 300_000},1,1.1,0.9,1,5`,
    );
    dirty.write('CCCUSDT_5m.csv', `open_time_ms,open,high,low,close,volume\n${rows.join('\n')}\nNULL,1,1,1,1,1\n`);
    const job = jobIn(tempFolder('runs'), {
      id: 'noted',
      market: { kind: 'files', paths: [dirty.path] },
      to: WAVE_START + 4 * HOUR_MS,
    });
    expect(await run(job)).toBe('noted');
    dirty.remove();
    const notes = stored(job).notes.join('\n');
    expect(notes).toContain('CCCUSDT_5m.csv');
    expect(notes).toMatch(/3 bars/);
    expect(notes).toMatch(/row 52/i);
  });

  it('leaves nothing behind when it is canceled in the middle', async () => {
    const dataDir = tempFolder('runs');
    // Twenty days of a generated market take seconds to make alone.
    const market = { kind: 'generator', seed: 3, scenario: 'normal' } as const;
    const long = jobIn(dataDir, { id: 'long', market, to: Date.UTC(2026, 0, 25) });
    const seen: BacktestProgress[] = [];
    const running = runner.start(long, (progress) => {
      seen.push(progress);
      running.cancel();
    });
    expect(await running.done).toEqual({
      ok: false,
      error: { code: 'CANCELED', text: 'Canceled. Nothing was stored.' },
    });
    expect(seen[0]?.bars).toBeGreaterThan(0);
    expect(inStore(long, (store) => store.list(10))).toEqual([]);
    // The store is as good as before.
    expect(await run(jobIn(dataDir, { id: 'after', to: WAVE_START + HOUR_MS }))).toBe('after');
    expect(inStore(long, (store) => store.list(10).map(({ id }) => id))).toEqual(['after']);
  });

  it('says so where the store cannot be opened, and runs nothing', async () => {
    const job = jobIn(tempFolder('runs'), { store: join(folder.path, 'AAAUSDT_5m.csv') });
    expect(await run(job)).toMatch(/^REFUSED .*AAAUSDT_5m\.csv is not a database .* Move it aside and run again\.$/);
  });
});
