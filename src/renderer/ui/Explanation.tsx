interface ExplanationProps {
  readonly title: string;
  /** How the value is computed, in words or symbols. */
  readonly formula: string;
  readonly inputs: readonly (readonly [name: string, value: string])[];
  /** Rule ids such as "EB-02". */
  readonly rule: string;
  readonly note?: string;
}

/** Formula, inputs and rule of one number (UI-04). */
export function Explanation({ title, formula, inputs, rule, note }: ExplanationProps) {
  return (
    <div className="grid gap-1">
      <p className="font-semibold">{title}</p>
      <p className="text-muted">{formula}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3">
        {inputs.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="num text-right">{value}</dd>
          </div>
        ))}
      </dl>
      {note === undefined ? null : <p>{note}</p>}
      <p className="text-faint">Rule {rule}</p>
    </div>
  );
}
