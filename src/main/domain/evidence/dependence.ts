/** Whether one day's return tells about the next (EV-08, Lo 2002): then scaling by the root of 365 misleads. */
import { defined, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { LEAST_DEVIATION, mean, populationDeviation } from '../metrics/moments.ts';

export interface Dependence {
  /** Lag-1 autocorrelation. */
  readonly autocorrelation: Metric;
  readonly warning: string | null;
}

export function dependenceOf(returns: readonly number[]): Dependence {
  const autocorrelation = lagOne(returns);
  const limit = 2 / Math.sqrt(returns.length);
  const isDependent = autocorrelation.value !== null && Math.abs(autocorrelation.value) > limit;
  return {
    autocorrelation,
    warning: isDependent ? 'Days depend on each other: sqrt(365) scaling unreliable.' : null,
  };
}

function lagOne(returns: readonly number[]): Metric {
  if (returns.length < 3) return undefinedFor('TOO_FEW_OBS');
  const deviation = populationDeviation(returns);
  if (deviation < LEAST_DEVIATION) return undefinedFor('ZERO_VARIANCE');
  const center = mean(returns);
  let products = 0;
  returns.forEach((value, at) => {
    const next = returns[at + 1];
    if (next !== undefined) products += (value - center) * (next - center);
  });
  return defined(products / (returns.length * deviation * deviation));
}
