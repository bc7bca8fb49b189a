/** A correlation matrix from its upper triangle, row by row; null is unknown. */
import type { CorrelationMatrix } from '../../src/main/domain/correlation/correlationMatrix.ts';

/** matrixOf([0.5, null], [0.2]) has three symbols: rho_01 = 0.5, rho_02 unknown, rho_12 = 0.2. */
export function matrixOf(...rows: readonly (readonly (number | null)[])[]): CorrelationMatrix {
  const size = rows.length + 1;
  const rho = new Float64Array(size * size).fill(1);
  for (const [row, values] of rows.entries())
    for (const [at, value] of values.entries()) {
      const column = row + 1 + at;
      rho[row * size + column] = value ?? NaN;
      rho[column * size + row] = value ?? NaN;
    }
  return { size, rho, hours: new Int32Array(size * size).fill(200) };
}
