/** What the session knows of correlation: pairs kept up to date, and the last evaluation of each book (EB-06). */
import type { Book } from '../../../shared/model/mode.ts';
import type { CorrelationReading } from '../../domain/breaker/correlationTrigger.ts';
import { CorrelationPairs } from './correlationPairs.ts';
import { SignedNotionals } from './signedNotionals.ts';

export interface CorrelationLive {
  readonly pairs: CorrelationPairs;
  /** Null before the first evaluation. */
  readonly readings: Record<Book, CorrelationReading | null>;
  readonly notionals: Readonly<Record<Book, SignedNotionals>>;
}

/** At the start of a session nothing was evaluated. */
export const emptyCorrelationLive = (): CorrelationLive => ({
  pairs: new CorrelationPairs(),
  readings: { PAPER: null, LIVE: null },
  notionals: { PAPER: new SignedNotionals(), LIVE: new SignedNotionals() },
});
