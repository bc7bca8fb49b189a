import { usePart } from '../../store/viewStore.ts';
import { PassphraseField } from './PassphraseField.tsx';
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
  return <PassphraseField testId={testId} value={value} canPrompt={canPrompt} onChange={onChange} />;
}
