/**
 * How each kind of published reference case is answered by our functions. A case in a convention that is not ours (n instead of n - 1, adjusted
 * moments) is answered from the function it tests, turned into that convention by the published factor.
 */
import { normalQuantile } from '../../../src/main/domain/evidence/normal.ts';
import { probabilisticSharpe } from '../../../src/main/domain/evidence/probabilisticSharpe.ts';
import { quantile } from '../../../src/main/domain/evidence/quantile.ts';
import { annualGrowth, calmar, type Growth } from '../../../src/main/domain/metrics/calmar.ts';
import {
  addToDrawdown,
  startDrawdown,
  summarizeDrawdown,
  type NavPoint,
} from '../../../src/main/domain/metrics/drawdown.ts';
import {
  downsideDeviation,
  kurtosis,
  mean,
  populationDeviation,
  sampleDeviation,
  skewness,
} from '../../../src/main/domain/metrics/moments.ts';
import { periodSharpe, sharpe } from '../../../src/main/domain/metrics/sharpe.ts';
import { periodSortino, sortino } from '../../../src/main/domain/metrics/sortino.ts';
import { summarizeTrades } from '../../../src/main/domain/metrics/tradeSummary.ts';
import { volatility } from '../../../src/main/domain/metrics/volatility.ts';
import type { DrawdownSummary } from '../../../src/shared/evidence/performanceSummary.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { tradesOf } from '../../support/buildTradeFact.ts';

/** A case with its series looked up; what it does not have is empty or zero. */
export interface Question {
  readonly returns: readonly number[];
  readonly benchmark: readonly number[];
  readonly periods: number;
  /** Minimum acceptable return per period. */
  readonly target: number;
  readonly pnls: readonly number[];
  readonly profits: readonly number[];
  readonly startingBalance: number;
  readonly equity: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly days: number;
  readonly benchmarkSharpe: number;
}

const YEAR_DAYS = 365;
const DAY = 86_400_000;
/** Bacon's minimum acceptable return, where the case names it in words only. */
const BACON_TARGET = 0.005;

const wealthOf = (returns: readonly number[]): readonly number[] => {
  let wealth = 1;
  return returns.map((value) => (wealth *= 1 + value));
};
const growthOf = ({ returns, periods }: Question): Growth => ({
  days: (returns.length / periods) * YEAR_DAYS,
  endIndex: wealthOf(returns).at(-1) ?? 1,
});
const losers = (returns: readonly number[]): readonly number[] => returns.filter((value) => value < 0);
const upsideDeviation = (returns: readonly number[]): number =>
  downsideDeviation(
    returns.map((value) => -value),
    -BACON_TARGET,
  );
const valueAtRisk = (returns: readonly number[], deviation: number): number =>
  mean(returns) + normalQuantile(0.05) * deviation;

function drawdownOf(values: readonly number[]): DrawdownSummary {
  const points = values.map((index, day): NavPoint => ({ at: unixMs(day * DAY), index }));
  const first = points[0] ?? { at: unixMs(0), index: 1 };
  const drawdown = points.slice(1).reduce(addToDrawdown, startDrawdown(first));
  return summarizeDrawdown(drawdown, points.at(-1) ?? first, points.length);
}

/** G1 and G2 + 3 from the population moments (Joanes and Gill 1998). */
function adjusted(returns: readonly number[]): { readonly skewness: number; readonly kurtosis: number } {
  const n = returns.length;
  const g2 = kurtosis(returns) - 3;
  return {
    skewness: (skewness(returns) * Math.sqrt(n * (n - 1))) / (n - 2),
    kurtosis: ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * g2 + 6) + 3,
  };
}

/** By the metric the case names; null where ours is undefined. */
export const answers: Readonly<Record<string, (question: Question) => number | null>> = {
  volatility: ({ returns, periods }) => volatility(returns, periods).value,
  annual_variance: ({ returns, periods }) => (volatility(returns, periods).value ?? NaN) ** 2,
  tracking_error: ({ returns, benchmark, periods }) =>
    volatility(
      returns.map((value, at) => value - (benchmark[at] ?? NaN)),
      periods,
    ).value,
  annual_return_arithmetic: ({ returns, periods }) => mean(returns) * periods,
  cagr: (question) => annualGrowth(growthOf(question)),
  cagr_from_balances: ({ start, end, days }) => annualGrowth({ days, endIndex: end / start }),
  sharpe: ({ returns, periods }) => sharpe(returns, periods).value,
  sharpe_geometric: (question) =>
    annualGrowth(growthOf(question)) / (volatility(question.returns, question.periods).value ?? NaN),
  sharpe_ddof0: ({ returns, periods }) => (mean(returns) / populationDeviation(returns)) * Math.sqrt(periods),
  downside_deviation: ({ returns, target }) => downsideDeviation(returns, target),
  downside_deviation_subset: ({ returns }) => downsideDeviation(losers(returns)),
  upside_risk: ({ returns }) => upsideDeviation(returns),
  variability_skewness: ({ returns }) => upsideDeviation(returns) / downsideDeviation(returns, BACON_TARGET),
  volatility_skewness: ({ returns }) => (upsideDeviation(returns) / downsideDeviation(returns, BACON_TARGET)) ** 2,
  sortino_period: ({ returns, target }) => periodSortino(returns, target).value,
  sortino_period_mar: ({ returns }) => periodSortino(returns, BACON_TARGET).value,
  sortino: ({ returns, periods }) => sortino(returns, periods).value,
  sortino_subset: ({ returns, periods }) => (mean(returns) / downsideDeviation(losers(returns))) * Math.sqrt(periods),
  max_drawdown: ({ returns }) => drawdownOf([1, ...wealthOf(returns)]).max.value,
  max_drawdown_no_initial_peak: ({ returns }) => drawdownOf(wealthOf(returns)).max.value,
  max_drawdown_rel: ({ profits, startingBalance }) => {
    let balance = startingBalance;
    return drawdownOf([startingBalance, ...profits.map((profit) => (balance += profit))]).max.value;
  },
  longest_recovered_drawdown_days: ({ equity }) => drawdownOf(equity).longestRecoveredMs / DAY,
  calmar: (question) => calmar(growthOf(question), drawdownOf([1, ...wealthOf(question.returns)]).max).value,
  var_95_historical: ({ returns }) =>
    quantile(
      returns.toSorted((one, other) => one - other),
      0.05,
    ),
  var_95_gaussian: ({ returns }) => valueAtRisk(returns, populationDeviation(returns)),
  var_95_gaussian_ddof1: ({ returns }) => valueAtRisk(returns, sampleDeviation(returns)),
  fama_beta: ({ returns, benchmark }) => sampleDeviation(returns) / sampleDeviation(benchmark),
  'omega_0 (= profit factor of period returns)': ({ returns }) => summarizeTrades(tradesOf(returns)).profitFactor.value,
  omega_0: ({ returns }) => summarizeTrades(tradesOf(returns)).profitFactor.value,
  d_ratio: ({ returns }) => {
    const { losses, grossLoss, wins, grossProfit } = summarizeTrades(tradesOf(returns));
    return (losses * grossLoss) / (wins * grossProfit);
  },
  skewness: ({ returns }) => skewness(returns),
  skewness_adjusted: ({ returns }) => adjusted(returns).skewness,
  skewness_sample_pa: ({ returns }) => adjusted(returns).skewness,
  kurtosis_pearson: ({ returns }) => kurtosis(returns),
  kurtosis_excess: ({ returns }) => kurtosis(returns) - 3,
  kurtosis_excess_adjusted: ({ returns }) => adjusted(returns).kurtosis - 3,
  skewness_kurtosis_ratio: ({ returns }) => skewness(returns) / kurtosis(returns),
  probabilistic_sharpe: ({ returns, benchmarkSharpe }) => {
    const moments = { days: returns.length, sharpe: periodSharpe(returns).value ?? NaN, ...adjusted(returns) };
    return probabilisticSharpe(moments, benchmarkSharpe).value;
  },
  expectancy: ({ pnls }) => summarizeTrades(tradesOf(pnls)).expectancy.value,
  expectancy_ratio: ({ pnls }) => {
    const { payoff, winRate } = summarizeTrades(tradesOf(pnls));
    return (1 + (payoff.value ?? NaN)) * (winRate.value ?? NaN) - 1;
  },
};
