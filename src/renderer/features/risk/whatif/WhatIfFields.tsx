import { sides } from '../../../../shared/model/order.ts';
import type { Row } from '../../../../shared/ipc/view.ts';
import { NumberField } from '../../desk/ticket/NumberField.tsx';
import { SymbolPicker } from '../../desk/SymbolPicker.tsx';
import type { TicketProblems } from '../../desk/ticket/ticketRequest.ts';
import type { WhatIfForm } from './whatIfForm.ts';

interface WhatIfFieldsProps {
  readonly form: WhatIfForm;
  readonly instrument: Row<'instruments'> | undefined;
  readonly problems: TicketProblems;
  readonly onChange: (change: Partial<WhatIfForm>) => void;
}

/** Symbol, side, entry and stop; an empty entry is the market price, an empty stop the automatic one. */
export function WhatIfFields({ form, instrument, problems, onChange }: WhatIfFieldsProps) {
  return (
    <div className="whatif-fields">
      <div className="whatif-row">
        <SymbolPicker
          value={form.symbol}
          label="Symbol"
          testId="sizing-symbol"
          onChoose={(symbol) => onChange({ symbol })}
        />
        <select
          className="desk-input"
          data-testid="sizing-side"
          aria-label="Side"
          value={form.side}
          onChange={(event) => onChange({ side: sides.find((each) => each === event.currentTarget.value) ?? 'BUY' })}
        >
          {sides.map((side) => (
            <option key={side} value={side}>
              {side}
            </option>
          ))}
        </select>
      </div>
      <NumberField
        testId="sizing-entry"
        label="Entry"
        value={form.entry}
        step={instrument?.tick}
        problem={problems.entry}
        placeholder="market"
        onChange={(entry) => onChange({ entry })}
      />
      <NumberField
        testId="sizing-stop"
        label="Stop"
        value={form.stop}
        step={instrument?.tick}
        problem={problems.stop}
        placeholder="automatic, 2 x ATR"
        onChange={(stop) => onChange({ stop, autoStop: stop.trim() === '' })}
      />
    </div>
  );
}
