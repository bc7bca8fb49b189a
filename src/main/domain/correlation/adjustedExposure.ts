/** Exposure with correlation counted in (RC-14): what several positions weigh when they move as they usually do. Fractions of equity. */
import type { CorrelationMatrix, Correlations } from './correlationMatrix.ts';

/** a'Ra, never below 0: pairs measured over different hours could make it so. */
export function jointVariance(matrix: Correlations, exposures: readonly number[]): number {
  if (!('square' in matrix)) return Math.max(0, squareSum(matrix, exposures));
  const { square, row } = matrix;
  return Math.max(0, addRow(knownSquareSum(square, exposures), exposures, { row: square.size, rho: row, from: 0 }));
}

function squareSum({ size, rho }: CorrelationMatrix, exposures: readonly number[]): number {
  let sum = 0;
  for (let row = 0; row < size; row += 1) sum = addRow(sum, exposures, { row, rho, from: row * size });
  return sum;
}

/** Last sum of a square that is asked about with one symbol after another behind it. Good for the very same exposures. */
const lastSums = new WeakMap<CorrelationMatrix, { readonly exposures: readonly number[]; readonly sum: number }>();

function knownSquareSum(square: CorrelationMatrix, exposures: readonly number[]): number {
  const held = exposures.slice(0, square.size);
  const known = lastSums.get(square);
  if (known?.exposures.every((each, at) => Object.is(each, held[at])) === true) return known.sum;
  const sum = squareSum(square, held);
  lastSums.set(square, { exposures: held, sum });
  return sum;
}

/** Adds a symbol and its pairs with those before it, each as `pairProduct` has it: an order in a book of a hundred adds five thousand. */
function addRow(
  before: number,
  exposures: readonly number[],
  { row, rho, from }: { readonly row: number; readonly rho: Float64Array; readonly from: number },
): number {
  const own = exposures[row] ?? 0;
  let sum = before + own ** 2;
  for (let column = 0; column < row; column += 1) {
    const product = own * (exposures[column] ?? 0);
    const known = rho[from + column] ?? NaN;
    sum += 2 * (Number.isNaN(known) ? Math.abs(product) : product * known);
  }
  return sum;
}

/** sqrt(a'Ra): the sum of all positions where everything moves together, less where it does not. */
export const adjustedExposure = (matrix: Correlations, exposures: readonly number[]): number =>
  Math.sqrt(jointVariance(matrix, exposures));
