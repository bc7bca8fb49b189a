/** Every alert the desk can raise: what it means, what the trader should do, by when (AL-01, AL-02). No action, no alert. */
import type { Severity } from '../../shared/model/alert.ts';
import type { AlertOccurrence } from './alerts.ts';

interface AlertKind {
  readonly severity: Severity;
  readonly book: 'PAPER' | null;
  readonly rule: string;
  readonly text: (occurrence: AlertOccurrence) => string;
  readonly meaning: string;
  readonly action: string;
  readonly deadline: string;
}

export const alertCatalog = {
  EMERGENCY_STOP: {
    severity: 'P1',
    book: 'PAPER',
    rule: 'RC-28',
    text: ({ found }) => `CRITICAL, PAPER: emergency stop, ${found}.`,
    meaning: 'Entries are blocked, orders are being canceled and positions closed at market.',
    action: 'Watch the stop panel until every leg is flat.',
    deadline: 'now',
  },
  STOP_UNRESOLVED: {
    severity: 'P1',
    book: 'PAPER',
    rule: 'ES-07',
    text: ({ found }) => `CRITICAL, PAPER: emergency stop could not close ${found}.`,
    meaning: 'The position is still open 15 s after the stop.',
    action: 'Press Retry now in the stop panel.',
    deadline: 'now',
  },
  STOP_NOT_CONFIRMED: {
    severity: 'P1',
    book: 'PAPER',
    rule: 'RC-19',
    text: ({ symbol, found }) => `CRITICAL, PAPER: ${symbol ?? ''} is unprotected, ${found}. Closing it now.`,
    meaning: 'A position without a resting stop has no protection when the desk is gone.',
    action: 'Check that the position is closed.',
    deadline: 'now',
  },
  FOREIGN_FILL: {
    severity: 'P1',
    book: 'PAPER',
    rule: 'RC-26',
    text: ({ symbol, found }) => `CRITICAL, PAPER: ${symbol ?? ''}: ${found}.`,
    meaning: 'The venue reports activity that the desk did not cause.',
    action: 'Press Emergency stop and compare with the journal.',
    deadline: 'now',
  },
  OVERFILL: {
    severity: 'P1',
    book: 'PAPER',
    rule: 'RC-27',
    text: ({ symbol, found }) => `CRITICAL, PAPER: ${symbol ?? ''}: ${found}.`,
    meaning: 'More was filled than was ordered.',
    action: 'Close the surplus and compare with the journal.',
    deadline: 'now',
  },
  ORDER_EVENT_ILLEGAL: {
    severity: 'P2',
    book: 'PAPER',
    rule: 'RC-25',
    text: ({ symbol, found }) => `HIGH, PAPER: ${symbol ?? ''}: impossible order event, ${found}.`,
    meaning: 'The venue said something about an order that its state does not allow.',
    action: 'Compare the order with the journal before trading this symbol.',
    deadline: 'today',
  },
  RECONCILIATION: {
    severity: 'P2',
    book: 'PAPER',
    rule: 'RC-25',
    text: ({ found }) => `HIGH, PAPER: ${found}.`,
    meaning: 'The desk and the venue did not agree at the start.',
    action: 'Read the reconciliation line in the activity before continuing.',
    deadline: 'before trading',
  },
  JOURNAL_FAILING: {
    severity: 'P1',
    book: null,
    rule: 'AU-18',
    text: ({ found }) => `CRITICAL: the journal is not writing, ${found}.`,
    meaning: 'Nothing that adds risk happens unrecorded: entries are blocked, closing works.',
    action: 'Free disk space or check the data folder; writing resumes by itself.',
    deadline: 'now',
  },
  JOURNAL_BROKEN: {
    severity: 'P1',
    book: null,
    rule: 'AU-09',
    text: ({ found }) => `CRITICAL: the journal does not verify, ${found}.`,
    meaning: 'Entries of this workspace were changed after they were written. Entries are blocked, closing works.',
    action: 'Keep the folder as evidence and start with another --data folder.',
    deadline: 'now',
  },
  STALE_DATA: {
    severity: 'P3',
    book: 'PAPER',
    rule: 'EB-09',
    text: ({ found }) => `WARN, PAPER: ${found}.`,
    meaning: 'Prices of a held or ordered symbol stopped coming.',
    action: 'Check the feed; close by hand if it does not return.',
    deadline: '2 min',
  },
  LEVEL_RAISED: {
    severity: 'P2',
    book: 'PAPER',
    rule: 'EB-17',
    text: ({ found }) => `HIGH, PAPER: ${found}.`,
    meaning: 'The breaker narrowed what may be sent.',
    action: 'Read why it is not trading, then remove the cause.',
    deadline: 'today',
  },
  FEED_ENDED: {
    severity: 'P3',
    book: 'PAPER',
    rule: 'RC-21',
    text: ({ found }) => `WARN, PAPER: ${found}`,
    meaning: 'No more prices will come from this source.',
    action: 'Close what is open or start the desk with another feed.',
    deadline: 'today',
  },
} as const satisfies Record<string, AlertKind>;

export type AlertType = keyof typeof alertCatalog;
