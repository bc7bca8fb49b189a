import type { Row } from '../../../shared/ipc/view.ts';
import type { BacktestForm } from './backtestForm.ts';

interface FormFieldsProps {
  readonly strategy: Row<'strategies'>;
  readonly form: BacktestForm;
  readonly onChange: (change: Partial<BacktestForm>) => void;
}

const plain = [
  { name: 'symbols', label: 'Symbols', hint: 'all' },
  { name: 'from', label: 'From, UTC', hint: 'start of the data' },
  { name: 'to', label: 'To, UTC', hint: 'end of the data' },
  { name: 'equity', label: 'Equity', hint: '' },
  { name: 'variants', label: 'Variants tried elsewhere', hint: 'required, 0 if none' },
  { name: 'seed', label: 'Seed', hint: '' },
] as const;

/** Parameters of the strategy, then range, equity, variants, seed, and what happens after an emergency stop. */
export function FormFields({ strategy, form, onChange }: FormFieldsProps) {
  return (
    <div className="backtest-grid">
      {Object.keys(strategy.parameters).map((name) => (
        <label key={name} className="field">
          {name}
          <ParameterField
            name={name}
            isSwitch={typeof strategy.parameters[name] === 'boolean'}
            value={form.parameters[name] ?? ''}
            onChange={(value) => onChange({ parameters: { ...form.parameters, [name]: value } })}
          />
        </label>
      ))}
      {plain.map(({ name, label, hint }) => (
        <label key={name} className="field">
          {label}
          <input
            className="input num"
            data-testid={`backtest-${name}`}
            placeholder={hint}
            value={form[name]}
            onChange={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <label className="field">
        After an emergency stop
        <select
          className="input"
          data-testid="backtest-after-stop"
          value={form.afterStop}
          onChange={(event) => onChange({ afterStop: event.currentTarget.value === 'RESUME' ? 'RESUME' : 'END' })}
        >
          <option value="END">the run ends</option>
          <option value="RESUME">resume after the cooldown</option>
        </select>
      </label>
    </div>
  );
}

interface ParameterFieldProps {
  readonly name: string;
  readonly isSwitch: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const ParameterField = ({ name, isSwitch, value, onChange }: ParameterFieldProps) =>
  isSwitch ? (
    <input
      type="checkbox"
      data-testid="backtest-parameter"
      data-name={name}
      checked={value === 'true'}
      onChange={(event) => onChange(String(event.currentTarget.checked))}
    />
  ) : (
    <input
      className="input num"
      data-testid="backtest-parameter"
      data-name={name}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
