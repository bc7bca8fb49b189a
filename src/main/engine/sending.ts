/** Sending approved orders and asking for cancels: the journal entry and the effect of each, and what is working now. */
import { isTerminal, type Order, type OrderRole } from '../../shared/model/order.ts';
import { clientOrderId, type ClientOrderId } from '../../shared/values/ids.ts';
import { unixMs } from '../../shared/values/time.ts';
import type { OrderDraft } from '../domain/pretrade/context.ts';
import type { RiskApproved } from '../domain/pretrade/approve.ts';
import type { Book } from '../../shared/model/mode.ts';
import { activeBook, held } from './books.ts';
import { record, setTimer, type Step } from './step.ts';

/** Next client order id of the book, P-000001 or L-000001: persisted with the intent before anything is sent (CV-10). */
export const nextOrderId = (step: Step): ClientOrderId =>
  clientOrderId(`${prefixes[step.book]}-${String(held(step).counters.order + 1).padStart(6, '0')}`);

const prefixes = { PAPER: 'P', LIVE: 'L' } as const satisfies Record<Book, string>;

/** Journals an approved order as sent and hands it to the effects: reducing orders go out before the journal is written. */
export function sendApproved(
  step: Step,
  approved: RiskApproved,
  order: Pick<Order, 'decisionPrice' | 'plannedRisk' | 'reason'> & { readonly draft: OrderDraft },
): void {
  const { draft, ...rest } = order;
  const intent: Order = {
    ...draft,
    ...approved.terms,
    ...rest,
    status: 'IN_FLIGHT',
    venueOrderId: null,
    filledQuantity: draft.quantity.minus(draft.quantity),
    averagePrice: null,
    createdAt: step.at,
    updatedAt: step.at,
    note: '',
  };
  record(step, 'ORDER_INTENT', { data: { order: intent }, durability: intentDurability(step) });
  (draft.role === 'ENTRY' ? step.effects.enter : step.effects.reduce).push({ book: step.book, approved });
  // Round trips of the shadow say nothing about the venue that is traded (SM-14).
  if (step.book === activeBook(step.state.durable)) step.state.live.sentAt.set(draft.clientOrderId, step.at);
  step.state.live.dirty.add(draft.symbol);
  if (draft.role === 'STOP')
    setTimer(step, `stop-confirm:${draft.clientOrderId}`, unixMs(step.at + step.facts.settings.orders.stopConfirmMs));
}

/**
 * An entry is on disk before it is handed over, and a reducing order in the same turn: a client sends after the turn that asked, so a process that is
 * killed leaves no order at the venue that the journal does not know. In a rehearsal the venue itself is rebuilt from the journal after a crash, so
 * its intents may share a commit with their neighbors: what was lost then never happened on either side.
 */
const intentDurability = (step: Step): 'A' | 'B' => (step.state.live.feed.kind === 'live' ? 'A' : 'B');

/** Asks the venue to cancel a working order once. */
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
  canceling.add(order.clientOrderId);
  return true;
}

/** Working orders of a role in a symbol of the book. */
export const workingOf = (step: Step, symbol: Order['symbol'], role: OrderRole): readonly Order[] =>
  [...held(step).orders.values()].filter(
    (order) => order.symbol === symbol && order.role === role && !isTerminal(order.status),
  );
