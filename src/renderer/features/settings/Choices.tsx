interface ChoicesProps<Value extends string> {
  readonly legend: string;
  readonly testId: string;
  readonly chosen: Value;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all in view. */
export const Choices = <Value extends string>({ legend, testId, chosen, choices, onChoose }: ChoicesProps<Value>) => (
  <div role="radiogroup" aria-label={legend} className="settings-rungs">
    {choices.map(({ value, name }) => (
      <label key={value} className="settings-rung" data-chosen={value === chosen}>
        <input
          type="radio"
          name={testId}
          data-testid={testId}
          data-value={value}
          checked={value === chosen}
          onChange={() => onChoose(value)}
        />
        {name}
      </label>
    ))}
  </div>
);
