import { useState } from 'react';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { LimitRow } from './LimitRow.tsx';
import { limitFields, typedLimit, type LimitName, type LimitSettings } from './limitForm.ts';
import { useSaveLimits } from './useSaveLimits.ts';

interface LimitTableProps {
  readonly mode: TradingMode;
  readonly settings: LimitSettings;
  readonly defaults: LimitSettings;
  readonly said: string;
  readonly onSaved: (said: string) => void;
}

/** Default, in force, yours, and what the difference means. All fields are saved together or not at all. */
export function LimitTable({ mode, settings, defaults, said, onSaved }: LimitTableProps) {
  const [typed, setTyped] = useState<Readonly<Partial<Record<LimitName, string>>>>({});
  const save = useSaveLimits({ mode, settings, typed, onSaved });
  return (
    <form
      className="settings-limits-form"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <table className="risk-table settings-table">
        <Head />
        <tbody>
          {limitFields.map((field) => (
            <LimitRow
              key={field.name}
              field={field}
              fallback={typedLimit(defaults, mode, field)}
              before={typedLimit(settings, mode, field)}
              typed={typed[field.name]}
              onType={(text) => setTyped((before) => ({ ...before, [field.name]: text }))}
            />
          ))}
        </tbody>
      </table>
      <div className="settings-save">
        <ActionButton
          action={save.action}
          testId="limits-save"
          look="primary"
          disabled={save.isUnchanged || save.obstacle !== null}
        >
          {save.isLooser ? 'Save, with approval...' : 'Save limits'}
        </ActionButton>
        <p className="settings-note" data-testid="limits-note" role="status">
          {save.obstacle ?? said}
        </p>
      </div>
    </form>
  );
}

const Head = () => (
  <thead>
    <tr>
      <th scope="col">Limit</th>
      <th scope="col" className="end">
        Default
      </th>
      <th scope="col" className="end">
        In force
      </th>
      <th scope="col">Yours</th>
      <th scope="col">Meaning</th>
      <th scope="col">Rule</th>
    </tr>
  </thead>
);
