/**
 * An approval (SM-10): a token that binds what was frozen to one confirmation. It is issued, and ends once: used, expired, void or canceled.
 * Nothing leads out of an end, which is what makes a token single-use.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Mode, TradingMode } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';

export type ApprovalStatus = 'ISSUED' | 'USED' | 'EXPIRED' | 'VOID' | 'CANCELED';
export type ApprovalEvent = 'use' | 'expire' | 'void' | 'cancel';

/** One rung up, out of an emergency stop or a doubtful start of the same mode, or a looser limit, which leaves the mode as it is. */
export type ApprovalSubject =
  | { readonly kind: 'PROMOTE'; readonly from: TradingMode; readonly to: Exclude<TradingMode, 'PAPER'> }
  | { readonly kind: 'RESUME'; readonly from: 'EMERGENCY_STOP' | TradingMode; readonly to: TradingMode }
  | { readonly kind: 'LOOSEN'; readonly from: Mode; readonly to: Mode };

/** What a token vouches for. */
export interface ApprovalToken {
  readonly id: string;
  readonly subject: ApprovalSubject;
  /** Hash of the frozen snapshot. */
  readonly gateHash: string;
  readonly configHash: string;
  readonly appBuild: string;
  readonly issuedAt: UnixMs;
  readonly expiresAt: UnixMs;
}

export interface Approval {
  readonly token: ApprovalToken;
  readonly status: ApprovalStatus;
  /** When it ended; null while it is open. */
  readonly endedAt: UnixMs | null;
  /** Why it is void; empty otherwise. */
  readonly text: string;
}

const ended = {} as const;
const table: Readonly<Record<ApprovalStatus, Partial<Record<ApprovalEvent, ApprovalStatus>>>> = {
  ISSUED: { use: 'USED', expire: 'EXPIRED', void: 'VOID', cancel: 'CANCELED' },
  USED: ended,
  EXPIRED: ended,
  VOID: ended,
  CANCELED: ended,
};

/** A token that was just shown. */
export const issued = (token: ApprovalToken): Approval => ({ token, status: 'ISSUED', endedAt: null, text: '' });

/** Ends an approval, or fails when it has ended before. */
export function nextApproval(
  approval: Approval,
  event: { readonly type: ApprovalEvent; readonly at: UnixMs; readonly text?: string },
): Result<Approval, { readonly code: 'APPROVAL_ENDED'; readonly status: ApprovalStatus }> {
  const status = table[approval.status][event.type];
  if (status === undefined) return err({ code: 'APPROVAL_ENDED', status: approval.status });
  return ok({ ...approval, status, endedAt: event.at, text: event.text ?? '' });
}
