import { useState } from 'react';
import { useDesk } from '../../bridge/deskClient.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useAction } from '../../ui/useAction.ts';
import { reasonRefusal } from '../approval/approvalForm.ts';

/** Confirms the summary of a clean start with a reason; the desk was reduce-only until then (SM-19). */
export function ConfirmStart() {
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const refusal = reasonRefusal(reason);
  const confirm = useAction(() => desk.call('releaseLevel', { trigger: 'RESTART', reason: reason.trim() }));
  return (
    <>
      <label className="recovery-reason">
        Reason
        <input
          className="input"
          data-testid="recovery-reason"
          value={reason}
          maxLength={400}
          placeholder="10 characters or more, kept in the journal"
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <ActionButton action={confirm} testId="recovery-confirm" look="primary" disabled={refusal !== null}>
        Confirm summary
      </ActionButton>
    </>
  );
}
