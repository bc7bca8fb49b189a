/**
 * Shrinkage of sample correlations towards their mean (Ledoit and Wolf 2004, "Honey, I Shrunk the Sample Covariance Matrix", constant-correlation
 * target): the cross-check beside EWMA (EB-06, RP-08). Equal weights, means removed.
 */
import type { CorrelationMatrix } from './correlationMatrix.ts';

export interface Shrinkage {
  /** Share of the target in the result, 0 to 1. */
  readonly delta: number;
  /** Mean of the sample correlations: the target of every pair. */
  readonly meanRho: number;
  readonly sample: CorrelationMatrix;
  readonly shrunk: CorrelationMatrix;
}

/** A standard deviation of returns below this is a price that stands still. */
const LEAST_DEVIATION = 1e-8;

/**
 * Takes one column of returns per symbol, of the same hours and with nothing missing. Null with fewer than three symbols (there is no mean to shrink
 * to) or two rows, or where a column does not move.
 */
export function ledoitWolf(columns: readonly Float64Array[]): Shrinkage | null {
  const size = columns.length;
  const rows = columns[0]?.length ?? 0;
  if (size < 3 || rows < 2) return null;
  const scaled = columns.map(standardize);
  if (scaled.some((each) => each.deviation < LEAST_DEVIATION)) return null;
  const sample = new Float64Array(size * size).fill(1);
  const pairs = pairsOf(scaled);
  for (const { row, column, rho } of pairs) {
    sample[row * size + column] = rho;
    sample[column * size + row] = rho;
  }
  const meanRho = pairs.reduce((sum, each) => sum + each.rho, 0) / pairs.length;
  const delta = intensity(pairs, meanRho, rows);
  const shrunk = sample.map((rho, place) => (place % (size + 1) === 0 ? 1 : (1 - delta) * rho + delta * meanRho));
  const hours = new Int32Array(size * size).fill(rows);
  return { delta, meanRho, sample: { size, rho: sample, hours }, shrunk: { size, rho: shrunk, hours } };
}

interface Standardized {
  /** Mean 0, standard deviation 1. */
  readonly z: Float64Array;
  readonly deviation: number;
}

function standardize(column: Float64Array): Standardized {
  let sum = 0;
  for (const each of column) sum += each;
  const mean = sum / column.length;
  let squares = 0;
  for (const each of column) squares += (each - mean) ** 2;
  const deviation = Math.sqrt(squares / column.length);
  return { z: column.map((each) => (each - mean) / deviation), deviation };
}

/** Moments of one pair of standardized columns. */
interface Pair {
  readonly row: number;
  readonly column: number;
  readonly rho: number;
  /** Product of the two variances: the weight of the pair in the sums of the paper. */
  readonly weight: number;
  /** Mean of z_i^2 z_j^2. */
  readonly evenMoment: number;
  /** Mean of z_i^3 z_j and z_i z_j^3. */
  readonly oddMoment: number;
}

function pairsOf(scaled: readonly Standardized[]): readonly Pair[] {
  return scaled.flatMap((one, row) => scaled.slice(0, row).map((other, column) => pairOf(one, other, { row, column })));
}

function pairOf(
  one: Standardized,
  other: Standardized,
  place: { readonly row: number; readonly column: number },
): Pair {
  const rows = one.z.length;
  let product = 0;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < rows; at += 1) {
    const x = one.z[at] ?? NaN;
    const y = other.z[at] ?? NaN;
    const xy = x * y;
    product += xy;
    even += xy * xy;
    odd += xy * (x * x + y * y);
  }
  const weight = (one.deviation * other.deviation) ** 2;
  return { ...place, rho: product / rows, weight, evenMoment: even / rows, oddMoment: odd / (2 * rows) };
}

/**
 * (pi - rho) / gamma / T of the paper's appendix B, kept in [0, 1]; its diagonal terms cancel. Every pair counts twice above and below, so once is
 * the same.
 */
function intensity(pairs: readonly Pair[], meanRho: number, rows: number): number {
  let error = 0;
  let distance = 0;
  for (const { rho, weight, evenMoment, oddMoment } of pairs) {
    error += weight * (evenMoment - rho * rho - meanRho * (oddMoment - rho));
    distance += weight * (rho - meanRho) ** 2;
  }
  return distance === 0 ? 1 : Math.min(1, Math.max(0, error / distance / rows));
}
