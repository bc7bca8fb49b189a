import { useState } from 'react';
import { openLegOf } from '../../../shared/view/stopProgress.ts';
import { useDesk } from '../../bridge/deskClient.ts';
import { useScreenStore } from '../../store/screenStore.ts';
import { usePart } from '../../store/viewStore.ts';
import { formatQuantity } from '../../format/numbers.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { reasonRefusal } from '../approval/approvalForm.ts';
import { StepUpField } from '../approval/StepUpField.tsx';
import { useOwnerPrompt } from '../approval/useOwnerPrompt.ts';
import { pushToast } from '../alerts/toastStore.ts';
import { Dialog } from '../dialog/Dialog.tsx';
import { legName, openLegs } from './legWords.ts';

const gone = 'It is not open any more. Close this and look at the list.';
const missing = 'No passphrase. Write the one you have set.';

/** A person closed or canceled by hand what the stop could not: who, why, and what has to happen before it counts (UI-31, ES-07). */
export function HandledDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const key = useScreenStore((state) => state.handled) ?? '';
  const legs = usePart('stop')?.incident?.legs ?? [];
  const leg = openLegOf(openLegs(legs), legs, key);
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const canPrompt = useOwnerPrompt();
  const isLive = leg?.book === 'LIVE';
  const needsProof = isLive && passphrase === '' && !canPrompt;
  const refusal = leg === undefined ? gone : (reasonRefusal(reason) ?? (needsProof ? missing : null));
  const mark = useAction(async () => {
    const proof = passphrase === '' ? null : passphrase;
    setPassphrase('');
    const reply = await desk.call('markHandled', { key, reason: reason.trim(), passphrase: proof });
    if (reply.ok) {
      pushToast('P4', reply.value.text);
      onClose();
    }
    return reply;
  });
  return (
    <Dialog
      title={leg === undefined ? 'Handled by hand' : `Handled by hand: ${legName(leg)} ${formatQuantity(leg.atVenue)}`}
      testId="handled-dialog"
      onClose={onClose}
      footer={
        <>
          <Button data-initial-focus="" testId="handled-keep" onClick={onClose}>
            Keep it open
          </Button>
          <ActionButton action={mark} testId="handled-confirm" disabled={refusal !== null}>
            Mark as handled
          </ActionButton>
        </>
      }
    >
      <p>
        Say this after {leg?.kind === 'CANCEL' ? 'you canceled it' : 'you closed it'} at the venue. The next venue
        snapshot must confirm it, or the leg comes back. Entries stay blocked, and the stop goes on with everything
        else.
      </p>
      <Reason value={reason} onChange={setReason} />
      {isLive ? <Proof value={passphrase} onChange={setPassphrase} canPrompt={canPrompt} /> : null}
      <p className="field-note" data-testid="handled-refusal">
        {refusal}
      </p>
    </Dialog>
  );
}

interface FieldProps {
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

const Reason = (props: FieldProps) => (
  <ReasonField label="What you did, 10 characters or more, kept in the journal" testId="handled-reason" {...props} />
);

const Proof = (props: FieldProps & { readonly canPrompt: boolean }) => (
  <StepUpField testId="handled-stepup" {...props} />
);
