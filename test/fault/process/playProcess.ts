/** Plays one seeded run of the process layer on a folder and a venue of its own, and clears up behind it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestWatch } from '../../support/venueSimulator/http/httpServer.ts';
import { startVenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import type { RunResult } from '../model/faultRun.ts';
import { seeded } from '../model/seeded.ts';
import type { AccountKind } from './accountKind.ts';
import { AccountTruth } from './accountTruth.ts';
import { LATENCY_MS, ProcessRun } from './processRun.ts';

/** What was there before the desk, on every second spot run (SM-25). */
const LEGACY = '5';
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
  const legacy = kind === 'SPOT' && seed % 2 === 1 ? LEGACY : '0';
  const venue = await startVenueSimulator({
    seed,
    latencyMs: LATENCY_MS,
    prices: { BTCUSDT: '1000', ETHUSDT: '100' },
    spotBalances: { USDT: '10000', BTC: legacy },
    watch: (stage, record) => watch(stage, record),
  });
  for (const symbol of ['BTCUSDT', 'ETHUSDT']) {
    venue.foreign.setLeverage(symbol, 1);
    venue.foreign.setIsolated(symbol, true);
  }
  const truth = new AccountTruth(kind, venue, legacy);
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
    await venue.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
