/** Sortino ratio (ME-05): mean(r) / sqrt(sum min(r,0)^2 / n) x sqrt(periods), all n in the denominator. */
import { defined, mapMetric, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { DAYS_PER_YEAR } from './annual.ts';
import { LEAST_DEVIATION, downsideDeviation, mean } from './moments.ts';

/** Per period, not annual; the target return is given per period too. */
export function periodSortino(returns: readonly number[], target = 0): Metric {
  if (returns.length < 2) return undefinedFor('TOO_FEW_OBS');
  const downside = downsideDeviation(returns, target);
  return downside < LEAST_DEVIATION ? undefinedFor('NO_DOWNSIDE') : defined((mean(returns) - target) / downside);
}

/** Annual, target 0. */
export const sortino = (returns: readonly number[], periodsPerYear = DAYS_PER_YEAR): Metric =>
  mapMetric(periodSortino(returns), (ratio) => ratio * Math.sqrt(periodsPerYear));
