import { useState } from 'react';
import { useDesk } from '../../bridge/deskClient.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import { useAction } from '../../ui/useAction.ts';

/** The first passphrase, set where it is first needed. It goes to the desk and is kept nowhere in this page. */
export function PassphraseSetup({ onSet }: { readonly onSet: (passphrase: string) => void }) {
  const desk = useDesk();
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const obstacle = passphraseObstacle(next, again);
  const set = useAction(async () => {
    const reply = await desk.call('setPassphrase', { current: null, next });
    if (reply.ok) onSet(next);
    return reply;
  });
  return (
    <div className="approval-fields" data-testid="passphrase-setup">
      <p>No passphrase is set. Live modes, looser limits and re-based losses need one.</p>
      <SecretField
        label="New passphrase, 8 characters or more"
        testId="passphrase-next"
        value={next}
        isNew
        onType={setNext}
      />
      <SecretField label="The same again" testId="passphrase-again" value={again} isNew onType={setAgain} />
      <ActionButton action={set} testId="passphrase-set" disabled={obstacle !== null}>
        Set passphrase
      </ActionButton>
      <p className="field-note">{next === '' ? '' : obstacle}</p>
    </div>
  );
}

/** Whether it is strong enough is the desk's to say. */
function passphraseObstacle(next: string, again: string): string | null {
  if (next === '') return 'Write a passphrase.';
  return next === again ? null : 'The two are not the same yet.';
}
