/**
 * What a start does after recovery (SM-19), row by row: the last state, how the session before it ended, and what the comparison found.
 * Whatever is answered, the start itself was halted, and nothing adds risk before this.
 */
import type { Level, ModeState } from '../../../shared/model/mode.ts';

export interface RestartFacts {
  /** As of the last committed entry: a transition that was not committed never happened (SM-12). */
  readonly modeState: ModeState;
  /** The journal and its anchors agree; false when missing, corrupt, rolled back or changed. */
  readonly isRecordIntact: boolean;
  /** The session before this one ended with its own entry. */
  readonly endedClean: boolean;
  /** Differences the comparison with the venue found. */
  readonly differences: number;
}

export interface RestartDecision {
  readonly kind: 'GO_ON' | 'CONFIRM_SUMMARY' | 'RESOLVE_DIFFERENCES' | 'CONTINUE_STOP' | 'KEEP_PHASE' | 'LIVE_LOCKED';
  /** Level held until a person cleared it; L0 when there is nothing to clear. */
  readonly level: Level;
  /** Severity of the alert the start raises; null for none. */
  readonly alert: 'P1' | 'P2' | null;
  /** Clearing takes step-up, not one click. */
  readonly needsStepUp: boolean;
}

const rows = {
  /** SETUP and PAPER resume as they were. */
  GO_ON: { kind: 'GO_ON', level: 'L0', alert: null, needsStepUp: false },
  /** A live book that was left in order: reduce-only until the summary is confirmed. */
  CONFIRM_SUMMARY: { kind: 'CONFIRM_SUMMARY', level: 'L2', alert: 'P2', needsStepUp: false },
  /** A live book after a crash, or one that differs from the venue. */
  RESOLVE_DIFFERENCES: { kind: 'RESOLVE_DIFFERENCES', level: 'L3', alert: 'P1', needsStepUp: true },
  /** A stop that was being executed goes on with a fresh snapshot, no user needed. */
  CONTINUE_STOP: { kind: 'CONTINUE_STOP', level: 'L0', alert: null, needsStepUp: false },
  /** A stop that is flat stays in its phase; the end of its cooldown is an absolute time. */
  KEEP_PHASE: { kind: 'KEEP_PHASE', level: 'L0', alert: null, needsStepUp: false },
  /** Nothing the record says about live can be believed. */
  LIVE_LOCKED: { kind: 'LIVE_LOCKED', level: 'L0', alert: 'P1', needsStepUp: true },
} as const satisfies Record<RestartDecision['kind'], RestartDecision>;

/** Finds the row. */
export function afterRestart(facts: RestartFacts): RestartDecision {
  if (!facts.isRecordIntact) return rows.LIVE_LOCKED;
  const { modeState } = facts;
  switch (modeState.mode) {
    case 'SETUP':
    case 'PAPER':
      return rows.GO_ON;
    case 'EMERGENCY_STOP':
      return modeState.phase === 'EXECUTING' || modeState.phase === 'UNRESOLVED' ? rows.CONTINUE_STOP : rows.KEEP_PHASE;
    case 'LIVE_MINIMAL':
    case 'LIVE_SCALED_1':
    case 'LIVE_SCALED_2':
    case 'LIVE_SCALED_3':
      return facts.endedClean && facts.differences === 0 ? rows.CONFIRM_SUMMARY : rows.RESOLVE_DIFFERENCES;
  }
}
