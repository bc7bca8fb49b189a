/** What the journal knows of the ladder: time on the rung, probation, attempts, approvals, and what happened on the way (SM-07 to SM-25). */
import type { EntryData } from '../../../shared/model/entry.ts';
import type { StopCause } from '../../../shared/model/incident.ts';
import type { Book, TradingMode } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { Approval } from '../../domain/ladder/approval.ts';
import type { GateCode } from '../../domain/ladder/gate.ts';
import type { LegacyHolding } from '../../domain/ladder/legacy.ts';
import type { PreflightResult } from '../../domain/ladder/preflight.ts';
import type { Probation } from '../../domain/ladder/probation.ts';
import type { StepClock } from '../../domain/ladder/stepClock.ts';

/** One paper run of one set of strategies (SM-22). */
export interface AttemptRecord {
  readonly number: number;
  /** Null until a strategy was started in it. */
  readonly hash: string | null;
  readonly startedAt: UnixMs;
  readonly endedAt: UnixMs | null;
  /** Annual, as it stood when the attempt ended; null while it runs, or where there was none. */
  readonly sharpe: number | null;
  /** Closed daily returns, and round trips. */
  readonly days: number;
  readonly trades: number;
}

/** An emergency stop (SM-16, SM-18). */
export interface StopEvent {
  readonly at: UnixMs;
  readonly cause: StopCause;
  readonly mode: TradingMode;
}

export interface DemotionRecord {
  readonly at: UnixMs;
  readonly from: TradingMode;
  readonly to: TradingMode;
  readonly cause: string;
}

/** A change that waits until its book is flat: a way down to PAPER (T5), or the next attempt (T8). */
export type AfterFlat =
  | {
      readonly kind: 'TO_PAPER';
      readonly how: 'WIND_DOWN' | 'CLOSE_NOW';
      readonly cause: string;
      readonly automatic: boolean;
      readonly isRiskCause: boolean;
      /** The paper book starts its next attempt on arrival (SM-22). */
      readonly nextAttempt: boolean;
      readonly since: UnixMs;
    }
  | { readonly kind: 'NEXT_ATTEMPT'; readonly cause: string; readonly since: UnixMs };

/** Loosened settings that were approved and wait for L0 (CV-09): the whole settings in wire form. */
export interface PendingSettings {
  readonly settings: EntryData<'CONFIG_PENDING'>['settings'];
  readonly reason: string;
  readonly token: string;
  readonly at: UnixMs;
}

export interface ReviewRecord {
  readonly at: UnixMs;
  /** Weighted correlation then; null where fewer than two positions were open. */
  readonly rhoW: number | null;
  readonly override: string | null;
}

export interface LadderState {
  /** Null before the first book was opened. */
  readonly clock: StepClock | null;
  /** The last ones, oldest first. */
  readonly resets: readonly { readonly at: UnixMs; readonly cause: string }[];
  readonly probation: Probation | null;
  readonly attempts: readonly AttemptRecord[];
  /** What passed the paper gate: the only strategies a live mode runs. */
  readonly approvedHash: string | null;
  readonly stops: readonly StopEvent[];
  readonly demotions: readonly DemotionRecord[];
  readonly afterFlat: AfterFlat | null;
  /** When what is over the limits of a lower rung is trimmed (SM-21); null when nothing waits. */
  readonly trimDueAt: UnixMs | null;
  readonly review: ReviewRecord | null;
  /** Time and evidence are waived while no real money is at stake; null while they are not. */
  readonly waiver: { readonly at: UnixMs; readonly reason: string } | null;
  readonly legacy: readonly LegacyHolding[];
  readonly pending: PendingSettings | null;
  /** The last approval that was shown. */
  readonly approval: Approval | null;
  /** The last result of the gate; null before the first, or after the rung changed. */
  readonly gate: {
    readonly pass: boolean;
    readonly failed: readonly GateCode[];
    readonly at: UnixMs;
  } | null;
  readonly preflight: readonly PreflightResult[];
  readonly verification: { readonly at: UnixMs; readonly ok: boolean } | null;
  /** Comparisons of the live book with its venue. */
  readonly comparison: {
    readonly at: UnixMs | null;
    readonly failingSince: UnixMs | null;
    readonly lastBreakAt: UnixMs | null;
    /** Of the last comparison. */
    readonly differences: number;
  };
  /** Live market fills of the window with the sum of their slippage against the decision price, basis points, above zero is worse; PAPER is what the paper model says of the same fills. */
  readonly slippage: Readonly<Record<Book, { readonly fills: number; readonly bps: number }>>;
  /** The session that runs has not ended with its own entry yet; the one before it did. */
  readonly session: { readonly open: boolean; readonly endedClean: boolean };
}

/** The ladder of an empty journal. */
export const newLadder: LadderState = {
  clock: null,
  resets: [],
  probation: null,
  attempts: [],
  approvedHash: null,
  stops: [],
  demotions: [],
  afterFlat: null,
  trimDueAt: null,
  review: null,
  waiver: null,
  legacy: [],
  pending: null,
  approval: null,
  gate: null,
  preflight: [],
  verification: null,
  comparison: { at: null, failingSince: null, lastBreakAt: null, differences: 0 },
  slippage: { PAPER: { fills: 0, bps: 0 }, LIVE: { fills: 0, bps: 0 } },
  session: { open: false, endedClean: true },
};
