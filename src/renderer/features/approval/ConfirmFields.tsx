import { useEffect, useRef, useState } from 'react';
import type { ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import { usePart } from '../../store/viewStore.ts';
import { HoldWayTick } from '../../ui/HoldWayTick.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import { PassphraseSetup } from './PassphraseSetup.tsx';
import { phraseRefusal } from './approvalForm.ts';
import type { Approval } from './useApproval.ts';
import { useOwnerPrompt } from './useOwnerPrompt.ts';

interface ConfirmFieldsProps {
  readonly snapshot: ApprovalSnapshot;
  readonly approval: Approval;
}

/** Step-up, phrase, and below them the one thing that is still missing. Enter in a field does nothing. */
export function ConfirmFields({ snapshot, approval }: ConfirmFieldsProps) {
  const { form, change, needsPassphrase, obstacle, failure } = approval;
  const isSetElsewhere = usePart('ladder')?.passphraseSet === true;
  const [isSetHere, setIsSetHere] = useState(false);
  const isSet = snapshot.passphraseSet || isSetElsewhere || isSetHere;
  const canPrompt = useOwnerPrompt();
  const box = useRef<HTMLDivElement>(null);
  // The button that led here is gone: the focus goes on to the first field.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.querySelector('input')?.focus();
  }, []);
  const refusal = form.phrase.trim() === '' ? null : phraseRefusal(form.phrase, snapshot.phrase);
  return (
    <div ref={box} className="approval-confirm">
      {needsPassphrase && !isSet ? (
        <PassphraseSetup
          onSet={(passphrase) => {
            setIsSetHere(true);
            change({ passphrase });
          }}
        />
      ) : null}
      <div className="approval-fields">
        {needsPassphrase && isSet ? (
          <PassphraseField
            testId="approval-stepup"
            value={form.passphrase}
            canPrompt={canPrompt}
            onChange={(passphrase) => change({ passphrase })}
          />
        ) : null}
        <PhraseField phrase={snapshot.phrase} value={form.phrase} onChange={(typed) => change({ phrase: typed })} />
        <HoldWayTick />
      </div>
      <p id="approval-refusal" className="field-note" data-testid="approval-refusal" role="note">
        {refusal ?? failure?.message ?? obstacle ?? ''}
      </p>
    </div>
  );
}

interface PhraseFieldProps {
  readonly phrase: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
}

function PhraseField({ phrase, value, onChange }: PhraseFieldProps) {
  return (
    <label className="field">
      Type {phrase}
      <input
        className="input"
        data-testid="approval-phrase"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        aria-describedby="approval-refusal"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
