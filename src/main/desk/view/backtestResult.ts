/** A stored run as the window shows it (UI-58): every metric with its rule, the evidence, the curve, the trips and the trades. */
import type { BacktestResult } from '../../../shared/ipc/contractBacktest.ts';
import type { Metric } from '../../../shared/evidence/metric.ts';
import { metricReasonText } from '../../../shared/evidence/metricReasonText.ts';
import type { PerformanceSummary } from '../../../shared/evidence/performanceSummary.ts';
import { decimal, decimalText, type Decimal } from '../../../shared/values/decimal.ts';
import { evidenceView } from '../../domain/evidence/evidenceView.ts';
import type { BacktestRun } from '../../ports/backtests.ts';
import { storedRow } from './backtestRow.ts';

/** Points that a chart gets at most. */
const MOST_POINTS = 1_000;

export const backtestResult = (run: BacktestRun): BacktestResult => ({
  row: rowOf(run),
  metrics: metricLines(run.performance),
  evidence: evidenceView(run.evidence, {
    book: 'PAPER',
    maxDrawdown: run.performance.drawdown.max,
    profitFactor: run.performance.trades.profitFactor,
    declaredVariants: run.variants.declared,
  }),
  equity: thinned(run.points).map(({ at, equity, hold }) => ({ at, equity, hold })),
  trips: tripLines(run),
  trades: run.trades.map(tradeLine),
  costs: {
    fees: decimalText(feesOf(run)),
    slippage: run.costs.slippage,
    share: run.performance.costs.shareOfGrossProfit.value,
  },
  notes: run.notes.map((text) => text.slice(0, 400)),
  hashes: {
    strategy: run.strategy.hash,
    data: run.market.hash,
    settings: run.setup.settingsHash,
    app: run.setup.app,
    result: run.resultHash,
  },
  variants: run.variants,
});

const feesOf = ({ costs }: BacktestRun): Decimal => decimal(costs.makerFees).plus(decimal(costs.takerFees));

function rowOf(run: BacktestRun): BacktestResult['row'] {
  const { performance, evidence, strategy, market, setup, end } = run;
  return storedRow({
    id: run.id,
    askedAt: run.askedAt,
    strategy: strategy.id,
    parametersHash: strategy.parametersHash,
    from: market.from,
    to: market.to,
    trades: performance.trades.count,
    performance,
    evidence,
    netPnl: decimalText(decimal(end.equity).minus(decimal(setup.equity))),
    costs: decimalText(feesOf(run).plus(decimal(run.costs.slippage))),
    text: end.text,
  });
}

const tradeLine = (trade: BacktestRun['trades'][number]): BacktestResult['trades'][number] => ({
  symbol: trade.symbol,
  side: trade.side,
  openedAt: trade.openedAt,
  closedAt: trade.closedAt,
  entry: trade.entryPrice,
  exit: trade.exitPrice,
  netPnl: trade.netPnl,
  rMultiple: trade.rMultiple,
  reason: trade.reason,
});

type Line = BacktestResult['metrics'][number];

function metricLines(summary: PerformanceSummary): Line[] {
  const { trades, drawdown, benchmarks } = summary;
  return [
    percentLine('Total return', summary.totalReturn, 'ME-02'),
    numberLine('Sharpe ratio, annual', summary.sharpe, 'ME-04'),
    numberLine('Sortino ratio, annual', summary.sortino, 'ME-05'),
    percentLine('Largest drawdown', drawdown.max, 'ME-06'),
    numberLine('Calmar ratio', summary.calmar, 'ME-07'),
    percentLine('Volatility, annual', summary.volatility, 'ME-08'),
    percentLine('Win rate', trades.winRate, 'ME-10'),
    numberLine('Profit factor', trades.profitFactor, 'ME-11'),
    numberLine('Expectancy in R', trades.expectancyR, 'ME-12'),
    numberLine('Payoff', trades.payoff, 'ME-13'),
    percentLine('Time in the market', summary.timeInMarket, 'ME-15'),
    percentLine('Average gross exposure', summary.averageGross, 'ME-15'),
    numberLine('Turnover, times equity', summary.turnover, 'ME-16'),
    numberLine('Average worst excursion in R', trades.averageMaeR, 'ME-17'),
    numberLine('Average best excursion in R', trades.averageMfeR, 'ME-17'),
    percentLine('Costs, share of gross profit', summary.costs.shareOfGrossProfit, 'ME-19'),
    ...benchmarks.map(({ name, totalReturn }) => percentLine(name, totalReturn, 'ME-21')),
  ];
}

const numberLine = (name: string, metric: Metric, rule: string): Line =>
  lineOf(name, { metric, rule, text: (value) => value.toFixed(2) });

const percentLine = (name: string, metric: Metric, rule: string): Line =>
  lineOf(name, { metric, rule, text: (value) => `${(value * 100).toFixed(2)}%` });

const lineOf = (
  name: string,
  { metric, rule, text }: { readonly metric: Metric; readonly rule: string; readonly text: (value: number) => string },
): Line => ({
  name,
  value: metric.value === null ? null : text(metric.value),
  reason: metric.reason === null ? null : metricReasonText(metric.reason),
  rule,
});

/** Levels as they changed, and the emergency stops among them, in order of time. */
function tripLines({ trips, stops }: BacktestRun): BacktestResult['trips'] {
  const levels = trips.map(({ at, trigger, to, text }) => ({ at, trigger, level: to, text: text.slice(0, 400) }));
  const stopped = stops.map(({ at, cause, equityBefore, equityAfter }) => ({
    at,
    trigger: cause,
    level: 'L4' as const,
    text: `Emergency stop: equity ${equityBefore} before, ${equityAfter ?? 'not flat'} after.`,
  }));
  return [...levels, ...stopped].sort((one, other) => one.at - other.at);
}

/** Every n-th point, and always the last. */
function thinned<Point>(points: readonly Point[]): readonly Point[] {
  const stride = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, at) => at % stride === 0 || at === points.length - 1).slice(-MOST_POINTS);
}
