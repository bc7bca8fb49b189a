/** Turns what was typed into the ticket of the contract, or says which fields cannot be read. Limits are checked by the desk, not here. */
import type { Ticket } from '../../../../shared/ipc/contract.ts';
import type { Row } from '../../../../shared/ipc/view.ts';
import { readDecimalInput } from '../../../format/decimalInput.ts';
import type { TicketForm } from './ticketState.ts';

export type TicketField = 'entry' | 'stop' | 'quantity';
export type TicketProblems = Readonly<Partial<Record<TicketField, string>>>;

export type TicketRequest =
  { readonly ok: true; readonly ticket: Ticket } | { readonly ok: false; readonly problems: TicketProblems };

type Steps = Pick<Row<'instruments'>, 'tick' | 'lot'>;

/** The request of the form as it stands; null without a symbol. */
export function ticketRequest(form: TicketForm, steps: Steps | undefined): TicketRequest | null {
  if (form.symbol === null) return null;
  const entry = readTyped(form.entry, steps?.tick);
  const stop = readTyped(form.stop, steps?.tick);
  const quantity = readTyped(form.quantity, steps?.lot);
  const problems = { ...problem('entry', entry), ...problem('stop', stop), ...problem('quantity', quantity) };
  if (form.type === 'LIMIT' && entry.kind === 'empty') {
    return { ok: false, problems: { ...problems, entry: 'No limit price. Enter one or choose Market.' } };
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { symbol, side, type, autoStop, timeInForce, postOnly } = form;
  const numbers = { entry: textOf(entry), stop: autoStop ? null : textOf(stop), quantity: textOf(quantity) };
  return { ok: true, ticket: { symbol, side, type, autoStop, timeInForce, postOnly, ...numbers } };
}

type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: string };

function readTyped(typed: string, step: string | undefined): Typed {
  if (typed.trim() === '') return { kind: 'empty' };
  const read = readDecimalInput(typed, step);
  return read.ok ? { kind: 'number', text: read.value } : { kind: 'refused', problem: read.error };
}

const problem = (field: TicketField, typed: Typed): TicketProblems =>
  typed.kind === 'refused' ? { [field]: typed.problem } : {};

const textOf = (typed: Typed): string | null => (typed.kind === 'number' ? typed.text : null);
