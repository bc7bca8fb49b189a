/** A backtest as a person would ask for it: Donchian with its defaults under PAPER's limits, on the settings of a fresh desk. */
import type { BacktestHooks } from '../../../src/main/backtest/runBacktest.ts';
import type { BacktestJob } from '../../../src/main/ports/backtests.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { toWire } from '../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

/** Milliseconds of a UTC text such as 2024-08-05T06:00. */
export const utc = (text: string): number => Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00Z`);

/** A job with valid values; market and whatever the test is about come in. */
export function backtestJob(overrides: Partial<BacktestJob> & Pick<BacktestJob, 'market'>): BacktestJob {
  return {
    id: 'run-1',
    strategy: 'donchian',
    parameters: {},
    symbols: [],
    from: null,
    to: null,
    mode: 'PAPER',
    equity: null,
    afterStop: 'END',
    declaredVariants: 0,
    seed: 1,
    settings: toWire(defaultSettings()),
    store: ':memory:',
    askedAt: utc('2025-01-01'),
    app: 'test',
    ...overrides,
  };
}

/** For a run in this thread: nobody watches it, and nothing was tried before. */
export const quietHooks: BacktestHooks = {
  now: unixMs(utc('2027-01-01')),
  onProgress: () => undefined,
  variants: () => [],
};
