/** Correlations of several symbols as one square, and how many hours each rests on. */
import type { Decay } from './decay.ts';
import { EwmaPair } from './ewmaPair.ts';
import type { HourlyReturns } from './hourlyReturns.ts';

/** Symmetric, 1 on the diagonal; row after row. */
export interface CorrelationMatrix {
  readonly size: number;
  /** In [-1, 1]; NaN where unknown. Read it with `rhoAt`. */
  readonly rho: Float64Array;
  /** Common hours per pair; on the diagonal the hours of the symbol itself. */
  readonly hours: Int32Array;
}

/** EWMA matrix (EB-06) of symbols whose pairs are kept up to date elsewhere: `pairOf` gives that of two different places, row above column. */
export function matrixOfPairs(
  series: readonly HourlyReturns[],
  decay: Decay,
  pairOf: (row: number, column: number) => EwmaPair,
): CorrelationMatrix {
  const size = series.length;
  const rho = new Float64Array(size * size).fill(1);
  const hours = new Int32Array(size * size);
  for (const [row, own] of series.entries()) {
    hours[row * size + row] = own.countWithin(decay.window);
    for (let column = 0; column < row; column += 1) {
      const pair = pairOf(row, column);
      const value = pair.rho();
      for (const place of [row * size + column, column * size + row]) {
        rho[place] = value;
        hours[place] = pair.hours;
      }
    }
  }
  return { size, rho, hours };
}

/** EWMA matrix computed from scratch. */
export function correlationMatrix(series: readonly HourlyReturns[], decay: Decay): CorrelationMatrix {
  return matrixOfPairs(series, decay, (row, column) => {
    const [one, other] = [series[row], series[column]];
    if (one === undefined || other === undefined) throw new RangeError(`No pair (${row}, ${column})`);
    return new EwmaPair(one, other, decay);
  });
}

/** Correlation of two symbols by their places; null while unknown. */
export function rhoAt(matrix: CorrelationMatrix, row: number, column: number): number | null {
  const value = matrix.rho[row * matrix.size + column] ?? NaN;
  return Number.isNaN(value) ? null : value;
}
