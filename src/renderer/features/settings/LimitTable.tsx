import { useState } from 'react';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { DiscardPopover } from './DiscardPopover.tsx';
import { LimitRow } from './LimitRow.tsx';
import { limitFields, typedLimit, type LimitSettings, type TypedLimits } from './limitForm.ts';
import { useSaveLimits } from './useSaveLimits.ts';

interface LimitTableProps {
  readonly mode: TradingMode;
  readonly settings: LimitSettings;
  readonly defaults: LimitSettings;
  readonly typed: TypedLimits;
  readonly onType: (typed: TypedLimits) => void;
  readonly said: string;
  readonly onSaved: (said: string) => void;
}

/** Default, in force, yours, and what the difference means. All fields are saved together or not at all. */
export function LimitTable({ mode, settings, defaults, typed, onType, said, onSaved }: LimitTableProps) {
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
              onType={(text) => onType({ ...typed, [field.name]: text })}
            />
          ))}
        </tbody>
      </table>
      <div className="settings-save">
        <ActionButton
          action={save.action}
          testId="limits-save"
          look="primary"
          disabled={save.changed === 0 || save.obstacle !== null}
        >
          {save.isLooser ? 'Save, with approval...' : 'Save limits'}
        </ActionButton>
        {save.changed === 0 ? null : <DiscardChanges count={save.changed} onDiscard={() => onType({})} />}
        <p className="settings-note" data-testid="limits-note" role="status">
          {save.obstacle ?? said}
        </p>
      </div>
    </form>
  );
}

function DiscardChanges({ count, onDiscard }: { readonly count: number; readonly onDiscard: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <DiscardPopover count={count} isOpen={isAsking} onDiscard={onDiscard} onKeep={() => setIsAsking(false)}>
      <Button testId="limits-discard" look="quiet" onClick={() => setIsAsking(true)}>
        Discard changes
      </Button>
    </DiscardPopover>
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
