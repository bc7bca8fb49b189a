/** One pair's part in joint exposure. Exposures are signed fractions of equity, one per symbol of the matrix. */
import { rhoAt, type Correlations } from './correlationMatrix.ts';

/**
 * a_i a_j rho_ij. While the correlation is unknown |a_i a_j|: it counts as 1 in the direction that adds risk (EB-06, RC-14), so that a hedge nothing
 * proves does not count.
 */
export function pairProduct(
  matrix: Correlations,
  exposures: readonly number[],
  [row, column]: readonly [number, number],
): number {
  const product = (exposures[row] ?? 0) * (exposures[column] ?? 0);
  const rho = rhoAt(matrix, row, column);
  return rho === null ? Math.abs(product) : product * rho;
}
