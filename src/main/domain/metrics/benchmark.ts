/**
 * What doing nothing would have brought (ME-21): holding one symbol, or several in equal parts, over the same days and with the same flows.
 * Equal parts are restored at every mark, so that flows cannot move the return.
 */
import { defined, mapMetric, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import type { BenchmarkSummary } from '../../../shared/evidence/performanceSummary.ts';
import { DAY_MS, unixMs, type UnixMs } from '../../../shared/values/time.ts';
import type { ExternalFlow } from './equityPoint.ts';
import { mean } from './moments.ts';
import { sharpe } from './sharpe.ts';
import type { TrackRecord } from './trackRecord.ts';

/** The instants at which a benchmark of this record needs prices: its start, the end of each closed day, its end. */
export const benchmarkMarks = (record: TrackRecord): readonly UnixMs[] => [
  record.from,
  ...record.days.closed.map(({ day }) => unixMs(day + DAY_MS)),
  record.last.at,
];

export interface Benchmark {
  readonly name: string;
  /** One row per symbol, one price per mark of `benchmarkMarks`. */
  readonly prices: readonly (readonly number[])[];
}

export interface BenchmarkContext {
  readonly record: TrackRecord;
  readonly startEquity: number;
  readonly flows: readonly ExternalFlow[];
  /** Time-weighted return of the run. */
  readonly totalReturn: Metric;
}

/** A price that is missing or not above zero leaves the benchmark undefined (NO_PRICES). */
export function compareWith({ name, prices }: Benchmark, context: BenchmarkContext): BenchmarkSummary {
  const marks = benchmarkMarks(context.record);
  const isComplete =
    prices.length > 0 && prices.every((row) => row.length === marks.length && row.every((price) => price > 0));
  const missing = undefinedFor('NO_PRICES');
  if (!isComplete) return { name, totalReturn: missing, sharpe: missing, endEquity: missing, excess: missing };
  const returns = stepReturns(prices);
  const total = defined(returns.reduce((index, step) => index * (1 + step), 1) - 1);
  return {
    name,
    totalReturn: total,
    sharpe: sharpe(returns.slice(0, -1)),
    endEquity: defined(endEquity(returns, marks, context)),
    excess: mapMetric(context.totalReturn, (own) => own - (total.value ?? NaN)),
  };
}

function stepReturns(prices: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = prices;
  return first
    .slice(1)
    .map((_price, step) => mean(prices.map((row) => (row[step + 1] ?? NaN) / (row[step] ?? NaN) - 1)));
}

/** A flow joins at the first mark that is not before it. */
function endEquity(returns: readonly number[], marks: readonly UnixMs[], context: BenchmarkContext): number {
  const flowsBetween = (from: UnixMs, to: UnixMs): number =>
    context.flows.filter(({ at }) => at > from && at <= to).reduce((sum, { amount }) => sum + amount, 0);
  return returns.reduce((equity, step, place) => {
    const [from = context.record.from, to = context.record.last.at] = marks.slice(place, place + 2);
    return equity * (1 + step) + flowsBetween(from, to);
  }, context.startEquity);
}
