/** Sharpe ratio (ME-04): mean(r) / sd(r, n-1) x sqrt(periods), risk-free rate 0. */
import { defined, mapMetric, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { DAYS_PER_YEAR } from './annual.ts';
import { LEAST_DEVIATION, mean, sampleDeviation } from './moments.ts';

/** Per period, not annual. */
export function periodSharpe(returns: readonly number[]): Metric {
  if (returns.length < 2) return undefinedFor('TOO_FEW_OBS');
  const deviation = sampleDeviation(returns);
  return deviation < LEAST_DEVIATION ? undefinedFor('ZERO_VARIANCE') : defined(mean(returns) / deviation);
}

/** Annual. */
export const sharpe = (returns: readonly number[], periodsPerYear = DAYS_PER_YEAR): Metric =>
  mapMetric(periodSharpe(returns), (ratio) => ratio * Math.sqrt(periodsPerYear));
