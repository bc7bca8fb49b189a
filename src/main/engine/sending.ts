/** Sending approved orders and asking for cancels: the journal entry and the effect of each, and what is working now. */
import { isTerminal, type Order, type OrderRole } from '../../shared/model/order.ts';
import { clientOrderId, type ClientOrderId } from '../../shared/values/ids.ts';
import { unixMs } from '../../shared/values/time.ts';
import type { OrderDraft } from '../domain/pretrade/context.ts';
import type { RiskApproved } from '../domain/pretrade/approve.ts';
import type { Book } from '../../shared/model/mode.ts';
import { workingInSymbol } from './bookOrders.ts';
import { activeBook, held, inBook } from './books.ts';
import { record, setTimer, venueOf, type Step } from './step.ts';
import { clearSwitch } from './venue/deadMansSwitch.ts';

/** Next client order id of the book, P-000001 or L-000001: persisted with the intent before anything is sent (CV-10). */
export const nextOrderId = (step: Step): ClientOrderId =>
  clientOrderId(`${prefixes[step.book]}-${String(held(step).counters.order + 1).padStart(6, '0')}`);

/**
 * The same for an order that only reduces. Those go out even when the journal fails, and a process that is killed then takes its count along: at a real
 * venue they carry the mark of the session, so that no later one repeats an id (CV-10). A simulated venue is rebuilt from the same journal.
 */
export const nextReducingId = (step: Step): ClientOrderId =>
  venueOf(step).capabilities.simulated
    ? nextOrderId(step)
    : clientOrderId(`${nextOrderId(step)}-${step.state.live.reducing.sessionMark}`);

const prefixes = { PAPER: 'P', LIVE: 'L' } as const satisfies Record<Book, string>;

type Intent = Pick<Order, 'decisionPrice' | 'plannedRisk' | 'reason'> & { readonly draft: OrderDraft };

/** Journals an approved order as sent and hands it to the effects: reducing orders go out before the journal is written. */
export function sendApproved(step: Step, approved: RiskApproved, order: Intent): void {
  recordIntent(step, approved, { ...order, status: 'IN_FLIGHT' });
  handOver(step, approved, order.draft);
}

/** Journals an approved close as intended and keeps it until nothing locks what it sells. */
export function holdApproved(step: Step, approved: RiskApproved, order: Intent): void {
  recordIntent(step, approved, { ...order, status: 'INTENDED' });
  step.state.live.reducing.held.set(order.draft.clientOrderId, approved);
}

/** Whether an order was intended by this session and is not sent yet. */
export const isHeldBack = ({ state }: Step, { clientOrderId: id }: Order): boolean =>
  (state.live.reducing.held.get(id) ?? null) !== null;

/** Sends a close that was kept back. */
export function sendHeld(step: Step, order: Order): void {
  const approved = step.state.live.reducing.held.get(order.clientOrderId) ?? null;
  if (approved === null) return;
  step.state.live.reducing.held.set(order.clientOrderId, null);
  recordHeld(step, order, { event: 'sent', to: 'IN_FLIGHT', note: '' });
  handOver(step, approved, order);
}

/** Takes back an order that was never sent. */
export function withdraw(step: Step, order: Order, note: string): void {
  step.state.live.reducing.held.delete(order.clientOrderId);
  recordHeld(inBook(step, order.book), order, { event: 'canceled', to: 'CANCELED', note });
}

/** Records of an order that was journaled as sent that it never left, which is what a rejection without a venue order id means. */
export const recordNotSent = (step: Step, order: Order, note: string): void =>
  recordHeld(step, order, { event: 'rejected', to: 'REJECTED', note });

function recordHeld(
  step: Step,
  { clientOrderId: id, symbol, status }: Order,
  change: { readonly event: 'sent' | 'canceled' | 'rejected'; readonly to: Order['status']; readonly note: string },
): void {
  const data = { clientOrderId: id, ...change, from: status, venueOrderId: null };
  record(step, 'ORDER_EVENT', { data, durability: intentDurability(step) });
  step.state.live.dirty.add(symbol);
}

/** Journals the intent of an approved order. */
export function recordIntent(
  step: Step,
  approved: RiskApproved,
  { draft, ...rest }: Intent & { readonly status: 'IN_FLIGHT' | 'INTENDED' },
): void {
  const intent: Order = {
    ...draft,
    ...approved.terms,
    ...rest,
    venueOrderId: null,
    filledQuantity: draft.quantity.minus(draft.quantity),
    averagePrice: null,
    createdAt: step.at,
    updatedAt: step.at,
    note: '',
  };
  record(step, 'ORDER_INTENT', { data: { order: intent }, durability: intentDurability(step) });
  step.state.live.dirty.add(draft.symbol);
}

/** Hands an order whose intent is recorded to the effects. */
export function handOver(
  step: Step,
  approved: RiskApproved,
  draft: Pick<Order, 'role' | 'clientOrderId' | 'symbol'>,
): void {
  (draft.role === 'ENTRY' ? step.effects.enter : step.effects.reduce).push({ book: step.book, approved });
  // Round trips of the shadow say nothing about the venue that is traded (SM-14).
  if (step.book === activeBook(step.state.durable)) step.state.live.sentAt.set(draft.clientOrderId, step.at);
  if (draft.role !== 'STOP') return;
  setTimer(step, `stop-confirm:${draft.clientOrderId}`, unixMs(step.at + step.facts.settings.orders.stopConfirmMs));
  clearSwitch(step, draft.symbol);
}

/**
 * An entry is on disk before it is handed over, and a reducing order in the same turn: a client sends after the turn that asked, so a process that is
 * killed leaves no order at the venue that the journal does not know. In a rehearsal the venue itself is rebuilt from the journal after a crash, so
 * its intents may share a commit with their neighbors: what was lost then never happened on either side.
 */
const intentDurability = (step: Step): 'A' | 'B' => (step.state.live.feed.kind === 'live' ? 'A' : 'B');

/** Asks the venue to cancel a working order once. One that is not sent yet is taken back. */
export function requestCancel(step: Step, order: Order): void {
  if (claimCancel(step, order)) step.effects.cancel.push(cancelOf(order));
}

/** The same before anything else of the turn is sent (ES-03). */
export function requestCancelFirst(step: Step, order: Order): void {
  if (claimCancel(step, order)) step.effects.cancelFirst.push(cancelOf(order));
}

const cancelOf = ({ book, clientOrderId: id, symbol }: Order) => ({ book, id, symbol });

function claimCancel(step: Step, order: Order): boolean {
  const { canceling } = step.state.live;
  if (isTerminal(order.status) || canceling.has(order.clientOrderId)) return false;
  if (isHeldBack(step, order)) {
    withdraw(step, order, 'withdrawn before it was sent');
    return false;
  }
  canceling.add(order.clientOrderId);
  return true;
}

/** Working orders of a role in a symbol of the book. */
export const workingOf = (step: Step, symbol: Order['symbol'], role: OrderRole): readonly Order[] =>
  workingInSymbol(held(step).orders, symbol).filter((order) => order.role === role);
