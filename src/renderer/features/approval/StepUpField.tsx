import { usePart } from '../../store/viewStore.ts';
import { PassphraseSetup } from './PassphraseSetup.tsx';

interface StepUpFieldProps {
  readonly testId: string;
  readonly value: string;
  /** The machine can ask its owner instead. */
  readonly canPrompt: boolean;
  readonly onChange: (typed: string) => void;
}

/** The passphrase, set first where none is. */
export function StepUpField({ testId, value, canPrompt, onChange }: StepUpFieldProps) {
  if (usePart('ladder')?.passphraseSet !== true) return <PassphraseSetup onSet={onChange} />;
  return (
    <label className="field">
      {canPrompt ? 'Passphrase, or empty for Touch ID' : 'Passphrase'}
      <input
        type="password"
        className="input"
        data-testid={testId}
        autoComplete="off"
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
