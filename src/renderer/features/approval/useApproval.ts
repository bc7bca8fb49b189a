import { useRef, useState } from 'react';
import type { ApprovalRequest, ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { Failure } from '../../../shared/ipc/failure.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { useLink } from '../../store/viewStore.ts';
import { pushToast } from '../alerts/toastStore.ts';
import { approvalObstacle, emptyForm, type ApprovalForm } from './approvalForm.ts';
import { snapshotOf, type ApprovalStage } from './approvalStage.ts';
import { useFrozen } from './useFrozen.ts';

export interface Approval {
  readonly stage: ApprovalStage;
  /** Null until the desk has answered. */
  readonly snapshot: ApprovalSnapshot | null;
  readonly form: ApprovalForm;
  readonly change: (change: Partial<ApprovalForm>) => void;
  readonly needsPassphrase: boolean;
  /** Why it cannot be confirmed now; null when it can. */
  readonly obstacle: string | null;
  /** Why the desk did not take the last confirmation. */
  readonly failure: Failure | null;
  readonly confirm: (heldMs: number) => void;
  /** After a refusal: the same request once more. */
  readonly askAgain: () => void;
}

/** One approval from its frozen snapshot to its one confirmation; `onDone` follows with the desk's own sentence. */
export function useApproval(request: ApprovalRequest | null, onDone: () => void): Approval {
  const desk = useDesk();
  const { stage, voidBecause, isUsed, askAgain } = useFrozen(request);
  const [form, setForm] = useState(emptyForm);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAskedFor, setIsAskedFor] = useState(false);
  const isSending = useRef(false);
  const snapshot = snapshotOf(stage);
  const needsPassphrase = snapshot !== null && (isAskedFor || needsStepUp(snapshot));
  const isLinked = useLink() === 'ok';
  const obstacle = isLinked
    ? obstacleOf(stage, form, needsPassphrase)
    : 'No contact with the desk. Nothing can be sent.';

  const confirm = (heldMs: number): void => {
    if (stage.kind !== 'open' || obstacle !== null || isSending.current) return;
    isSending.current = true;
    setForm((before) => ({ ...before, passphrase: '' }));
    void desk.call('confirmApproval', confirmationOf(stage.snapshot, form, heldMs)).then((reply) => {
      isSending.current = false;
      isUsed.current = reply.ok;
      if (reply.ok) {
        pushToast('P4', reply.value.text);
        onDone();
      } else if (reply.error.code === 'APPROVAL_VOID') {
        voidBecause(reply.error.message);
      } else {
        setIsAskedFor((before) => before || reply.error.code === 'STEP_UP_REQUIRED');
        setFailure(reply.error);
      }
    });
  };
  const change = (next: Partial<ApprovalForm>): void => {
    setFailure(null);
    setForm((before) => ({ ...before, ...next }));
  };
  return { stage, snapshot, form, change, needsPassphrase, obstacle, failure, confirm, askAgain };
}

/** Everything but the resume of a paper book takes the passphrase; the desk may ask for it there too (SM-10). */
const needsStepUp = ({ kind, to }: ApprovalSnapshot): boolean => kind !== 'RESUME' || to !== 'PAPER';

function obstacleOf(stage: ApprovalStage, form: ApprovalForm, needsPassphrase: boolean): string | null {
  switch (stage.kind) {
    case 'asking':
      return 'Waiting for the frozen values.';
    case 'refused':
      return stage.failure.message;
    case 'void':
      return stage.text;
    case 'open':
      return approvalObstacle(stage.snapshot, form, needsPassphrase);
  }
}

const confirmationOf = ({ token, lostAmount }: ApprovalSnapshot, form: ApprovalForm, heldMs: number) => ({
  token,
  lostAmount,
  heldMs,
  phrase: form.phrase.trim(),
  reason: form.reason.trim(),
  readEvidence: form.readEvidence,
  passphrase: form.passphrase === '' ? null : form.passphrase,
});
