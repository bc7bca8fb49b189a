import { describe, expect, it } from 'vitest';
import { createBacktests, type BacktestsOptions } from '../../../src/main/desk/backtests.ts';
import type {
  BacktestFailure,
  BacktestJob,
  BacktestProgress,
  BacktestRun,
  BacktestStore,
} from '../../../src/main/ports/backtests.ts';
import { ok, type Result } from '../../../src/shared/base/result.ts';
import { backtestResultSchema, backtestRow, type BacktestRequest } from '../../../src/shared/ipc/contractBacktest.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildBacktestRun } from '../../support/buildBacktestRun.ts';

const request: BacktestRequest = {
  strategy: 'donchian',
  parameters: { entryChannel: 20 },
  symbols: [],
  source: 'feed',
  from: null,
  to: null,
  equity: '10000',
  declaredVariants: 0,
  seed: 1,
  afterStop: 'END',
};

/** A store in memory, and a runner whose runs end when the test says so. */
function setUp(overrides: Partial<BacktestsOptions> = {}) {
  const runs = new Map<string, BacktestRun>();
  const jobs: BacktestJob[] = [];
  let progress: (progress: BacktestProgress) => void = () => undefined;
  let finish: (outcome: Result<string, BacktestFailure>) => void = () => undefined;
  let changes = 0;
  let canceled = 0;
  const store: BacktestStore = {
    add: (run) => {
      runs.set(run.id, run);
      return ok(undefined);
    },
    list: () =>
      [...runs.values()].map((run) => ({
        ...run,
        strategy: run.strategy.id,
        parametersHash: run.strategy.parametersHash,
        from: run.market.from,
        to: run.market.to,
        trades: run.trades.length,
        netPnl: '-125',
        costs: '3.5',
        text: run.end.text,
      })),
    get: (id) => runs.get(id) ?? null,
    variants: () => [],
    close: () => undefined,
  };
  const backtests = createBacktests({
    runner: {
      start: (job, onProgress) => {
        jobs.push(job);
        progress = onProgress;
        const done = new Promise<Result<string, BacktestFailure>>((resolve) => (finish = resolve));
        const cancel = (): void => {
          canceled += 1;
          finish({ ok: false, error: { code: 'CANCELED', text: 'Canceled. Nothing was stored.' } });
        };
        return { done, cancel };
      },
    },
    openStore: () => ok(store),
    storeFile: '/desk/backtests.sqlite',
    hasRuns: true,
    market: { kind: 'files', paths: ['/candles'] },
    settings: () => ({ version: 1 }),
    app: '0.1.0',
    now: () => unixMs(5_000),
    nextId: () => `run-${jobs.length + 1}`,
    onChange: () => (changes += 1),
    ...overrides,
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    backtests,
    store,
    jobs,
    settle,
    changes: () => changes,
    canceled: () => canceled,
    tell: (news: BacktestProgress) => progress(news),
    end: async (outcome: Result<string, BacktestFailure>) => {
      finish(outcome);
      await settle();
    },
  };
}

describe('createBacktests', () => {
  it('starts a run on what the desk plays, and shows how far it is', () => {
    const { backtests, jobs, tell, changes } = setUp();
    expect(backtests.start(request)).toEqual({ ok: true, value: { id: 'run-1' } });
    expect(jobs).toMatchObject([
      {
        id: 'run-1',
        market: { kind: 'files', paths: ['/candles'] },
        mode: 'PAPER',
        equity: '10000',
        store: '/desk/backtests.sqlite',
        askedAt: 5_000,
      },
    ]);
    tell({ phase: 'RUNNING', bars: 38, totalBars: 100, barsPerSecond: 412_000, secondsLeft: 9 });
    const [row] = backtests.rows();
    expect(row).toMatchObject({ id: 'run-1', state: 'RUNNING', text: '412,000 bars/s, 38%, 9 s left' });
    expect(backtestRow.safeParse(row).success).toBe(true);
    expect(changes()).toBe(2);
  });

  it('runs one at a time', async () => {
    const { backtests, end } = setUp();
    backtests.start(request);
    expect(backtests.start(request)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
    await end({ ok: false, error: { code: 'REFUSED', text: 'No bar lies in the span.' } });
    expect(backtests.start(request).ok).toBe(true);
  });

  it('lists a finished run from the store, and hands it out whole', async () => {
    const { backtests, store, end } = setUp();
    backtests.start(request);
    store.add(buildBacktestRun({ id: 'run-1' }));
    await end(ok('run-1'));
    expect(backtests.rows()).toMatchObject([
      { id: 'run-1', state: 'DONE', trades: 1, netPnl: '-125', maxDrawdown: 0.021, grade: 'D' },
    ]);
    expect(backtests.rows()[0]?.sharpe).toEqual({ value: -3.5, low: -29, high: 22 });
    const result = backtests.get('run-1');
    expect(result.ok && backtestResultSchema.safeParse(result.value).success).toBe(true);
    if (!result.ok) return;
    expect(result.value.metrics).toContainEqual({
      name: 'Calmar ratio',
      value: null,
      reason: 'the record is shorter than 30 days (PERIOD_TOO_SHORT)',
      rule: 'ME-07',
    });
    expect(result.value.costs).toEqual({ fees: '2', slippage: '1.5', share: null });
    expect(result.value.trips.map(({ trigger, level }) => `${trigger} ${level}`)).toEqual([
      'DAILY_LOSS L1',
      'DAILY_LOSS L4',
    ]);
  });

  it('remembers why a run failed, and stores nothing of it', async () => {
    const { backtests, end } = setUp();
    backtests.start(request);
    await end({ ok: false, error: { code: 'BROKEN', text: 'The backtest worker failed.' } });
    expect(backtests.rows()).toMatchObject([{ id: 'run-1', state: 'FAILED', text: 'The backtest worker failed.' }]);
    expect(backtests.get('run-1')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  it('cancels the run that works, and no other', async () => {
    const { backtests, canceled, settle } = setUp();
    backtests.start(request);
    expect(backtests.cancel('run-9')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(backtests.cancel('run-1').ok).toBe(true);
    await settle();
    expect(canceled()).toBe(1);
    expect(backtests.cancel('run-1').ok).toBe(false);
    expect(backtests.rows()).toMatchObject([{ state: 'CANCELED' }]);
  });

  it('ends a working run when the desk stops', async () => {
    const { backtests, canceled } = setUp();
    backtests.start(request);
    await backtests.stop();
    expect(canceled()).toBe(1);
  });

  it('has nothing to run on while the feed is live', () => {
    expect(setUp({ market: null }).backtests.start(request)).toMatchObject({
      ok: false,
      error: { code: 'UNSUPPORTED' },
    });
  });

  it('says why the runs cannot be kept, before anything is run', () => {
    const openStore = () => ({ ok: false, error: 'backtests.sqlite is a database of another program.' }) as const;
    const { backtests, jobs } = setUp({ openStore });
    expect(backtests.start(request)).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(backtests.rows()).toEqual([]);
    expect(jobs).toEqual([]);
  });

  it('opens no store for a desk that never ran a backtest', () => {
    let opened = 0;
    const openStore = () => {
      opened += 1;
      return { ok: false, error: 'not asked for' } as const;
    };
    expect(setUp({ hasRuns: false, openStore }).backtests.rows()).toEqual([]);
    expect(opened).toBe(0);
  });
});
