/** Every metric of one run in one object (ME-01 to ME-21), the same for paper, live, shadow, backtest and report (ME-22). */
import { defined, mapMetric, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import type { PerformanceSummary } from '../../../shared/evidence/performanceSummary.ts';
import { DAY_MS } from '../../../shared/values/time.ts';
import { compareWith, type Benchmark } from './benchmark.ts';
import { cagr, calmar } from './calmar.ts';
import { summarizeCosts, type Costs } from './costs.ts';
import { summarizeDrawdown } from './drawdown.ts';
import type { ExternalFlow } from './equityPoint.ts';
import { totalReturn } from './gateMetrics.ts';
import { sharpe } from './sharpe.ts';
import { sortino } from './sortino.ts';
import { streaksOf } from './streaks.ts';
import type { TrackRecord } from './trackRecord.ts';
import type { TradeFact } from './tradeFact.ts';
import { summarizeTrades } from './tradeSummary.ts';
import { turnover } from './turnover.ts';
import { volatility } from './volatility.ts';

export interface Run {
  readonly record: TrackRecord;
  /** Closed round trips. */
  readonly trades: readonly TradeFact[];
  /** Sum of notional of every fill, entries and exits (ME-16). */
  readonly filledNotional: number;
  readonly costs: Costs;
  /** With the equity of the record's first point; both only for benchmarks. */
  readonly startEquity: number;
  readonly flows: readonly ExternalFlow[];
  readonly benchmarks: readonly Benchmark[];
}

/** Computes the summary; the end of the record is "now" for streaks. */
export function performanceSummary(run: Run): PerformanceSummary {
  const { record, trades, costs } = run;
  const days = record.days.closed;
  const returns = days.map((day) => day.return);
  const growth = { days: (record.last.at - record.from) / DAY_MS, endIndex: record.last.index };
  const drawdown = summarizeDrawdown(record.drawdown, record.last, record.points);
  const traded = summarizeTrades(trades);
  const total = totalReturn(record);
  return {
    from: record.from,
    to: record.last.at,
    dailyReturns: days.length,
    estimatedDays: days.filter((day) => day.estimated).length,
    totalReturn: total,
    cagr: total.value === null ? total : cagr(growth),
    sharpe: sharpe(returns),
    sortino: sortino(returns),
    volatility: volatility(returns),
    calmar: total.value === null ? total : calmar(growth, drawdown.max),
    drawdown,
    trades: traded,
    streaks: streaksOf(trades, record.last.at),
    ...activity(run),
    costs: summarizeCosts(costs, traded.grossProfit),
    benchmarks: run.benchmarks.map((benchmark) => compareWith(benchmark, { ...run, totalReturn: total })),
  };
}

type Activity = Pick<PerformanceSummary, 'timeInMarket' | 'averageGross' | 'turnover' | 'turnoverPerDay'>;

/** Exposure and turnover, weighted by time (ME-15, ME-16). */
function activity({ record, filledNotional }: Run): Activity {
  const elapsedMs = record.last.at - record.from;
  const perTime = (sum: number): Metric => (elapsedMs > 0 ? defined(sum / elapsedMs) : undefinedFor('TOO_FEW_OBS'));
  const turned = turnover(filledNotional, elapsedMs > 0 ? record.equityMs / elapsedMs : 0);
  return {
    timeInMarket: perTime(record.positionMs),
    averageGross: perTime(record.grossMs),
    turnover: turned,
    turnoverPerDay: mapMetric(turned, (value) => (value * DAY_MS) / elapsedMs),
  };
}
