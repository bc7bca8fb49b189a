/** What an event does to the step clock (SM-08): back to zero, paused while it lasts, or nothing. */
import type { Book } from '../../../shared/model/mode.ts';
import type { StopCause } from '../../../shared/model/incident.ts';

export type ClockCause =
  | 'STOP_DAILY_LOSS'
  | 'STOP_DRAWDOWN'
  | 'STOP_CORRELATION'
  | 'STOP_OTHER'
  | 'LEVEL_L2'
  | 'DEMOTION'
  | 'LIMIT_LOOSENED'
  | 'LIMIT_TIGHTENED'
  | 'STRATEGY_CHANGED'
  | 'PAUSED'
  | 'OFFLINE';

export type ClockEffect = 'RESET' | 'PAUSE' | 'NONE';

/** A stop of the paper book is a rehearsal: it pauses the attempt and is counted at the gate, it never resets it. */
const effects = {
  STOP_DAILY_LOSS: { PAPER: 'PAUSE', LIVE: 'RESET' },
  STOP_DRAWDOWN: { PAPER: 'PAUSE', LIVE: 'RESET' },
  STOP_CORRELATION: { PAPER: 'PAUSE', LIVE: 'RESET' },
  // Technical and manual stops say nothing about the strategy.
  STOP_OTHER: { PAPER: 'PAUSE', LIVE: 'PAUSE' },
  LEVEL_L2: { PAPER: 'PAUSE', LIVE: 'PAUSE' },
  DEMOTION: { PAPER: 'RESET', LIVE: 'RESET' },
  LIMIT_LOOSENED: { PAPER: 'RESET', LIVE: 'RESET' },
  LIMIT_TIGHTENED: { PAPER: 'NONE', LIVE: 'NONE' },
  // On paper it starts the next attempt, live it forces PAPER as well (SM-22).
  STRATEGY_CHANGED: { PAPER: 'RESET', LIVE: 'RESET' },
  PAUSED: { PAPER: 'PAUSE', LIVE: 'PAUSE' },
  OFFLINE: { PAPER: 'PAUSE', LIVE: 'PAUSE' },
} as const satisfies Record<ClockCause, Record<Book, ClockEffect>>;

/** Looks the effect up. */
export const clockEffect = (cause: ClockCause, book: Book): ClockEffect => effects[cause][book];

const stopCauses = {
  DAILY_LOSS: 'STOP_DAILY_LOSS',
  DRAWDOWN: 'STOP_DRAWDOWN',
  CORRELATION: 'STOP_CORRELATION',
  LATENCY: 'STOP_OTHER',
  TECHNICAL: 'STOP_OTHER',
  MANUAL: 'STOP_OTHER',
  DRILL: 'STOP_OTHER',
} as const satisfies Record<StopCause, ClockCause>;

/** The clock cause of an emergency stop. */
export const clockCauseOfStop = (cause: StopCause): ClockCause => stopCauses[cause];
