/** What one more position would do to the joint exposure of a book (UI-53). Fractions of equity; nothing changes. */
import { adjustedExposure } from './adjustedExposure.ts';
import { effectiveBets } from './effectiveBets.ts';
import type { Figure } from './figure.ts';
import type { Correlations } from './correlationMatrix.ts';
import { weightedCorrelation } from './weightedCorrelation.ts';

export interface JointRisk {
  readonly rhoW: Figure;
  /** sqrt(a'Ra). */
  readonly adjusted: number;
  readonly effectiveBets: Figure;
  /** sum |a|. */
  readonly gross: number;
}

/** The four numbers of a set of positions. */
export const jointRisk = (matrix: Correlations, exposures: readonly number[]): JointRisk => ({
  rhoW: weightedCorrelation(matrix, exposures),
  adjusted: adjustedExposure(matrix, exposures),
  effectiveBets: effectiveBets(matrix, exposures),
  gross: exposures.reduce((sum, each) => sum + Math.abs(each), 0),
});

export interface WhatIf {
  readonly now: JointRisk;
  readonly after: JointRisk;
  /** Whether rho_w or sqrt(a'Ra) would rise: such an order is refused while the correlation is above its limit (EB-06). */
  readonly raises: boolean;
}

/** Adds a signed exposure to the symbol at a place of the matrix. */
export function whatIfPosition(
  matrix: Correlations,
  exposures: readonly number[],
  added: { readonly place: number; readonly exposure: number },
): WhatIf {
  const now = jointRisk(matrix, exposures);
  const after = jointRisk(
    matrix,
    exposures.map((own, at) => (at === added.place ? own + added.exposure : own)),
  );
  // From no pair to a pair there is no rho_w to compare with: then only the joint exposure speaks.
  const rhoRises = now.rhoW.value !== null && after.rhoW.value !== null && after.rhoW.value > now.rhoW.value;
  return { now, after, raises: rhoRises || after.adjusted > now.adjusted };
}
