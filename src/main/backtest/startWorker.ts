/**
 * Runs backtests in worker threads, so that neither engine nor window waits for one. The worker stores the run itself, whole, as its last act: ending it
 * at any earlier moment leaves nothing behind.
 */
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type {
  BacktestFailure,
  BacktestJob,
  BacktestProgress,
  BacktestRunner,
  RunningBacktest,
} from '../ports/backtests.ts';
import { workerMessageSchema } from './workerMessage.ts';

type Outcome = Result<string, BacktestFailure>;

/** A runner that starts its workers from this entry: the built file, or the source where nothing is built. */
export const workerRunner = (entry: URL): BacktestRunner => ({
  start: (job, onProgress) => startWorker(entry, job, onProgress),
});

function startWorker(entry: URL, job: BacktestJob, onProgress: (progress: BacktestProgress) => void): RunningBacktest {
  const worker = new Worker(entry, { workerData: job });
  let canceled = false;
  const done = new Promise<Outcome>((resolve) => {
    let outcome: Outcome | null = null;
    worker.on('message', (message: unknown) => {
      const said = workerMessageSchema.parse(message);
      if (said.kind === 'progress') onProgress(said.progress);
      else if (said.kind === 'done') outcome = ok(said.id);
      else outcome = err({ code: said.code, text: said.text });
    });
    worker.on('error', (cause: unknown) => {
      outcome ??= err({ code: 'BROKEN', text: brokenText(cause instanceof Error ? cause.message : String(cause)) });
    });
    worker.on('exit', (code) => resolve(outcome ?? (canceled ? CANCELED : ended(code))));
  });
  return {
    done,
    cancel: () => {
      canceled = true;
      void worker.terminate();
    },
  };
}

const CANCELED: Outcome = err({ code: 'CANCELED', text: 'Canceled. Nothing was stored.' });

const ended = (code: number): Outcome =>
  err({ code: 'BROKEN', text: brokenText(`it ended without a result, exit code ${code}`) });

const brokenText = (found: string): string =>
  `The backtest worker failed: ${found}. Nothing was stored. Run it again; if it fails again, report it with this line.`;
