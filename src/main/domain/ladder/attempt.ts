/**
 * Attempts (SM-22): a paper run is one attempt of one exact set of strategies. Another set starts the next attempt with empty metrics, and a live
 * mode runs only what passed the gate. The number of attempts is what makes the deflated Sharpe honest (EV-05).
 */
import { bookOf, type TradingMode } from '../../../shared/model/mode.ts';

export interface AttemptFacts {
  readonly mode: TradingMode;
  /** Hash of what this attempt runs; null before the first start. */
  readonly attemptHash: string | null;
  /** Hash that passed the paper gate; null before it. */
  readonly approvedHash: string | null;
  /** Hash of what would run now. */
  readonly nextHash: string;
  /** Fills of this attempt: one that traded nothing measured nothing. */
  readonly fills: number;
}

export type AttemptDecision =
  /** Nothing changes. */
  | 'KEEP'
  /** The attempt has measured nothing yet and takes the new hash. */
  | 'BIND'
  /** Paper: the next attempt, with empty metrics. */
  | 'NEXT_ATTEMPT'
  /** Live: back to PAPER, and there the next attempt. */
  | 'FORCE_PAPER';

/** What a start of strategies means for the attempt. */
export function attemptDecision(facts: AttemptFacts): AttemptDecision {
  if (bookOf(facts.mode) === 'LIVE') return facts.nextHash === facts.approvedHash ? 'KEEP' : 'FORCE_PAPER';
  if (facts.nextHash === facts.attemptHash) return 'KEEP';
  return facts.attemptHash === null || facts.fills === 0 ? 'BIND' : 'NEXT_ATTEMPT';
}

/** Identity of a set of strategies: the hash of one, or of the sorted hashes of several. */
export function setHash(hashes: readonly string[], sha256: (text: string) => string): string {
  const sorted = [...new Set(hashes)].toSorted();
  const [only] = sorted;
  return sorted.length === 1 && only !== undefined ? only : sha256(sorted.join('\n'));
}
