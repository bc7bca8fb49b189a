/** A backtest from job to result: prepared, read, played, assembled. Nothing is stored here, and nothing of a run that fails is kept. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import { rfc3339, unixMs, type UnixMs } from '../../shared/values/time.ts';
import type { BacktestJob, BacktestProgress, BacktestRun, BacktestVariant } from '../ports/backtests.ts';
import { openMarket, type OpenedMarket } from './market/openMarket.ts';
import { installOn, prepareRun } from './prepareRun.ts';
import { ProgressMeter } from './progressMeter.ts';
import { assembleRun } from './result/assembleRun.ts';
import { historyBars } from './run/history.ts';
import { playRun, type RunPlan } from './run/playRun.ts';

export interface BacktestHooks {
  /** The machine's time: bars after it are refused. */
  readonly now: UnixMs;
  readonly onProgress: (progress: BacktestProgress) => void;
  /** Variants of the strategy run on the same market before. */
  readonly variants: (strategy: string, fingerprint: string) => readonly BacktestVariant[];
  /** See RunPlan; QUICK where it is not given. */
  readonly pace?: RunPlan['pace'];
}

/** Runs the job; the failure is one message: found, expected, what to do. */
export async function runBacktest(job: BacktestJob, hooks: BacktestHooks): Promise<Result<BacktestRun, string>> {
  const started = performance.now();
  const checked = prepareRun(job);
  if (!checked.ok) return checked;
  const progress = new ProgressMeter(hooks.onProgress);
  const { settings, strategy, equity } = checked.value;
  const market = await openMarket({
    market: job.market,
    symbols: job.symbols,
    from: job.from,
    history: historyBars,
    to: job.to,
    quoteDefaults: settings.paper,
    now: hooks.now,
    onBars: (bars) => progress.read(bars),
  });
  if (!market.ok) return market;
  const from = startOf(job, market.value);
  if (!from.ok) return from;
  const installed = installOn(strategy, market.value.description.interval);
  const prepared = { ...checked.value, installed };
  progress.begin(barsFrom(market.value, from.value));
  const played = playRun({
    market: market.value,
    settings,
    installed,
    seed: `${market.value.description.fingerprint}|${job.seed}`,
    app: job.app,
    equity,
    afterStop: job.afterStop,
    from: from.value,
    pace: hooks.pace ?? 'QUICK',
    onBars: (bars) => progress.played(bars),
  });
  const variants = hooks.variants(strategy.id, market.value.description.fingerprint);
  progress.store();
  return ok(
    assembleRun({ job, prepared, market: market.value, played, variants, durationMs: performance.now() - started }),
  );
}

/** Where the run starts; refused where no bar is left to play. */
function startOf(job: BacktestJob, market: OpenedMarket): Result<UnixMs, string> {
  // What the generator made before its start is history.
  const begins = Math.max(
    market.description.from ?? 0,
    Math.min(...market.columns.map(({ openTime }) => openTime[0] ?? Infinity)),
  );
  const last = Math.max(...market.columns.map(({ openTime, count }) => openTime[count - 1] ?? -Infinity));
  if (market.columns.length > 0 && (job.from ?? begins) <= last) return ok(unixMs(job.from ?? begins));
  const { from, to } = market.description;
  const has = `The market has bars from ${spanText(from)} to ${spanText(to)}`;
  const asked = `asked for ${job.from === null ? 'its start' : spanText(unixMs(job.from))} to ${job.to === null ? 'its end' : spanText(unixMs(job.to))}`;
  return err(`No bar lies in the span. ${has}; ${asked}. Correct --from and --to.`);
}

const spanText = (at: UnixMs | null): string =>
  at === null ? 'an unknown time' : rfc3339(at).slice(0, 16).concat('Z');

function barsFrom({ columns }: OpenedMarket, from: UnixMs): number {
  return columns.reduce((sum, { openTime, count }) => sum + countFrom(openTime, count, from), 0);
}

function countFrom(openTime: Float64Array, count: number, from: UnixMs): number {
  let first = 0;
  while (first < count && (openTime[first] ?? 0) < from) first += 1;
  return count - first;
}
