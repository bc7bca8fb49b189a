/**
 * Probabilistic Sharpe ratio (EV-03) and minimum track record length (EV-04), Bailey and Lopez de Prado 2012, the classic form: the variance is
 * taken at the estimate, not at the null. Benchmarks are Sharpe ratios per day.
 */
import { defined, undefinedFor, type Metric } from '../../../shared/evidence/metric.ts';
import { LEAST_DEVIATION } from '../metrics/moments.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { sharpeVariance, type SharpeMoments } from './sharpeMoments.ts';

/** Probability that the true Sharpe ratio is above the benchmark. */
export function probabilisticSharpe(moments: SharpeMoments, benchmark: number): Metric {
  const variance = sharpeVariance(moments);
  if (variance < LEAST_DEVIATION) return undefinedFor('ZERO_VARIANCE');
  return defined(normalCdf(((moments.sharpe - benchmark) * Math.sqrt(moments.days - 1)) / Math.sqrt(variance)));
}

/** Days after which a record with these moments would be above the benchmark at this confidence. */
export function minTrackRecord(moments: SharpeMoments, benchmark: number, confidence: number): Metric {
  if (moments.sharpe <= benchmark) return undefinedFor('NOT_ABOVE_BENCHMARK');
  const needed = normalQuantile(confidence) / (moments.sharpe - benchmark);
  return defined(1 + Math.max(0, sharpeVariance(moments)) * needed * needed);
}
