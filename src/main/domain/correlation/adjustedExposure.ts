/** Exposure with correlation counted in (RC-14): what several positions weigh when they move as they usually do. Fractions of equity. */
import type { CorrelationMatrix } from './correlationMatrix.ts';
import { pairProduct } from './pairProduct.ts';

/** a'Ra, never below 0: pairs measured over different hours could make it so. */
export function jointVariance(matrix: CorrelationMatrix, exposures: readonly number[]): number {
  let sum = 0;
  for (let row = 0; row < matrix.size; row += 1) {
    sum += (exposures[row] ?? 0) ** 2;
    for (let column = 0; column < row; column += 1) sum += 2 * pairProduct(matrix, exposures, [row, column]);
  }
  return Math.max(0, sum);
}

/** sqrt(a'Ra): the sum of all positions where everything moves together, less where it does not. */
export const adjustedExposure = (matrix: CorrelationMatrix, exposures: readonly number[]): number =>
  Math.sqrt(jointVariance(matrix, exposures));
