/** One kind of alert, and what is particular about one occurrence of it (AL-01, AL-02). */
import type { Severity } from '../../shared/model/alert.ts';
import type { Book } from '../../shared/model/mode.ts';

export interface AlertOccurrence {
  readonly symbol?: string;
  /** What was found, a clause with value. */
  readonly found: string;
  /** Where it differs from occurrence to occurrence; the kind's own otherwise. */
  readonly severity?: Severity;
  /** Where it is not the book the turn works in. */
  readonly book?: Book;
}

export interface AlertKind {
  readonly severity: Severity;
  /** Whether it is about a book, or about the desk. */
  readonly about: 'BOOK' | 'DESK';
  readonly rule: string;
  /** What happened, a clause; severity and book are written before it, the full stop after it. */
  readonly text: (occurrence: AlertOccurrence) => string;
  readonly meaning: string;
  /** What the trader should do; an alert without an action is a log line. */
  readonly action: string;
  readonly deadline: string;
  /** It tells of something that happened and does not last: whoever acknowledges it ends it, and the next one is news (AL-03). */
  readonly once?: true;
}
