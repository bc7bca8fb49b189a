/** Inputs of the ticket. Side is two words, neither green nor red; size can only be lowered (UI-48). */
import type { ReactNode } from 'react';
import type { Preview } from '../../../../shared/ipc/contract.ts';
import type { Row } from '../../../../shared/ipc/view.ts';
import { formatPrice, formatQuantity } from '../../../format/numbers.ts';
import { NumberField } from './NumberField.tsx';
import { Check, SideChoice, TimeInForceChoice, TypeChoice } from './TicketChoices.tsx';
import type { TicketProblems } from './ticketRequest.ts';
import type { TicketForm } from './ticketState.ts';
import { editTicket } from './ticketStore.ts';

interface TicketFieldsProps {
  readonly form: TicketForm;
  readonly instrument: Row<'instruments'> | undefined;
  readonly problems: TicketProblems;
  readonly preview: Preview | null;
  /** Stands beside the stop. */
  readonly children: ReactNode;
}

export function TicketFields({ form, instrument, problems, preview, children }: TicketFieldsProps) {
  const isMarket = form.type === 'MARKET';
  const hints = fieldHints(form, preview, instrument);
  const price = { step: instrument?.tick };
  return (
    <>
      <SideChoice side={form.side} />
      <div className="desk-ticket-row">
        <TypeChoice type={form.type} />
        <TimeInForceChoice form={form} />
        <Check testId="ticket-post-only" isOn={form.postOnly} isDisabled={isMarket} field="postOnly">
          Post-only
        </Check>
      </div>
      <NumberField
        {...price}
        testId="ticket-entry"
        label="Entry"
        value={form.entry}
        problem={problems.entry}
        placeholder={hints.entry}
        isDisabled={isMarket}
        onChange={(entry) => editTicket({ entry })}
      />
      <NumberField
        {...price}
        testId="ticket-stop"
        label="Stop"
        value={form.autoStop ? '' : form.stop}
        problem={problems.stop}
        placeholder={hints.stop}
        isDisabled={form.autoStop}
        onChange={(stop) => editTicket({ stop })}
      >
        {children}
        <Check testId="ticket-auto-stop" isOn={form.autoStop} field="autoStop">
          <span title="2 x ATR from the entry">auto</span>
        </Check>
      </NumberField>
      <QuantityField form={form} instrument={instrument} problem={problems.quantity} placeholder={hints.quantity} />
    </>
  );
}

interface QuantityFieldProps {
  readonly form: TicketForm;
  readonly instrument: Row<'instruments'> | undefined;
  readonly problem: string | undefined;
  readonly placeholder: string;
}

function QuantityField({ form, instrument, problem, placeholder }: QuantityFieldProps) {
  return (
    <NumberField
      testId="ticket-qty"
      label="Max qty"
      value={form.quantity}
      step={instrument?.lot}
      problem={problem}
      placeholder={placeholder}
      onChange={(quantity) => editTicket({ quantity })}
    >
      <span className="desk-hint" title="The computed size can be lowered, never raised">
        {instrument?.base}
      </span>
    </NumberField>
  );
}

interface FieldHints {
  readonly entry: string;
  readonly stop: string;
  readonly quantity: string;
}

/** What empty fields say: the value the desk would take, where it takes one. */
function fieldHints(form: TicketForm, preview: Preview | null, instrument: Row<'instruments'> | undefined): FieldHints {
  const { entryPrice = null, stopPrice = null, sizing = null } = preview ?? {};
  const about = entryPrice === null ? 'market' : `market, about ${formatPrice(entryPrice, instrument?.tick)}`;
  const automatic = stopPrice === null ? '2 x ATR' : formatPrice(stopPrice, instrument?.tick);
  return {
    entry: form.type === 'MARKET' ? about : 'limit price',
    stop: form.autoStop ? automatic : 'required',
    quantity: sizing === null ? 'computed' : formatQuantity(sizing.quantity, instrument?.lot),
  };
}
