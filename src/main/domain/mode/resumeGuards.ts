/** The guards of T7 beside the person: flat, cooled down, cause gone, reconciled, a record that holds, a target that is allowed (SM-03, SM-18). */
import type { StopPhase, TradingMode } from '../../../shared/model/mode.ts';
import { SECOND_MS, type UnixMs } from '../../../shared/values/time.ts';
import { rungOf } from './transition.ts';

/** A comparison is due every 30 s (RC-25); a second one that is missing is one too many to trade real money on. */
const MAX_COMPARISON_AGE_MS = 90 * SECOND_MS;

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
  /** Since the venue last said what the record says, milliseconds; null where real money is not resumed to, or nothing is compared. */
  readonly comparisonAgeMs: number | null;
  /** Nothing was found against the journal. */
  readonly isRecordIntact: boolean;
}

export type ResumeGuard =
  | { readonly code: 'NOT_FLAT'; readonly phase: StopPhase }
  | { readonly code: 'COOLDOWN'; readonly endsAt: UnixMs; readonly remainingMs: number }
  | { readonly code: 'TARGET_TOO_HIGH'; readonly target: TradingMode; readonly highest: TradingMode }
  | { readonly code: 'CAUSE_LEFT'; readonly cause: string }
  | { readonly code: 'NOT_RECONCILED' }
  | { readonly code: 'COMPARISON_OLD'; readonly ageMs: number }
  | { readonly code: 'RECORD_BROKEN' };

/** Every guard that fails, in the order a trader can act on them. */
export const resumeGuards = (facts: ResumeFacts): readonly ResumeGuard[] =>
  [
    waiting(facts),
    tooHigh(facts),
    ...facts.causesLeft.map((cause) => ({ code: 'CAUSE_LEFT', cause }) as const),
    facts.isReconciled ? null : ({ code: 'NOT_RECONCILED' } as const),
    tooOld(facts),
    facts.isRecordIntact ? null : ({ code: 'RECORD_BROKEN' } as const),
  ].filter((failure) => failure !== null);

function waiting({ phase, now, cooldownEndsAt }: ResumeFacts): ResumeGuard | null {
  if (phase === 'EXECUTING' || phase === 'UNRESOLVED' || cooldownEndsAt === null) return { code: 'NOT_FLAT', phase };
  // The clock may have passed the end before the phase followed; the phase decides.
  if (phase === 'COOLDOWN' || now < cooldownEndsAt)
    return { code: 'COOLDOWN', endsAt: cooldownEndsAt, remainingMs: Math.max(0, cooldownEndsAt - now) };
  return null;
}

function tooOld({ comparisonAgeMs }: ResumeFacts): ResumeGuard | null {
  const isOld = comparisonAgeMs !== null && comparisonAgeMs > MAX_COMPARISON_AGE_MS;
  return isOld ? { code: 'COMPARISON_OLD', ageMs: comparisonAgeMs } : null;
}

const tooHigh = ({ target, highest }: ResumeFacts): ResumeGuard | null =>
  rungOf(target) > rungOf(highest) ? { code: 'TARGET_TOO_HIGH', target, highest } : null;
