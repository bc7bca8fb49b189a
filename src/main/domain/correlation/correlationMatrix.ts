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

/** A matrix with one more symbol behind it: what an order in a symbol that is not held asks about. The square is shared and not copied. */
export interface JoinedMatrix {
  /** Symbols in all: those of the square, and the last one. */
  readonly size: number;
  readonly square: CorrelationMatrix;
  /** Correlations of the last symbol with those of the square, in their order; NaN where unknown. */
  readonly row: Float64Array;
}

export type Correlations = CorrelationMatrix | JoinedMatrix;

/** Where a listed symbol keeps its hours, and two of them their correlation. */
export interface MatrixSource<Listed> {
  readonly decay: Decay;
  hoursOf(listed: Listed): HourlyReturns;
  pairOf(one: Listed, other: Listed): EwmaPair;
}

/** A matrix of which the first rows and columns are the first of the one that is asked for. */
export interface KnownRows {
  readonly matrix: CorrelationMatrix;
  readonly rows: number;
}

/** EWMA matrix (EB-06) of symbols whose pairs are kept up to date elsewhere; pairs of known rows are not asked again. */
export function matrixOfPairs<Listed>(
  listed: readonly Listed[],
  source: MatrixSource<Listed>,
  known: KnownRows | null = null,
): CorrelationMatrix {
  const size = listed.length;
  const rho = new Float64Array(size * size).fill(1);
  const hours = new Int32Array(size * size);
  if (known !== null) copyRows(known, { size, rho, hours });
  for (const [row, one] of listed.entries()) {
    if (row < (known?.rows ?? 0)) continue;
    hours[row * size + row] = source.hoursOf(one).countWithin(source.decay.window);
    for (const [column, other] of listed.entries()) {
      if (column === row) break;
      const pair = source.pairOf(one, other);
      const value = pair.rho();
      for (const place of [row * size + column, column * size + row]) {
        rho[place] = value;
        hours[place] = pair.hours;
      }
    }
  }
  return { size, rho, hours };
}

function copyRows({ matrix, rows }: KnownRows, to: CorrelationMatrix): void {
  for (let row = 0; row < rows; row += 1) {
    const from = row * matrix.size;
    to.rho.set(matrix.rho.subarray(from, from + rows), row * to.size);
    to.hours.set(matrix.hours.subarray(from, from + rows), row * to.size);
  }
}

/** EWMA matrix computed from scratch. */
export const correlationMatrix = (series: readonly HourlyReturns[], decay: Decay): CorrelationMatrix =>
  matrixOfPairs(series, {
    decay,
    hoursOf: (each) => each,
    pairOf: (one, other) => new EwmaPair(one, other, decay),
  });

/** Correlation of two symbols by their places; null while unknown. */
export function rhoAt(matrix: Correlations, row: number, column: number): number | null {
  const value = 'square' in matrix ? joinedRho(matrix, row, column) : (matrix.rho[row * matrix.size + column] ?? NaN);
  return Number.isNaN(value) ? null : value;
}

function joinedRho({ size, square, row: ofLast }: JoinedMatrix, row: number, column: number): number {
  if (row < square.size && column < square.size) return square.rho[row * square.size + column] ?? NaN;
  return row === column && row < size ? 1 : (ofLast[Math.min(row, column)] ?? NaN);
}
