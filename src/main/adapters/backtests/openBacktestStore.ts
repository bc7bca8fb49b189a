/** Runs in a database of their own: each written whole in one transaction, read back as it was written. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { BacktestRun, BacktestStore } from '../../ports/backtests.ts';
import { openRuns } from './openRuns.ts';
import { readRun, readRuns, readVariants } from './readRuns.ts';
import { runWriter } from './runWriter.ts';

/** Opens or creates the store; fails with found, expected and what to do. */
export function openBacktestStore(file: string): Result<BacktestStore, string> {
  const opened = openRuns(file);
  if (!opened.ok) return opened;
  const database = opened.value;
  const write = runWriter(database);
  return ok({
    add: (run: BacktestRun) => {
      try {
        write(run);
        return ok(undefined);
      } catch (error) {
        const found = error instanceof Error ? error.message : String(error);
        return err(
          `The run could not be stored: ${found}. Nothing of it was kept. Check ${file} and the space on the disk.`,
        );
      }
    },
    list: (limit) => readRuns(database, limit),
    get: (id) => readRun(database, id),
    variants: (strategy, fingerprint) => readVariants(database, { strategy, fingerprint }),
    close: () => database.close(),
  });
}
