/** Side, type, time in force and switches of the ticket. */
import type { KeyboardEvent, ReactNode } from 'react';
import { sides, timesInForce } from '../../../../shared/model/order.ts';
import type { TicketForm } from './ticketState.ts';
import { editTicket } from './ticketStore.ts';

export function SideChoice({ side }: { readonly side: TicketForm['side'] }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const other = side === 'BUY' ? 'SELL' : 'BUY';
    editTicket({ side: other });
    event.currentTarget.querySelector<HTMLElement>(`[data-side="${other}"]`)?.focus();
  };
  return (
    <div role="radiogroup" aria-label="Side" className="desk-segments desk-side" onKeyDown={onKeyDown}>
      {sides.map((each) => (
        <button
          key={each}
          type="button"
          role="radio"
          data-testid={each === 'BUY' ? 'ticket-side-buy' : 'ticket-side-sell'}
          data-side={each}
          aria-checked={each === side}
          tabIndex={each === side ? 0 : -1}
          onClick={() => editTicket({ side: each })}
        >
          {each}
        </button>
      ))}
    </div>
  );
}

export function TypeChoice({ type }: { readonly type: TicketForm['type'] }) {
  return (
    <select
      className="desk-input"
      data-testid="ticket-type"
      aria-label="Order type"
      value={type}
      onChange={(event) => editTicket({ type: event.currentTarget.value === 'LIMIT' ? 'LIMIT' : 'MARKET' })}
    >
      <option value="MARKET">Market</option>
      <option value="LIMIT">Limit</option>
    </select>
  );
}

export function TimeInForceChoice({ form }: { readonly form: TicketForm }) {
  return (
    <select
      className="desk-input"
      data-testid="ticket-tif"
      aria-label="Time in force"
      value={form.timeInForce}
      disabled={form.type === 'MARKET' || form.postOnly}
      onChange={(event) => {
        const chosen = timesInForce.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) editTicket({ timeInForce: chosen });
      }}
    >
      {timesInForce.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </select>
  );
}

interface CheckProps {
  readonly testId: string;
  readonly field: 'postOnly' | 'autoStop';
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

export function Check({ testId, field, isOn, isDisabled = false, children }: CheckProps) {
  return (
    <label className="desk-check">
      <input
        type="checkbox"
        data-testid={testId}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => editTicket({ [field]: event.currentTarget.checked })}
      />
      {children}
    </label>
  );
}
