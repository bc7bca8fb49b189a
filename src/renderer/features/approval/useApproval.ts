import { useState } from 'react';
import type { ApprovalRequest, ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import type { Failure } from '../../../shared/ipc/failure.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { useLink } from '../../store/viewStore.ts';
import { pushToast } from '../alerts/toastStore.ts';
import { approvalObstacle, emptyForm, type ApprovalForm } from './approvalForm.ts';
import { confirmSnapshot, needsStepUp } from './confirmSnapshot.ts';
import { snapshotOf, type ApprovalStage } from './approvalStage.ts';
import { useFrozen } from './useFrozen.ts';
import { useOwnerPrompt } from './useOwnerPrompt.ts';

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
  const { stage, voidBecause, use, askAgain } = useFrozen(request);
  const [form, setForm] = useState(emptyForm);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAskedFor, setIsAskedFor] = useState(false);
  const snapshot = snapshotOf(stage);
  const needsPassphrase = snapshot !== null && (isAskedFor || needsStepUp(snapshot));
  const canPrompt = useOwnerPrompt();
  const isLinked = useLink() === 'ok';
  const obstacle = isLinked
    ? obstacleOf(stage, form, needsPassphrase && !canPrompt)
    : 'No contact with the desk. Nothing can be sent.';

  const confirm = (heldMs: number): void => {
    if (stage.kind !== 'open' || obstacle !== null || use.current !== 'open') return;
    use.current = 'sending';
    setForm((before) => ({ ...before, passphrase: '' }));
    void confirmSnapshot(desk, { snapshot: stage.snapshot, form, heldMs }).then((reply) => {
      use.current = reply.ok && needsStepUp(stage.snapshot) ? 'used' : 'open';
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
