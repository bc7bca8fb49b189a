/** The guards of T7 beside the person: flat, cooled down, cause gone, reconciled, a record that holds, a target that is allowed (SM-03, SM-18). */
import type { StopPhase, TradingMode } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { rungOf } from './transition.ts';

export interface ResumeFacts {
  readonly phase: StopPhase;
  readonly now: UnixMs;
  /** Null until flat was verified. */
  readonly cooldownEndsAt: UnixMs | null;
  readonly target: TradingMode;
  /** See resumeTarget. */
  readonly highest: TradingMode;
  /** Causes that would trip again at once, in sentences without a full stop. */
  readonly causesLeft: readonly string[];
  /** The book agrees with its venue. */
  readonly isReconciled: boolean;
  /** Nothing was found against the journal. */
  readonly isRecordIntact: boolean;
}

export type ResumeGuard =
  | { readonly code: 'NOT_FLAT'; readonly phase: StopPhase }
  | { readonly code: 'COOLDOWN'; readonly endsAt: UnixMs; readonly remainingMs: number }
  | { readonly code: 'TARGET_TOO_HIGH'; readonly target: TradingMode; readonly highest: TradingMode }
  | { readonly code: 'CAUSE_LEFT'; readonly cause: string }
  | { readonly code: 'NOT_RECONCILED' }
  | { readonly code: 'RECORD_BROKEN' };

/** Every guard that fails, in the order a trader can act on them. */
export const resumeGuards = (facts: ResumeFacts): readonly ResumeGuard[] =>
  [
    waiting(facts),
    tooHigh(facts),
    ...facts.causesLeft.map((cause) => ({ code: 'CAUSE_LEFT', cause }) as const),
    facts.isReconciled ? null : ({ code: 'NOT_RECONCILED' } as const),
    facts.isRecordIntact ? null : ({ code: 'RECORD_BROKEN' } as const),
  ].filter((failure) => failure !== null);

function waiting({ phase, now, cooldownEndsAt }: ResumeFacts): ResumeGuard | null {
  if (phase === 'EXECUTING' || phase === 'UNRESOLVED' || cooldownEndsAt === null) return { code: 'NOT_FLAT', phase };
  // The clock may have passed the end before the phase followed; the phase decides.
  if (phase === 'COOLDOWN' || now < cooldownEndsAt)
    return { code: 'COOLDOWN', endsAt: cooldownEndsAt, remainingMs: Math.max(0, cooldownEndsAt - now) };
  return null;
}

const tooHigh = ({ target, highest }: ResumeFacts): ResumeGuard | null =>
  rungOf(target) > rungOf(highest) ? { code: 'TARGET_TOO_HIGH', target, highest } : null;
