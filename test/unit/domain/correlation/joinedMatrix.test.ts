import { describe, expect, it } from 'vitest';
import { adjustedExposure, jointVariance } from '../../../../src/main/domain/correlation/adjustedExposure.ts';
import { rhoAt, type JoinedMatrix } from '../../../../src/main/domain/correlation/correlationMatrix.ts';
import { weightedCorrelation } from '../../../../src/main/domain/correlation/weightedCorrelation.ts';
import { matrixOf } from '../../../support/matrixOf.ts';

/** rho_01 = 0.5, rho_02 = 0.2, rho_12 unknown. */
const whole = matrixOf([0.5, 0.2], [null]);
const joined: JoinedMatrix = { size: 3, square: matrixOf([0.5]), row: Float64Array.of(0.2, NaN) };

describe('a joined matrix', () => {
  it('has the correlations of the square, of its last symbol on both sides, and 1 on the diagonal', () => {
    const rows = [0, 1, 2].map((row) => [0, 1, 2].map((column) => rhoAt(joined, row, column)));
    expect(rows).toEqual([
      [1, 0.5, 0.2],
      [0.5, 1, null],
      [0.2, null, 1],
    ]);
  });

  it('knows nothing of symbols behind its last', () => {
    expect(rhoAt(joined, 3, 3)).toBeNull();
    expect(rhoAt(joined, 3, 2)).toBeNull();
  });

  it('weighs as the matrix that has all symbols in one square, to the last bit', () => {
    for (const exposures of [
      [0.03, -0.04, 0.05],
      [0.03, -0.04, 0],
      [0.1, 0.2, -0.3],
      [0, 0, 0.7],
    ]) {
      expect(jointVariance(joined, exposures)).toBe(jointVariance(whole, exposures));
      expect(weightedCorrelation(joined, exposures)).toEqual(weightedCorrelation(whole, exposures));
    }
  });

  it('asks anew when an exposure of the square is another, whatever was asked before', () => {
    // 0.09 + 0.16 + 0.25 and the pairs: 2 x 0.5 x 0.12, 2 x 0.2 x 0.15, and 2 x 0.2 of the unknown one.
    expect(jointVariance(joined, [0.3, 0.4, 0.5])).toBeCloseTo(0.5 + 0.12 + 0.06 + 0.4, 12);
    expect(jointVariance(joined, [0.3, 0.4, 0])).toBeCloseTo(0.25 + 0.12, 12);
    expect(jointVariance(joined, [0.3, 0, 0])).toBeCloseTo(0.09, 12);
    expect(adjustedExposure(joined, [0, 0.4, 0])).toBeCloseTo(0.4, 12);
  });
});
