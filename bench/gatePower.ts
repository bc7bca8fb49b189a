/**
 * gate: false promotion, measured. Seeded paper traders of known skill are put before the real gate (SM-05) and the real evidence (EV-09), and
 * those that are promoted are counted, by the way they sought it (see gate/promotions.ts). The table goes to stderr, every share to the details.
 */
import { oddsOfSharpe } from '../src/main/domain/evidence/gatePower.ts';
import { evidenceGrades } from '../src/shared/evidence/grade.ts';
import type { Figure } from './figure.ts';
import { simulatePromotions, ways, type Promotions } from './gate/promotions.ts';
import { traders } from './gate/traders.ts';

const SEED = 20_260_301;
const RUNS = 5_000;
/** Four standard errors of a share of one half, and what the normal odds of EV-12 lack of Student's. */
const AGREEMENT = 4 * Math.sqrt(0.25 / RUNS) + 0.002;

export async function run(): Promise<Figure> {
  const measured = traders.map((trader) => simulatePromotions(trader, RUNS, SEED));
  process.stderr.write(`${tableOf(measured)}\n`);
  const lucky = measured.find(({ trader }) => trader.trueSharpe === 0);
  if (lucky === undefined) throw new Error('There is no trader without an edge');
  const sharpeAlone = lucky.sharpeAlone / RUNS;
  const expected = oddsOfSharpe(0, { days: 7, threshold: 0.5 });
  return await Promise.resolve({
    id: 'gate',
    name: 'Books without an edge that pass Sharpe >= 0.5 on 7 days, beside EV-12',
    unit: 'share',
    value: sharpeAlone,
    p99: null,
    baseline: expected,
    goal: `within ${AGREEMENT.toFixed(3)} of it`,
    holds: Math.abs(sharpeAlone - expected) <= AGREEMENT,
    details: Object.fromEntries([['runs', RUNS], ['seed', SEED], ...measured.flatMap(sharesOf)]),
  });
}

function sharesOf({ trader, runs, promoted, gradesAtPass, sharpeAlone, winRateAlone }: Promotions) {
  const name = (what: string): string => `${trader.name}: ${what}`;
  const shares: readonly (readonly [string, number])[] = [
    [name('Sharpe alone'), sharpeAlone],
    [name('win rate alone'), winRateAlone],
    ...ways.map((way) => [name(way), promoted[way]] as const),
    ...evidenceGrades.map((grade) => [name(`watched, grade ${grade} at pass`), gradesAtPass[grade]] as const),
  ];
  return shares.map(([what, count]) => [what, count / runs] as const);
}

const WIDTH = 12;

/** One row per trader, one column per way, in percent. */
function tableOf(measured: readonly Promotions[]): string {
  const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(WIDTH)).join('  ');
  const percent = (count: number, runs: number): string => `${((100 * count) / runs).toFixed(1)}%`;
  return [
    row(['promoted', 'true Sharpe', ...ways.map((way) => way.replace('gradeARestarted', 'A restarted'))]),
    ...measured.map(({ trader, promoted, runs }) =>
      row([trader.name, String(trader.trueSharpe), ...ways.map((way) => percent(promoted[way], runs))]),
    ),
    row(['at pass', 'grade', ...evidenceGrades]),
    ...measured.map(({ trader, gradesAtPass, runs }) =>
      row([trader.name, 'watched', ...evidenceGrades.map((grade) => percent(gradesAtPass[grade], runs))]),
    ),
  ].join('\n');
}
