/** Entry of the drill's own thread: plays one scenario and hands the score back. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DrillThreadInput } from './compose/drill/openDrillRunner.ts';
import { runDrill } from './compose/drill/runDrill.ts';

// Only openDrillRunner starts this thread, with exactly this.
const { job, dataDir } = workerData as DrillThreadInput;
parentPort?.postMessage(await runDrill(job, dataDir));
