/** How much more of a symbol fits under the cap of the joint exposure (PS-07). Fractions of equity, analytics floats. */
import { jointVariance } from '../correlation/adjustedExposure.ts';
import { rhoAt, type Correlations } from '../correlation/correlationMatrix.ts';
import type { PositionSide } from '../position/side.ts';

export interface HeadroomQuestion {
  readonly matrix: Correlations;
  /** Signed, one per symbol of the matrix; 0 where the new symbol is not held. */
  readonly exposures: readonly number[];
  /** Place of the new symbol in the matrix. */
  readonly place: number;
  readonly side: PositionSide;
  /** C: factor x gross cap (RC-14). */
  readonly cap: number;
}

/**
 * Largest x with sqrt(a'Ra) <= C after adding x: with A = a'Ra and B = s sum a_j rho_jn, x = max(0, -B + sqrt(B^2 - A + C^2)), 0 where the root is
 * not real. An unknown correlation counts as 1 in the direction that adds risk.
 */
export function correlationHeadroom({ matrix, exposures, place, side, cap }: HeadroomQuestion): number {
  const sign = side === 'LONG' ? 1 : -1;
  const variance = jointVariance(matrix, exposures);
  const shared = exposures.reduce((sum, own, at) => {
    const rho = rhoAt(matrix, at, place);
    return sum + (rho === null ? Math.abs(own) : sign * own * rho);
  }, 0);
  const square = shared * shared - variance + cap * cap;
  return square < 0 ? 0 : Math.max(0, Math.sqrt(square) - shared);
}
