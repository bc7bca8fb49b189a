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

/** A resample as the blocks it was drawn in, `count` of them; a block that runs over the last row goes on at the first. */
export interface Blocks {
  readonly count: number;
  readonly starts: Int32Array;
  readonly lengths: Int32Array;
}

/** A statistic of a resample; null or not finite where this resample has none. */
export type ResampleStatistic = (blocks: Blocks) => number | null;

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
  const blocks = { count: 0, starts: new Int32Array(size), lengths: new Int32Array(size) };
  for (let round = 0; size > 0 && round < plan.resamples; round += 1) {
    drawBlocks(blocks, uniform);
    statistics.forEach((statistic, which) => {
      const value = statistic(blocks);
      if (value !== null && Number.isFinite(value)) found[which]?.push(value);
    });
  }
  return found.map((values) => ({
    interval: percentiles(values, plan.confidence),
    skipped: plan.resamples - values.length,
  }));
}

function drawBlocks(blocks: { -readonly [Key in keyof Blocks]: Blocks[Key] }, uniform: () => number): void {
  const { starts, lengths } = blocks;
  const size = starts.length;
  const newBlock = 1 / meanBlock(size);
  let block = 0;
  let began = 0;
  starts[0] = Math.floor(uniform() * size);
  for (let place = 1; place < size; place += 1) {
    if (uniform() >= newBlock) continue;
    lengths[block] = place - began;
    began = place;
    block += 1;
    starts[block] = Math.floor(uniform() * size);
  }
  lengths[block] = size - began;
  blocks.count = block + 1;
}

function percentiles(values: readonly number[], confidence: number): Interval | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const tail = (1 - confidence) / 2;
  const interval = { low: quantile(sorted, tail), high: quantile(sorted, 1 - tail) };
  return Number.isFinite(interval.high - interval.low) ? interval : null;
}
