/** Published reference cases that no function of ours answers, by id, and why. */

const TAIL_RISK = 'Value at risk and expected shortfall are no metrics of ours; the breaker bounds losses instead.';
const MEAN_DRAWDOWN = 'We report the largest drawdown and its times (ME-06), not averages over it.';
const BENCHMARK_MODEL = 'Benchmarks are compared by return (ME-21); no single-index model is fitted.';
const COUNTS = 'Frequencies and sums beyond a target are not reported.';
const N_IN_DENOMINATOR = 'The downside deviation has n in the denominator (ME-05).';
const ON_INDEX = 'Drawdown is measured on the NAV index, as a fraction (ME-06), not in money.';
const SOURCE_DEFECT = 'The source puts the excess kurtosis into (g4 - 1)/4; we must not reproduce it.';

const SOURCE = ['bacon_monthly', 'tiny_sample_n7'] as const;

const ofBothSeries = SOURCE.flatMap((series) => [
  [`${series}: sortino annual full ddof1 (vetted expected.json)`, N_IN_DENOMINATOR],
  [`${series}: VaR 95 order statistic (vetted expected.json)`, TAIL_RISK],
  [`${series}: VaR 95 modified (Cornish-Fisher)`, TAIL_RISK],
  [`${series}: ES 95 historical`, TAIL_RISK],
  [`${series}: ES 95 gaussian`, TAIL_RISK],
  [`${series}: ES 95 Rockafellar-Uryasev (vetted expected.json)`, TAIL_RISK],
  [`${series}: UlcerIndex`, MEAN_DRAWDOWN],
  [`${series}: PainIndex`, MEAN_DRAWDOWN],
]) as readonly (readonly [string, string])[];

export const notApplicable: ReadonlyMap<string, string> = new Map<string, string>([
  ...ofBothSeries,
  ['tiny_sample_n7: CalmarRatio', 'Ten days; a Calmar ratio needs thirty (ME-07: PERIOD_TOO_SHORT).'],
  ['Bacon book: MeanAbsoluteDeviation', 'Dispersion is the standard deviation (ME-08).'],
  ['Bacon book: M-squared', BENCHMARK_MODEL],
  ['Bacon book: Jensen alpha', BENCHMARK_MODEL],
  ['Bacon book: Systematic risk', BENCHMARK_MODEL],
  ['Bacon book: Pain index', MEAN_DRAWDOWN],
  ['Bacon book: Martin ratio', MEAN_DRAWDOWN],
  ['Bacon book: Pain ratio', MEAN_DRAWDOWN],
  ['Bacon book: Downside frequency', COUNTS],
  ['Bacon book: Upside frequency', COUNTS],
  ['Bacon book: Upside potential', COUNTS],
  ['Bacon book: Omega-Sharpe ratio', COUNTS],
  ['Bacon: AdjustedSharpeRatio (R)', 'Skewness and kurtosis enter the PSR (EV-03), not the Sharpe ratio.'],
  ['freqtrade: max drawdown of absolute profits', ON_INDEX],
  ['freqtrade: relative account drawdown at that trough', ON_INDEX],
  ['freqtrade: absolute: [0,-500,500,10000,-1000] from 1000', ON_INDEX],
  ['freqtrade: relative share for that drop', ON_INDEX],
  ['LEAN: PSR, 202 days/yr (AS ASSERTED, source defect)', SOURCE_DEFECT],
  ['LEAN: PSR, 252 days/yr (AS ASSERTED, source defect)', SOURCE_DEFECT],
  ['LEAN: PSR, 365 days/yr (AS ASSERTED, source defect)', SOURCE_DEFECT],
]);
