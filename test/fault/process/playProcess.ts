/** Plays one seeded run of the process layer on a folder and a venue of its own, and clears up behind it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestWatch } from '../../support/venueSimulator/http/httpServer.ts';
import type { RunResult } from '../model/faultRun.ts';
import { seeded } from '../model/seeded.ts';
import type { AccountKind } from './accountKind.ts';
import { openAccount } from './openAccount.ts';
import { ProcessRun } from './processRun.ts';

/** One-way runs up to here were played before symbols were halted and every entry was as large as the venue asks; they stay as they are. */
const LAST_EARLY = 1_000;

export interface ProcessPlan {
  readonly seed: number;
  readonly kind: AccountKind;
  /** The program that is killed, see bundleChild. */
  readonly program: string;
}

export interface ProcessResult extends Pick<RunResult, 'findings' | 'trace' | 'lives' | 'orders'> {
  /** Phase of the emergency stop at the end; null without one. */
  readonly phase: string | null;
}

/** Plays a run; every second seed also spoils requests and streams until the next start. In every fifth a symbol is halted and the desk stopped. */
export async function playProcess({ seed, kind, program }: ProcessPlan): Promise<ProcessResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'breakwater-fault-'));
  let watch: RequestWatch = () => undefined;
  const truth = await openAccount(kind, { seed, watch: (stage, record) => watch(stage, record) });
  const isEarly = kind === 'PERP' && seed <= LAST_EARLY;
  const run = new ProcessRun({
    program,
    truth,
    dataDir,
    random: seeded(seed),
    faults: seed % 2 === 0,
    isEarly,
    halts: seed % 5 === 0 && !isEarly,
  });
  watch = (stage, record) => run.onRequest(stage, record);
  try {
    await run.play();
    return run;
  } finally {
    await run.end();
    await truth.venue.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
