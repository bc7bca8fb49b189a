/** All metrics of one run in one object (ME-01 to ME-21): paper, live, shadow, backtest and report alike (ME-22). Durations in milliseconds. */
import { z } from 'zod';
import { unixMsSchema } from '../values/time.ts';
import { metricSchema } from './metric.ts';

const count = z.int().min(0);

export const drawdownSchema = z.strictObject({
  max: metricSchema,
  current: metricSchema,
  /** Of the largest drawdown; null where there is none. */
  peakAt: unixMsSchema.nullable(),
  troughAt: unixMsSchema.nullable(),
  /** From its trough back to its peak; null while that has not happened. */
  recoveryMs: z.number().nullable(),
  /** Since the last peak; 0 at a peak. */
  underWaterMs: z.number(),
  /** Longest time below a peak, the running one included; and the longest that ended. */
  longestUnderWaterMs: z.number(),
  longestRecoveredMs: z.number(),
});
export type DrawdownSummary = z.output<typeof drawdownSchema>;

export const tradeSummarySchema = z.strictObject({
  count,
  wins: count,
  losses: count,
  breakeven: count,
  netPnl: z.number(),
  grossProfit: z.number(),
  grossLoss: z.number(),
  winRate: metricSchema,
  profitFactor: metricSchema,
  payoff: metricSchema,
  averageWin: metricSchema,
  averageLoss: metricSchema,
  expectancy: metricSchema,
  expectancyR: metricSchema,
  averageMaeR: metricSchema,
  averageMfeR: metricSchema,
  averageHeldMs: metricSchema,
});
export type TradeSummary = z.output<typeof tradeSummarySchema>;

export const streaksSchema = z.strictObject({
  current: z.strictObject({ kind: z.enum(['WIN', 'LOSS', 'NONE']), length: count }),
  longestWin: count,
  longestLoss: count,
  /** Null before the first trade. */
  sinceLastTradeMs: z.number().nullable(),
});
export type Streaks = z.output<typeof streaksSchema>;

export const costSummarySchema = z.strictObject({
  makerFees: z.number(),
  takerFees: z.number(),
  /** Received above zero, paid below. */
  funding: z.number(),
  slippage: z.number(),
  /** What all of it cost, and as a share of gross profit. */
  total: z.number(),
  shareOfGrossProfit: metricSchema,
});
export type CostSummary = z.output<typeof costSummarySchema>;

export const benchmarkSchema = z.strictObject({
  name: z.string(),
  totalReturn: metricSchema,
  sharpe: metricSchema,
  /** Equity the benchmark would end with on the same start and flows. */
  endEquity: metricSchema,
  /** Return of the run minus the benchmark's. */
  excess: metricSchema,
});
export type BenchmarkSummary = z.output<typeof benchmarkSchema>;

export const performanceSummarySchema = z.strictObject({
  from: unixMsSchema,
  to: unixMsSchema,
  /** Closed daily returns, and how many of them stand on a missing mark (ME-03). */
  dailyReturns: count,
  estimatedDays: count,
  /** Time-weighted, over the whole record. */
  totalReturn: metricSchema,
  cagr: metricSchema,
  sharpe: metricSchema,
  sortino: metricSchema,
  volatility: metricSchema,
  calmar: metricSchema,
  drawdown: drawdownSchema,
  trades: tradeSummarySchema,
  streaks: streaksSchema,
  /** Share of time with a position, and time-average gross exposure as a share of equity. */
  timeInMarket: metricSchema,
  averageGross: metricSchema,
  turnover: metricSchema,
  turnoverPerDay: metricSchema,
  costs: costSummarySchema,
  benchmarks: z.array(benchmarkSchema),
});
export type PerformanceSummary = z.output<typeof performanceSummarySchema>;
