/**
 * The ticket between two presses. 1. A preview counts only for the inputs it was made of. 2. Refusals stay until an input changes.
 * 3. Nothing typed outlives the mode it was typed in (UI-48).
 */
import type { Preview, Ticket } from '../../../../shared/ipc/contract.ts';

export interface TicketForm {
  readonly symbol: string | null;
  readonly side: Ticket['side'];
  readonly type: Ticket['type'];
  /** As typed. */
  readonly entry: string;
  readonly stop: string;
  readonly autoStop: boolean;
  readonly quantity: string;
  readonly timeInForce: Ticket['timeInForce'];
  readonly postOnly: boolean;
}

export type TicketOutcome =
  | { readonly kind: 'none' }
  /** Sent, no answer of the desk yet; page time in milliseconds. */
  | { readonly kind: 'sending'; readonly since: number }
  | { readonly kind: 'accepted'; readonly orderId: string }
  | { readonly kind: 'refused'; readonly texts: readonly string[] };

export interface TicketState {
  readonly form: TicketForm;
  /** Counts input changes. */
  readonly revision: number;
  readonly preview: { readonly revision: number; readonly value: Preview } | null;
  /** Why no preview could be made of these inputs; null when one could. */
  readonly previewProblem: string | null;
  readonly outcome: TicketOutcome;
}

export type TicketEvent =
  | { readonly type: 'edited'; readonly change: Partial<Omit<TicketForm, 'symbol'>> }
  | { readonly type: 'symbolChosen'; readonly symbol: string }
  | { readonly type: 'previewed'; readonly revision: number; readonly preview: Preview }
  | { readonly type: 'previewFailed'; readonly revision: number; readonly problem: string }
  | { readonly type: 'sent'; readonly at: number }
  | { readonly type: 'accepted'; readonly orderId: string }
  | { readonly type: 'refused'; readonly texts: readonly string[] }
  | { readonly type: 'emptied' };

const emptyForm: TicketForm = {
  symbol: null,
  side: 'BUY',
  type: 'MARKET',
  entry: '',
  stop: '',
  autoStop: false,
  quantity: '',
  timeInForce: 'GTC',
  postOnly: false,
};

export const initialTicket: TicketState = {
  form: emptyForm,
  revision: 0,
  preview: null,
  previewProblem: null,
  outcome: { kind: 'none' },
};

/** The ticket after an event. */
export function nextTicket(state: TicketState, event: TicketEvent): TicketState {
  switch (event.type) {
    case 'edited':
      return changed(state, consistent({ ...state.form, ...event.change }));
    case 'symbolChosen':
      if (event.symbol === state.form.symbol) return state;
      return changed(state, { ...state.form, symbol: event.symbol, entry: '', stop: '', quantity: '' });
    case 'previewed':
      if (event.revision !== state.revision) return state;
      return { ...state, preview: { revision: event.revision, value: event.preview }, previewProblem: null };
    case 'previewFailed':
      return event.revision === state.revision ? { ...state, preview: null, previewProblem: event.problem } : state;
    case 'sent':
      return { ...state, outcome: { kind: 'sending', since: event.at } };
    case 'accepted':
      return answered(state, { kind: 'accepted', orderId: event.orderId });
    case 'refused':
      return answered(state, { kind: 'refused', texts: event.texts });
    case 'emptied':
      return { ...initialTicket, form: { ...emptyForm, symbol: state.form.symbol }, revision: state.revision + 1 };
  }
}

/** The preview of exactly these inputs; null while it is being made. */
export const currentPreview = (state: TicketState): Preview | null =>
  state.preview?.revision === state.revision ? state.preview.value : null;

/** The last preview of any inputs, for showing while the next one is being made. */
export const shownPreview = (state: TicketState): Preview | null => state.preview?.value ?? null;

function changed(state: TicketState, form: TicketForm): TicketState {
  const outcome: TicketOutcome = state.outcome.kind === 'sending' ? state.outcome : { kind: 'none' };
  return { ...state, form, revision: state.revision + 1, previewProblem: null, outcome };
}

/** An answer counts only while one is awaited: the mode may have changed in between. */
const answered = (state: TicketState, outcome: TicketOutcome): TicketState =>
  state.outcome.kind === 'sending' ? { ...state, outcome } : state;

/** Flags that mean nothing for the chosen type are switched off. */
function consistent(form: TicketForm): TicketForm {
  if (form.type === 'MARKET') return { ...form, entry: '', postOnly: false, timeInForce: 'GTC' };
  return form.postOnly ? { ...form, timeInForce: 'GTC' } : form;
}
