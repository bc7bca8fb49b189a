/** Effective number of bets (RP-08): how many positions of one size that do not move together weigh as much. */
import { jointVariance } from './adjustedExposure.ts';
import { found, missing, type Figure } from './figure.ts';
import type { Correlations } from './correlationMatrix.ts';

/** Below this share of its largest value a'Ra is rounding. */
const LEAST_SHARE = 1e-12;

/** (sum |a|)^2 / a'Ra: 1 where all moves together, n where nothing does; NO_RISK where nothing is held or all of it cancels out. */
export function effectiveBets(matrix: Correlations, exposures: readonly number[]): Figure {
  const gross = exposures.reduce((sum, each) => sum + Math.abs(each), 0);
  const variance = jointVariance(matrix, exposures);
  return variance <= LEAST_SHARE * gross * gross ? missing('NO_RISK') : found((gross * gross) / variance);
}
