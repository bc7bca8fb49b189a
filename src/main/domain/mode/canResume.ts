/** The guards of T7 that need no evidence from outside: phase, cooldown, phrase, reason, target (SM-03, SM-10, SM-18). */
import type { StopPhase, TradingMode } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { rungOf } from './transition.ts';

/** Typed exactly, capitals included (SM-10). */
const RESUME_PHRASE = 'RESUME';
/** Characters of a stored reason, without surrounding spaces (UI-32). */
const MIN_REASON_LENGTH = 10;

export interface ResumeRequest {
  readonly phase: StopPhase;
  readonly now: UnixMs;
  /** Null until flat was verified. */
  readonly cooldownEndsAt: UnixMs | null;
  readonly phrase: string;
  readonly reason: string;
  readonly target: TradingMode;
  /** See resumeTarget. */
  readonly highest: TradingMode;
}

export type ResumeFailure =
  | { readonly code: 'NOT_FLAT'; readonly phase: StopPhase }
  | { readonly code: 'COOLDOWN'; readonly endsAt: UnixMs; readonly remainingMs: number }
  | { readonly code: 'TARGET_TOO_HIGH'; readonly target: TradingMode; readonly highest: TradingMode }
  | { readonly code: 'PHRASE_MISMATCH'; readonly found: string; readonly expected: string }
  | { readonly code: 'REASON_TOO_SHORT'; readonly found: number; readonly expected: number };

/** Every guard that fails, in the order a trader can act on them; empty when the resume may go ahead. */
export function canResume(request: ResumeRequest): readonly ResumeFailure[] {
  return [waitFailure(request), targetFailure(request), phraseFailure(request), reasonFailure(request)].filter(
    (failure) => failure !== null,
  );
}

function waitFailure({ phase, now, cooldownEndsAt }: ResumeRequest): ResumeFailure | null {
  if (phase === 'EXECUTING' || phase === 'UNRESOLVED' || cooldownEndsAt === null) return { code: 'NOT_FLAT', phase };
  // The clock may have passed the end before the phase followed; the phase decides.
  if (phase === 'COOLDOWN' || now < cooldownEndsAt)
    return { code: 'COOLDOWN', endsAt: cooldownEndsAt, remainingMs: Math.max(0, cooldownEndsAt - now) };
  return null;
}

const targetFailure = ({ target, highest }: ResumeRequest): ResumeFailure | null =>
  rungOf(target) > rungOf(highest) ? { code: 'TARGET_TOO_HIGH', target, highest } : null;

const phraseFailure = ({ phrase }: ResumeRequest): ResumeFailure | null =>
  phrase === RESUME_PHRASE ? null : { code: 'PHRASE_MISMATCH', found: phrase, expected: RESUME_PHRASE };

function reasonFailure({ reason }: ResumeRequest): ResumeFailure | null {
  const found = reason.trim().length;
  return found >= MIN_REASON_LENGTH ? null : { code: 'REASON_TOO_SHORT', found, expected: MIN_REASON_LENGTH };
}
