import { SecretField } from '../../ui/SecretField.tsx';

interface PassphraseFieldProps {
  readonly testId: string;
  readonly value: string;
  /** The machine can ask its owner instead. */
  readonly canPrompt: boolean;
  readonly onChange: (typed: string) => void;
}

/** The passphrase that is set. */
export const PassphraseField = ({ testId, value, canPrompt, onChange }: PassphraseFieldProps) => (
  <SecretField
    label={canPrompt ? 'Passphrase, or empty for Touch ID' : 'Passphrase'}
    testId={testId}
    value={value}
    onType={onChange}
  />
);
