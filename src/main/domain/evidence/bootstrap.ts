/**
 * Percentile intervals by the stationary bootstrap (EV-06, Politis and Romano 1994): blocks of geometric length, wrapping around the end.
 * Draw order: the start index; then for each further place one uniform for "new block?" and, if so, one for its index. Same seed, same interval.
 */
import type { Interval } from '../../../shared/evidence/interval.ts';
import { mulberry32 } from './mulberry32.ts';
import { quantile } from './quantile.ts';

export interface BootstrapPlan {
  readonly seed: number;
  /** Number of resamples, B. */
  readonly resamples: number;
  readonly confidence: number;
}

/** A statistic of a resample, given as places in the data; null or not finite where this resample has none. */
export type ResampleStatistic = (places: Int32Array) => number | null;

export interface BootstrapInterval {
  /** Null when no resample had the statistic, or it overflows. */
  readonly interval: Interval | null;
  /** Resamples left out because the statistic was undefined on them. */
  readonly skipped: number;
}

/** Mean block length for a sample of this size. */
export const meanBlock = (size: number): number => Math.max(1, Math.round(Math.cbrt(size)));

/** Intervals of several statistics of the same resamples, in the order given; the data has `size` rows. */
export function bootstrap(
  size: number,
  statistics: readonly ResampleStatistic[],
  plan: BootstrapPlan,
): readonly BootstrapInterval[] {
  const uniform = mulberry32(plan.seed);
  const found = statistics.map(() => [] as number[]);
  const places = new Int32Array(size);
  for (let round = 0; size > 0 && round < plan.resamples; round += 1) {
    resample(places, uniform);
    statistics.forEach((statistic, which) => {
      const value = statistic(places);
      if (value !== null && Number.isFinite(value)) found[which]?.push(value);
    });
  }
  return found.map((values) => ({
    interval: percentiles(values, plan.confidence),
    skipped: plan.resamples - values.length,
  }));
}

function resample(places: Int32Array, uniform: () => number): void {
  const size = places.length;
  const newBlock = 1 / meanBlock(size);
  let place = Math.floor(uniform() * size);
  places[0] = place;
  for (let at = 1; at < size; at += 1) {
    if (uniform() < newBlock) place = Math.floor(uniform() * size);
    else place = place + 1 === size ? 0 : place + 1;
    places[at] = place;
  }
}

function percentiles(values: readonly number[], confidence: number): Interval | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const tail = (1 - confidence) / 2;
  const interval = { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
  return Number.isFinite(interval.high - interval.low) ? interval : null;
}
