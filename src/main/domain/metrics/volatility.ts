/** Volatility (ME-08): sd(r, n-1) x sqrt(periods). */
import { defined, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { DAYS_PER_YEAR } from './annual.ts';
import { sampleDeviation } from './moments.ts';

/** Annual. */
export const volatility = (returns: readonly number[], periodsPerYear = DAYS_PER_YEAR): Metric =>
  returns.length < 2 ? undefinedFor('TOO_FEW_OBS') : defined(sampleDeviation(returns) * Math.sqrt(periodsPerYear));
