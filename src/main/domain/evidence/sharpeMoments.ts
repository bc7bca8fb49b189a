/** Shape of a record of daily returns, as the evidence about its Sharpe ratio needs it (EV-03). */
import type { MetricReason } from '../../../shared/evidence/metric.ts';
import { kurtosis, skewness } from '../metrics/moments.ts';
import { periodSharpe } from '../metrics/sharpe.ts';

export interface SharpeMoments {
  /** Number of daily returns, T. */
  readonly days: number;
  /** Sharpe ratio per day. */
  readonly sharpe: number;
  /** Population skewness g3 and kurtosis g4; 0 and 3 for a normal distribution. */
  readonly skewness: number;
  readonly kurtosis: number;
}

/** Fewer days have no shape (EV-03). */
const LEAST_DAYS = 4;

/** Moments of at least four returns that vary; else why there are none. */
export function sharpeMoments(returns: readonly number[]): SharpeMoments | MetricReason {
  const { value, reason } = periodSharpe(returns);
  if (value === null) return reason;
  if (returns.length < LEAST_DAYS) return 'TOO_FEW_OBS';
  return { days: returns.length, sharpe: value, skewness: skewness(returns), kurtosis: kurtosis(returns) };
}

/** Moments of a normal record with this annual Sharpe ratio. */
export const normalMoments = (days: number, dailySharpe: number): SharpeMoments => ({
  days,
  sharpe: dailySharpe,
  skewness: 0,
  kurtosis: 3,
});

/** Variance of the estimated daily Sharpe ratio times T: 1 - g3 SR + (g4 - 1)/4 SR^2. */
export const sharpeVariance = ({ sharpe, skewness: g3, kurtosis: g4 }: SharpeMoments): number =>
  1 - g3 * sharpe + ((g4 - 1) / 4) * sharpe * sharpe;
