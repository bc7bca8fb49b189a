/** The statistics that are resampled (EV-06): mean and Sharpe ratio of the rows of a resample. */
import { LEAST_DEVIATION } from '../metrics/moments.ts';
import type { ResampleStatistic } from './bootstrap.ts';

/** Mean over the rows that have a value; null where none has. */
export function resampledMean(values: readonly (number | null)[]): ResampleStatistic {
  const amounts = Float64Array.from(values, (value) => value ?? 0);
  const counts = Uint8Array.from(values, (value) => (value === null ? 0 : 1));
  return (places) => {
    let sum = 0;
    let count = 0;
    for (const place of places) {
      sum += amounts[place] ?? 0;
      count += counts[place] ?? 0;
    }
    return count === 0 ? null : sum / count;
  };
}

/** Mean over deviation (n - 1), times the root of the periods; null where nothing varies. */
export function resampledSharpe(returns: readonly number[], periodsPerYear: number): ResampleStatistic {
  const values = Float64Array.from(returns);
  const scale = Math.sqrt(periodsPerYear);
  return (places) => {
    let sum = 0;
    for (const place of places) sum += values[place] ?? 0;
    const center = sum / places.length;
    let squares = 0;
    for (const place of places) squares += ((values[place] ?? 0) - center) ** 2;
    const deviation = Math.sqrt(squares / (places.length - 1));
    return deviation >= LEAST_DEVIATION ? (center / deviation) * scale : null;
  };
}
