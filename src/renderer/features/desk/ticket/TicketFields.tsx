/** Inputs of the ticket. Side is two words, neither green nor red; size can only be lowered (UI-48). */
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import type { Row } from '../../../../shared/ipc/view.ts';
import { sides, timesInForce } from '../../../../shared/model/order.ts';
import { stepDecimalInput } from '../../../format/decimalInput.ts';
import type { TicketForm } from './ticketState.ts';
import type { TicketProblems } from './ticketRequest.ts';
import { tellTicket } from './ticketStore.ts';

const edit = (change: Partial<Omit<TicketForm, 'symbol'>>): void => tellTicket({ type: 'edited', change });

interface TicketFieldsProps {
  readonly form: TicketForm;
  readonly instrument: Row<'instruments'> | undefined;
  readonly problems: TicketProblems;
  /** Stop and entry as the preview has them, formatted, for fields that are not typed. */
  readonly stopHint: string;
  readonly entryHint: string;
  readonly quantityHint: string;
  readonly stopDistance: ReactNode;
}

export function TicketFields(props: TicketFieldsProps) {
  const { form, instrument, problems } = props;
  const isMarket = form.type === 'MARKET';
  return (
    <>
      <SideChoice side={form.side} />
      <div className="desk-ticket-row">
        <TypeChoice form={form} />
        <TimeInForceChoice form={form} isDisabled={isMarket || form.postOnly} />
        <Check
          testId="ticket-post-only"
          isOn={form.postOnly}
          isDisabled={isMarket}
          onChange={(postOnly) => edit({ postOnly })}
        >
          Post-only
        </Check>
      </div>
      <NumberField
        testId="ticket-entry"
        label="Entry"
        value={form.entry}
        step={instrument?.tick}
        problem={problems.entry}
        placeholder={isMarket ? props.entryHint : 'limit price'}
        isDisabled={isMarket}
        onChange={(entry) => edit({ entry })}
      />
      <NumberField
        testId="ticket-stop"
        label="Stop"
        value={form.autoStop ? '' : form.stop}
        step={instrument?.tick}
        problem={problems.stop}
        placeholder={form.autoStop ? props.stopHint : 'required'}
        isDisabled={form.autoStop}
        onChange={(stop) => edit({ stop })}
      >
        {props.stopDistance}
        <Check testId="ticket-auto-stop" isOn={form.autoStop} onChange={(autoStop) => edit({ autoStop })}>
          <span title="2 x ATR from the entry">auto</span>
        </Check>
      </NumberField>
      <NumberField
        testId="ticket-qty"
        label="Max qty"
        value={form.quantity}
        step={instrument?.lot}
        problem={problems.quantity}
        placeholder={props.quantityHint}
        onChange={(quantity) => edit({ quantity })}
      >
        <span className="desk-hint" title="The computed size can be lowered, never raised">
          {instrument?.base}
        </span>
      </NumberField>
    </>
  );
}

function SideChoice({ side }: { readonly side: TicketForm['side'] }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    const other = side === 'BUY' ? 'SELL' : 'BUY';
    edit({ side: other });
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
          onClick={() => edit({ side: each })}
        >
          {each}
        </button>
      ))}
    </div>
  );
}

function TypeChoice({ form }: { readonly form: TicketForm }) {
  return (
    <select
      className="desk-input"
      data-testid="ticket-type"
      aria-label="Order type"
      value={form.type}
      onChange={(event) => edit({ type: event.currentTarget.value === 'LIMIT' ? 'LIMIT' : 'MARKET' })}
    >
      <option value="MARKET">Market</option>
      <option value="LIMIT">Limit</option>
    </select>
  );
}

function TimeInForceChoice({ form, isDisabled }: { readonly form: TicketForm; readonly isDisabled: boolean }) {
  return (
    <select
      className="desk-input"
      data-testid="ticket-tif"
      aria-label="Time in force"
      value={form.timeInForce}
      disabled={isDisabled}
      onChange={(event) => {
        const chosen = timesInForce.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) edit({ timeInForce: chosen });
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
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

function Check({ testId, isOn, isDisabled = false, onChange, children }: CheckProps) {
  return (
    <label className="desk-check">
      <input
        type="checkbox"
        data-testid={testId}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {children}
    </label>
  );
}

interface NumberFieldProps {
  readonly testId: string;
  readonly label: string;
  readonly value: string;
  readonly step: string | undefined;
  readonly problem: string | undefined;
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly onChange: (typed: string) => void;
  readonly children?: ReactNode;
}

/** A number typed as text: arrows step by tick or lot, a wheel changes nothing (UI-71). */
function NumberField({
  testId,
  label,
  value,
  step,
  problem,
  placeholder,
  isDisabled = false,
  onChange,
  children,
}: NumberFieldProps) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (step !== undefined) onChange(stepDecimalInput(value, step, event.key === 'ArrowUp' ? 1 : -1));
  };
  return (
    <div className="desk-field">
      <label htmlFor={id} className="desk-label">
        {label}
      </label>
      <input
        id={id}
        className="desk-input num"
        data-testid={testId}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        disabled={isDisabled}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className="desk-field-side">{children}</span>
      {problem !== undefined && (
        <p id={`${id}-problem`} className="desk-field-problem" data-testid={`${testId}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
