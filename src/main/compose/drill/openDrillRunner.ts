/** Plays drills in a thread of their own, so that the desk that asked never waits for one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../../shared/base/result.ts';
import type { DrillResultWire } from '../../../shared/model/drill.ts';
import type { DrillJob, DrillRunner, RunningDrill } from '../../ports/drills.ts';

/** What the thread is given. */
export interface DrillThreadInput {
  readonly job: DrillJob;
  readonly dataDir: string;
}

export const openDrillRunner = (): DrillRunner => ({ start: startThread });

function startThread(job: DrillJob): RunningDrill {
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-drill-'));
  const input: DrillThreadInput = { job, dataDir };
  const worker = new Worker(workerUrl(import.meta.url), { workerData: input });
  const done = new Promise<Result<DrillResultWire, string>>((resolve) => {
    // The thread posts once, and what it posts is the result of runDrill.
    worker.once('message', (result: Result<DrillResultWire, string>) => resolve(result));
    worker.once('error', (cause: unknown) => resolve(err(`The drill's thread failed: ${String(cause)}`)));
    worker.once('exit', () => {
      rmSync(dataDir, { recursive: true, force: true });
      resolve(err('The drill was ended before it was scored.'));
    });
  });
  return { done, cancel: () => void worker.terminate() };
}

/** Unbuilt the source itself; built the entry beside the others, which this module may share a chunk with. */
function workerUrl(here: string): URL {
  if (here.endsWith('.ts')) return new URL('../../drillWorker.ts', here);
  return new URL(here.includes('/chunks/') ? '../drillWorker.js' : 'drillWorker.js', here);
}
