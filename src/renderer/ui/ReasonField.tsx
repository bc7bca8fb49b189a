/** A reason in a person's words, stored with what it is for. */
export function ReasonField({
  label,
  testId,
  value,
  onChange,
  maxLength = 400,
}: {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** Characters. */
  readonly maxLength?: number;
}) {
  return (
    <label className="field">
      {label}
      <textarea
        className="input"
        data-testid={testId}
        rows={2}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
