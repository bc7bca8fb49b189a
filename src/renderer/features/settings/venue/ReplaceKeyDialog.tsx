import { useState } from 'react';
import { usePart, useRows } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { pushToast } from '../../alerts/toastStore.ts';
import { StepUpField } from '../../approval/StepUpField.tsx';
import { useOwnerPrompt } from '../../approval/useOwnerPrompt.ts';
import { Dialog } from '../../dialog/Dialog.tsx';
import { useReplaceKey, type KeyReplacement } from './replaceKeyStore.ts';
import { needsProof, replaceKeyText } from './replaceKeyWords.ts';

interface Closing {
  readonly onClose: () => void;
}

/** Another key takes over: what is checked first, what stays, and on a live rung who asks (UI-61, UI-64). */
export function ReplaceKeyDialog({ onClose }: Closing) {
  const replacement = useReplaceKey((state) => state.replacement);
  return replacement === null ? null : <Confirmation replacement={replacement} onClose={onClose} />;
}

function Confirmation({ replacement, onClose }: Closing & { readonly replacement: KeyReplacement }) {
  const { fingerprint, send } = replacement;
  const [passphrase, setPassphrase] = useState('');
  const [isSent, setIsSent] = useState(false);
  const desk = usePart('desk');
  const canPrompt = useOwnerPrompt();
  const venue = usePart('account')?.venue ?? null;
  const held = Object.values(useRows('positions')).filter(({ book }) => book === 'LIVE').length;
  const isProofNeeded = desk !== null && needsProof(desk);
  const replace = useAction(async () => {
    setPassphrase('');
    setIsSent(true);
    const reply = await send(passphrase === '' ? null : passphrase);
    if (reply.ok) {
      pushToast('P4', `Key ${reply.value.keys?.fingerprint ?? ''} is in use. Key ${fingerprint} was replaced.`);
      onClose();
    }
    return reply;
  });
  const hasProof = !isProofNeeded || passphrase !== '' || canPrompt;
  return (
    <Dialog
      title={`Replace key ${fingerprint}`}
      testId="replace-key-dialog"
      onClose={onClose}
      footer={
        <>
          <Button data-initial-focus="" testId="replace-key-keep" onClick={onClose}>
            Keep
          </Button>
          <ActionButton action={replace} testId="replace-key-confirm" disabled={isSent || !hasProof}>
            Replace key
          </ActionButton>
        </>
      }
    >
      {replaceKeyText(fingerprint, venue, held).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {isProofNeeded && !isSent ? (
        <StepUpField testId="replace-key-stepup" value={passphrase} onChange={setPassphrase} canPrompt={canPrompt} />
      ) : null}
      <p className="field-note" data-testid="replace-key-note" role="status">
        {noteOf(isSent, replace.isPending)}
      </p>
    </Dialog>
  );
}

/** A key is sent once: what did not pass is typed anew. */
function noteOf(isSent: boolean, isPending: boolean): string {
  if (!isSent) return '';
  return isPending
    ? 'Asking the venue about the new key.'
    : 'The fields are empty again. Choose Keep, then enter the key anew.';
}
