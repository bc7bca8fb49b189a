/** An approval that was refused, as the command answers it: every reason in words, the code of the first (SM-10). */
import { failure, type Failure, type FailureCode } from '../../../shared/ipc/failure.ts';
import type { ApprovalRefusal } from '../../domain/ladder/refuseApproval.ts';

const codes = {
  USED: 'APPROVAL_VOID',
  EXPIRED: 'APPROVAL_VOID',
  VOID: 'APPROVAL_VOID',
  CANCELED: 'APPROVAL_VOID',
  CONFIG_CHANGED: 'APPROVAL_VOID',
  BUILD_CHANGED: 'APPROVAL_VOID',
  GATE_CHANGED: 'APPROVAL_VOID',
  GUARD_FAILS: 'DENIED',
  PHRASE_MISMATCH: 'PHRASE_MISMATCH',
  HOLD_TOO_SHORT: 'DENIED',
  EVIDENCE_UNREAD: 'DENIED',
  REASON_TOO_SHORT: 'REASON_TOO_SHORT',
  LOST_AMOUNT: 'PHRASE_MISMATCH',
  STEP_UP_MISSING: 'STEP_UP_REQUIRED',
} as const satisfies Record<ApprovalRefusal['code'], FailureCode>;

/** Of one or more refusals. */
export function approvalFailure(refusals: readonly [ApprovalRefusal, ...ApprovalRefusal[]]): Failure {
  return failure(codes[refusals[0].code], refusals.map((each) => each.text).join(' '));
}
