interface SecretFieldProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  /** A password manager may offer one where it is new. */
  readonly isNew?: boolean;
  readonly onType: (typed: string) => void;
}

/** One line that is typed unseen. What is typed goes to whoever asked and is kept nowhere else. */
export const SecretField = ({ label, testId, value, isNew = false, onType }: SecretFieldProps) => (
  <label className="field">
    {label}
    <input
      type="password"
      className="input"
      data-testid={testId}
      autoComplete={isNew ? 'new-password' : 'off'}
      maxLength={200}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  </label>
);
