/** rho_w of EB-06: how much what is held moves together, as one number. */
import { found, missing, type Figure } from './figure.ts';
import { rhoAt, type Correlations } from './correlationMatrix.ts';
import { pairProduct } from './pairProduct.ts';

/**
 * Exposure-weighted average of pairwise correlations, signed by direction, in [-1, 1]:
 * sum e_i e_j s_i s_j rho_ij / sum e_i e_j over i < j. Unknown pairs count as 1; TOO_FEW_POSITIONS below two exposures.
 */
export function weightedCorrelation(matrix: Correlations, exposures: readonly number[]): Figure {
  return weighted(matrix, exposures, () => true) ?? missing('TOO_FEW_POSITIONS');
}

/** The same over the pairs that were measured, unknown ones left out; TOO_FEW_HOURS where there is none. */
export function measuredCorrelation(matrix: Correlations, exposures: readonly number[]): Figure {
  const isMeasured = (row: number, column: number): boolean => rhoAt(matrix, row, column) !== null;
  return weighted(matrix, exposures, isMeasured) ?? missing('TOO_FEW_HOURS');
}

function weighted(
  matrix: Correlations,
  exposures: readonly number[],
  counts: (row: number, column: number) => boolean,
): Figure | null {
  let sum = 0;
  let weight = 0;
  for (let row = 1; row < matrix.size; row += 1)
    for (let column = 0; column < row; column += 1) {
      if (!counts(row, column)) continue;
      sum += pairProduct(matrix, exposures, [row, column]);
      weight += Math.abs((exposures[row] ?? 0) * (exposures[column] ?? 0));
    }
  return weight === 0 ? null : found(Math.min(1, Math.max(-1, sum / weight)));
}
