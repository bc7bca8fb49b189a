/** Entry of the backtest worker: runs the one job it was started with, stores the result, and says how it went. */
import { parentPort, workerData } from 'node:worker_threads';
import { openBacktestStore } from './adapters/backtests/openBacktestStore.ts';
import { runBacktest } from './backtest/runBacktest.ts';
import type { WorkerMessage } from './backtest/workerMessage.ts';
import type { BacktestJob } from './ports/backtests.ts';
import { unixMs } from '../shared/values/time.ts';

const say = (message: WorkerMessage): void => parentPort?.postMessage(message);
const fail = (code: 'REFUSED' | 'BROKEN', text: string): void => say({ kind: 'failed', code, text });

async function main(job: BacktestJob): Promise<void> {
  const store = openBacktestStore(job.store);
  if (!store.ok) return fail('REFUSED', store.error);
  try {
    const run = await runBacktest(job, {
      now: unixMs(Date.now()),
      onProgress: (progress) => say({ kind: 'progress', progress }),
      variants: (strategy, fingerprint) => store.value.variants(strategy, fingerprint),
    });
    if (!run.ok) return fail('REFUSED', run.error);
    const stored = store.value.add(run.value);
    if (stored.ok) say({ kind: 'done', id: run.value.id });
    else fail('BROKEN', stored.error);
  } finally {
    store.value.close();
  }
}

// The job was made by this program on the other side of the thread's border, which copies it as it is.
await main(workerData as BacktestJob);
