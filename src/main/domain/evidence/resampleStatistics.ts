/** The statistics that are resampled (EV-06): mean and Sharpe ratio of the rows of a resample. */
import { LEAST_DEVIATION } from '../metrics/moments.ts';
import type { Blocks, ResampleStatistic } from './bootstrap.ts';

/** Mean over the rows that have a value; null where none has. By sums up to each row: ten thousand rows cost a few hundred blocks. */
export function resampledMean(values: readonly (number | null)[]): ResampleStatistic {
  const sumOf = blockSums(values.map((value) => value ?? 0));
  const countOf = blockSums(values.map((value) => (value === null ? 0 : 1)));
  return (blocks) => {
    const count = countOf(blocks);
    return count === 0 ? null : sumOf(blocks) / count;
  };
}

/** Sum over the rows of a resample. */
function blockSums(values: readonly number[]): (blocks: Blocks) => number {
  const upTo = new Float64Array(values.length + 1);
  values.forEach((value, row) => (upTo[row + 1] = (upTo[row] ?? 0) + value));
  const total = upTo[values.length] ?? 0;
  return ({ count, starts, lengths }) => {
    let sum = 0;
    for (let block = 0; block < count; block += 1) {
      const start = starts[block] ?? 0;
      const end = start + (lengths[block] ?? 0);
      const wrapped = end > values.length;
      sum += (upTo[wrapped ? end - values.length : end] ?? 0) - (upTo[start] ?? 0) + (wrapped ? total : 0);
    }
    return sum;
  };
}

/** Mean over deviation (n - 1), times the root of the periods; null where nothing varies. Row by row, because a deviation needs its mean first. */
export function resampledSharpe(returns: readonly number[], periodsPerYear: number): ResampleStatistic {
  const scale = Math.sqrt(periodsPerYear);
  const sample = new Float64Array(returns.length);
  return (blocks) => {
    fillSample(sample, returns, blocks);
    let sum = 0;
    for (const value of sample) sum += value;
    const center = sum / sample.length;
    let squares = 0;
    for (const value of sample) squares += (value - center) ** 2;
    const deviation = Math.sqrt(squares / (sample.length - 1));
    return deviation >= LEAST_DEVIATION ? (center / deviation) * scale : null;
  };
}

function fillSample(sample: Float64Array, returns: readonly number[], { count, starts, lengths }: Blocks): void {
  let place = 0;
  for (let block = 0; block < count; block += 1) {
    let row = starts[block] ?? 0;
    for (const end = place + (lengths[block] ?? 0); place < end; place += 1) {
      sample[place] = returns[row] ?? 0;
      row = row + 1 === returns.length ? 0 : row + 1;
    }
  }
}
