/** The backtests of a desk: a worker for each run, a database of their own beside the workspaces, and the market this desk was started with. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { toWire } from '../../shared/values/decimal.ts';
import { unixMs } from '../../shared/values/time.ts';
import { openBacktestStore } from '../adapters/backtests/openBacktestStore.ts';
import { workerRunner } from '../backtest/startWorker.ts';
import { workerEntry } from '../backtest/workerEntry.ts';
import { createBacktests, type Backtests } from '../desk/backtests.ts';
import type { EngineFacts } from '../engine/step.ts';
import type { BacktestMarket } from '../ports/backtests.ts';
import { APP_VERSION } from './version.ts';

/** Opens nothing yet: the database is made with the first run. */
export function openBacktests(options: {
  readonly dataDir: string;
  readonly market: BacktestMarket | null;
  readonly facts: EngineFacts;
  readonly onChange: () => void;
}): Backtests {
  const { dataDir, market, facts, onChange } = options;
  const storeFile = join(dataDir, 'backtests.sqlite');
  return createBacktests({
    runner: workerRunner(workerEntry(import.meta.url)),
    openStore: () => openBacktestStore(storeFile),
    storeFile,
    hasRuns: existsSync(storeFile),
    market,
    settings: () => toWire(facts.settings),
    app: APP_VERSION,
    now: () => unixMs(Date.now()),
    nextId: () => randomUUID(),
    onChange,
  });
}
