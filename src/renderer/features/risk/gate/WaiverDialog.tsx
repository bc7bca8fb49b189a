import { useState } from 'react';
import { useDesk } from '../../../bridge/deskClient.ts';
import { usePart } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ReasonField } from '../../../ui/ReasonField.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { reasonRefusal } from '../../approval/approvalForm.ts';
import { Dialog } from '../../dialog/Dialog.tsx';

/** Waives what only time and luck bring, in a rehearsal (REHEARSAL): what that is, what it never is, and why it is done. */
export function WaiverDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const [reason, setReason] = useState('');
  const refusal = reasonRefusal(reason);
  const waive = useAction(async () => {
    const reply = await desk.call('waiveGates', { reason: reason.trim() });
    if (reply.ok) onClose();
    return reply;
  });
  return (
    <Dialog
      title="Waive time and evidence"
      testId="waiver-dialog"
      onClose={onClose}
      footer={
        <>
          <Button data-initial-focus="" testId="waiver-keep" onClick={onClose}>
            Keep the whole gate
          </Button>
          <ActionButton action={waive} testId="waiver-confirm" disabled={refusal !== null}>
            Waive time and evidence
          </ActionButton>
        </>
      }
    >
      <WaivedWords />
      <ReasonField
        label="Reason, 10 characters or more, kept in the journal"
        testId="waiver-reason"
        value={reason}
        onChange={setReason}
      />
      <p className="field-note" data-testid="waiver-refusal">
        {refusal}
      </p>
    </Dialog>
  );
}

function WaivedWords() {
  const venue = usePart('account')?.venue ?? 'This venue';
  return (
    <>
      <p>{venue} has no real money. The ladder can be walked here without waiting for days and trades.</p>
      <p>Waived, on this and every further rung:</p>
      <ul className="dialog-list">
        <li>qualifying days, elapsed time, number of trades, probation</li>
        <li>win rate, Sharpe, drawdown, profit, slippage</li>
      </ul>
      <p>
        Never waived: the emergency drill, journal, alerts, keys, clock, preflight, correlation review and
        reconciliation. They are asked for as before.
      </p>
      <p className="font-medium">
        Nothing of it ever counts towards live with real money: there each item is asked for again, from zero, and a
        waiver does not exist.
      </p>
    </>
  );
}
