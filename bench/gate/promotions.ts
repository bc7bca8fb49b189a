/**
 * How many of so many simulated runs of one trader are promoted, by the way promotion is sought. Every way has about ninety days.
 * 1. week: judged once, after seven days. 2. watched: judged at every midnight from day 7 to 90, promoted at the first pass.
 * 3. restarted: judged after seven days, started anew when it fails, up to twelve attempts.
 * 4. gradeC, gradeB, gradeA: as watched, and the evidence grade must be at least that.
 * 5. gradeARestarted: grade A, with a new attempt every thirty days, three attempts.
 */
import type { Try } from '../../src/main/domain/evidence/deflatedSharpe.ts';
import { periodSharpe } from '../../src/main/domain/metrics/sharpe.ts';
import type { EvidenceGrade } from '../../src/shared/evidence/grade.ts';
import { failedItems, gradeOf } from './judgeRun.ts';
import { PaperRun, type Trader } from './paperTrader.ts';

export const ways = ['week', 'watched', 'restarted', 'gradeC', 'gradeB', 'gradeA', 'gradeARestarted'] as const;
export type Way = (typeof ways)[number];

export interface Promotions {
  readonly trader: Trader;
  readonly runs: number;
  readonly promoted: Readonly<Record<Way, number>>;
  /** Grades of the watched runs at the moment they passed. */
  readonly gradesAtPass: Readonly<Record<EvidenceGrade, number>>;
  /** Runs whose Sharpe ratio alone, and whose win rate alone, passed after seven days. */
  readonly sharpeAlone: number;
  readonly winRateAlone: number;
}

const WEEK = 7;
const LAST_DAY = 90;
const WEEK_ATTEMPTS = 12;
const MONTH = 30;
const MONTH_ATTEMPTS = 3;
/** Seeds of one run: the run itself and its later attempts. */
const SEEDS_PER_RUN = 100;
const rank: Readonly<Record<EvidenceGrade, number>> = { A: 3, B: 2, C: 1, D: 0 };

export function simulatePromotions(trader: Trader, runs: number, seed: number): Promotions {
  const promoted = { week: 0, watched: 0, restarted: 0, gradeC: 0, gradeB: 0, gradeA: 0, gradeARestarted: 0 };
  const gradesAtPass = { A: 0, B: 0, C: 0, D: 0 };
  let sharpeAlone = 0;
  let winRateAlone = 0;
  for (let at = 0; at < runs; at += 1) {
    const runSeed = seed * 2 ** 20 + at * SEEDS_PER_RUN;
    const found = playRun(trader, runSeed);
    for (const way of found.ways) promoted[way] += 1;
    if (found.gradeAtPass !== null) gradesAtPass[found.gradeAtPass] += 1;
    if (!found.failedAfterWeek.includes('SHARPE')) sharpeAlone += 1;
    if (!found.failedAfterWeek.includes('WIN_RATE')) winRateAlone += 1;
  }
  return { trader, runs, promoted, gradesAtPass, sharpeAlone, winRateAlone };
}

interface Played {
  readonly ways: readonly Way[];
  readonly gradeAtPass: EvidenceGrade | null;
  readonly failedAfterWeek: readonly string[];
}

function playRun(trader: Trader, seed: number): Played {
  const run = new PaperRun(trader, seed);
  run.playDays(WEEK);
  const failedAfterWeek = failedItems(run);
  const passesWeek = failedAfterWeek.length === 0;
  const { gradeAtPass, best } = watch(run, LAST_DAY);
  const reached: Record<Way, boolean> = {
    week: passesWeek,
    watched: gradeAtPass !== null,
    restarted: passesWeek || passesLaterWeek(trader, seed),
    gradeC: best >= rank.C,
    gradeB: best >= rank.B,
    gradeA: best >= rank.A,
    gradeARestarted: reachesAByRestarts(trader, seed),
  };
  return { ways: ways.filter((way) => reached[way]), gradeAtPass, failedAfterWeek };
}

interface Watched {
  /** Null when the gate never opened. */
  readonly gradeAtPass: EvidenceGrade | null;
  /** Rank of the best grade at a midnight at which the gate was open; -1 when it never was. */
  readonly best: number;
}

/** Looks at the run at every midnight. The gate is asked only where its answer can change the outcome. */
function watch(run: PaperRun, lastDay: number, past: readonly Try[] = []): Watched {
  let gradeAtPass: EvidenceGrade | null = null;
  let best = -1;
  for (;;) {
    const grade = gradeOf(run, past);
    if (rank[grade] > best && failedItems(run).length === 0) {
      gradeAtPass ??= grade;
      best = rank[grade];
    }
    if (run.days >= lastDay || best === rank.A) return { gradeAtPass, best };
    run.playDays(1);
  }
}

function passesLaterWeek(trader: Trader, seed: number): boolean {
  for (let attempt = 2; attempt <= WEEK_ATTEMPTS; attempt += 1) {
    const run = new PaperRun(trader, seed + attempt);
    run.playDays(WEEK);
    if (failedItems(run).length === 0) return true;
  }
  return false;
}

function reachesAByRestarts(trader: Trader, seed: number): boolean {
  const past: Try[] = [];
  for (let attempt = 1; attempt <= MONTH_ATTEMPTS; attempt += 1) {
    const run = new PaperRun(trader, attempt === 1 ? seed : seed + WEEK_ATTEMPTS + attempt);
    run.playDays(WEEK);
    if (watch(run, MONTH, past).best === rank.A) return true;
    const returns = run.record.days.closed.map((day) => day.return);
    past.push({ sharpe: periodSharpe(returns).value ?? 0, days: returns.length });
  }
  return false;
}
