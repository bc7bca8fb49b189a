/**
 * One evaluation of EB-06: every five minutes and on fills.
 * 1. Evaluations in a row are those of the five-minute timer: a burst of fills is not persistence. A fill may end a run, never lengthen it.
 * 2. A run is made of measured correlation. What is unknown counts as 1 and blocks entries, but is no ground to flatten a book (compare EB-21).
 */
import type { UnixMs } from '../../../shared/values/time.ts';
import type { CorrelationReading } from '../breaker/correlationTrigger.ts';
import { clusterGross } from './correlatedCluster.ts';
import type { CorrelationMatrix } from './correlationMatrix.ts';
import { measuredCorrelation, weightedCorrelation } from './weightedCorrelation.ts';

export interface EvaluationInput {
  /** Matrix of the held symbols, and their signed exposures as fractions of equity. */
  readonly matrix: CorrelationMatrix;
  readonly exposures: readonly number[];
  /** Gross cap of the mode, a fraction of equity above 0. */
  readonly grossCap: number;
  /** Limit of rho_w. */
  readonly limit: number;
  readonly at: UnixMs;
  /** CHANGE: after a fill, or at a start. */
  readonly cause: 'TIMER' | 'CHANGE';
  readonly previous: CorrelationReading | null;
}

/** The reading the breaker judges. */
export function evaluateCorrelation(input: EvaluationInput): CorrelationReading {
  const { matrix, exposures, limit, at } = input;
  const rhoW = weightedCorrelation(matrix, exposures).value;
  return {
    rhoW,
    symbols: exposures.filter((each) => each !== 0).length,
    clusterGrossShare: clusterGross(matrix, exposures, limit) / input.grossCap,
    evaluatedAt: at,
    breachesInARow: breachesInARow(input, rhoW),
  };
}

function breachesInARow({ matrix, exposures, limit, cause, previous }: EvaluationInput, rhoW: number | null): number {
  const measured = measuredCorrelation(matrix, exposures).value;
  if (rhoW === null || rhoW <= limit || measured === null || measured <= limit) return 0;
  return (previous?.breachesInARow ?? 0) + (cause === 'TIMER' ? 1 : 0);
}
