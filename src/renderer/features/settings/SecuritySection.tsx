import { useState } from 'react';
import { useDesk } from '../../bridge/deskClient.ts';
import { chooseLetterKeys, usePreferences } from '../../store/preferences.ts';
import { usePart } from '../../store/viewStore.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { HoldWayTick } from '../../ui/HoldWayTick.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import { useAction } from '../../ui/useAction.ts';

/** Step-up, hotkey, and how to confirm (UI-63). */
export function SecuritySection() {
  const isSet = usePart('ladder')?.passphraseSet ?? false;
  const hotkey = usePart('desk')?.hotkey.text ?? '';
  const letterKeys = usePreferences((state) => state.letterKeys);
  return (
    <Panel title="Security" testId="settings-security" facts={isSet ? 'passphrase set' : 'no passphrase yet'}>
      <ChangePassphrase isSet={isSet} />
      <div className="settings-choices">
        <HoldWayTick />
        <label className="tick">
          <input
            type="checkbox"
            data-testid="letter-keys"
            checked={letterKeys}
            onChange={(event) => chooseLetterKeys(event.currentTarget.checked)}
          />
          Single-letter keys (/, ?, G then a letter)
        </label>
        <p className="settings-note">{`Emergency stop key Ctrl+Shift+F12: ${hotkey}`}</p>
      </div>
    </Panel>
  );
}

/** Write-only: fields are empty on every visit and after every answer. */
function ChangePassphrase({ isSet }: { readonly isSet: boolean }) {
  const desk = useDesk();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [said, setSaid] = useState('');
  const change = useAction(async () => {
    const reply = await desk.call('setPassphrase', { current: isSet ? current : null, next });
    setCurrent('');
    setNext('');
    setAgain('');
    setSaid(reply.ok ? 'The passphrase is set.' : '');
    return reply;
  });
  const isReady = next !== '' && next === again && (!isSet || current !== '');
  return (
    <div className="settings-passphrase">
      {isSet ? (
        <SecretField label="Current passphrase" testId="security-current" value={current} onType={setCurrent} />
      ) : null}
      <SecretField label="New passphrase" testId="security-next" value={next} onType={setNext} />
      <SecretField label="The same again" testId="security-again" value={again} onType={setAgain} />
      <ActionButton action={change} testId="security-save" disabled={!isReady}>
        {isSet ? 'Change passphrase' : 'Set passphrase'}
      </ActionButton>
      <p className="settings-note" role="status">
        {said === ''
          ? 'Approvals of live rungs and looser limits ask for it. It is kept as a salted hash, on this machine.'
          : said}
      </p>
    </div>
  );
}
