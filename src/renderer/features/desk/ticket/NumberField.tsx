/** A number typed as text: arrows step by tick or lot, a wheel changes nothing (UI-71). */
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { stepDecimalInput } from '../../../format/decimalInput.ts';

interface NumberFieldProps {
  readonly testId: string;
  readonly label: string;
  readonly value: string;
  readonly step: string | undefined;
  readonly problem: string | undefined;
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly onChange: (typed: string) => void;
  readonly children?: ReactNode;
}

export function NumberField({ isDisabled = false, ...props }: NumberFieldProps) {
  const { testId, label, value, step, problem, placeholder, onChange, children } = props;
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (step !== undefined) onChange(stepDecimalInput(value, step, event.key === 'ArrowUp' ? 1 : -1));
  };
  return (
    <div className="desk-field">
      <label htmlFor={id} className="desk-label">
        {label}
      </label>
      <input
        id={id}
        className="desk-input num"
        data-testid={testId}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        disabled={isDisabled}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className="desk-field-side">{children}</span>
      {problem !== undefined && (
        <p id={`${id}-problem`} className="desk-field-problem" data-testid={`${testId}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
