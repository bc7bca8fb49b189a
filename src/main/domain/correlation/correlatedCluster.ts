/** Positions that move together (EB-06): a breach matters once they are a material part of what the book may hold. */
import type { CorrelationMatrix } from './correlationMatrix.ts';
import { pairProduct } from './pairProduct.ts';

/** Sum of |exposure| of every symbol that has at least one partner whose signed correlation is above the limit. */
export function clusterGross(matrix: CorrelationMatrix, exposures: readonly number[], limit: number): number {
  return exposures.reduce(
    (sum, own, row) => sum + (exposures.some((_, column) => isAbove(row, column)) ? Math.abs(own) : 0),
    0,
  );

  function isAbove(row: number, column: number): boolean {
    const size = Math.abs((exposures[row] ?? 0) * (exposures[column] ?? 0));
    return row !== column && size > 0 && pairProduct(matrix, exposures, [row, column]) > limit * size;
  }
}
