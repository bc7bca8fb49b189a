import { useState } from 'react';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useViewStore } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ReasonField } from '../../../ui/ReasonField.tsx';
import { useAction, type Action } from '../../../ui/useAction.ts';
import { reasonRefusal } from '../../approval/approvalForm.ts';
import { StepUpField } from '../../approval/StepUpField.tsx';
import { useOwnerPrompt } from '../../approval/useOwnerPrompt.ts';
import { Dialog } from '../../dialog/Dialog.tsx';
import { announce } from '../../frame/announcer.ts';
import { useOverride } from './overrideStore.ts';
import { overrideObstacle, overrideText, overrideTitle, type Override } from './overrideWords.ts';
import { tellTicket } from './ticketStore.ts';

interface Closing {
  readonly onClose: () => void;
}

/** RC-06: one order far above the usual size, with a reason and a proof of who asks for it. */
export function OverrideDialog({ onClose }: Closing) {
  const override = useOverride((state) => state.override);
  return override === null ? null : <Confirmation override={override} onClose={onClose} />;
}

function Confirmation({ override, onClose }: Closing & { readonly override: Override }) {
  const mode = useViewStore((state) => state.view?.parts.desk.mode ?? null);
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const canPrompt = useOwnerPrompt();
  const hasProof = passphrase !== '' || canPrompt;
  const obstacle = overrideObstacle(override, { mode, reasonProblem: reasonRefusal(reason), hasProof });
  const place = usePlaceOnce(override, onClose);
  const send = useAction(() => {
    setPassphrase('');
    return place(reason.trim(), passphrase === '' ? null : passphrase);
  });
  return (
    <Dialog
      title={overrideTitle(override)}
      testId="override-dialog"
      onClose={onClose}
      footer={<Buttons send={send} canSend={obstacle === null} onClose={onClose} />}
    >
      <p data-testid="override-order">{overrideText(override)}</p>
      <p>
        Sent once: the next order of this size asks again. The computed size and every other limit hold, also while it
        is sent.
      </p>
      <ReasonField
        label="Why this size, 10 characters or more, kept in the journal"
        testId="override-reason"
        maxLength={120}
        value={reason}
        onChange={setReason}
      />
      <StepUpField testId="override-stepup" value={passphrase} onChange={setPassphrase} canPrompt={canPrompt} />
      <p className="field-note" data-testid="override-refusal">
        {obstacle}
      </p>
    </Dialog>
  );
}

interface ButtonsProps extends Closing {
  readonly send: Action;
  readonly canSend: boolean;
}

const Buttons = ({ send, canSend, onClose }: ButtonsProps) => (
  <>
    <Button data-initial-focus="" testId="override-change" onClick={onClose}>
      Change quantity
    </Button>
    <ActionButton action={send} testId="override-send" disabled={!canSend}>
      Send once
    </ActionButton>
  </>
);

/** The ticket shows what became of it, as of any order; a refusal stays in the dialog. */
function usePlaceOnce({ ticket }: Override, onClose: () => void) {
  const desk = useDesk();
  return async (reason: string, passphrase: string | null) => {
    const reply = await desk.call('overrideSize', { ticket, reason, passphrase });
    if (reply.ok) {
      tellTicket({ type: 'sent', at: performance.now() });
      tellTicket({ type: 'accepted', orderId: reply.value.clientOrderId });
      announce('status', `Order ${reply.value.clientOrderId} accepted.`);
      onClose();
    }
    return reply;
  };
}
