/** Orders after they were sent: answers, account events, questions about unknown outcomes. Every change is a journal entry; the life cycle table decides what is legal. */
import type { AccountEvent, CancelAnswer, PlaceAnswer, QueryAnswer } from '../ports/venue.ts';
import { isTerminal, type Order } from '../../shared/model/order.ts';
import type { ClientOrderId } from '../../shared/values/ids.ts';
import { unixMs, type UnixMs } from '../../shared/values/time.ts';
import { nextOrderStatus, type OrderEvent } from '../domain/order/lifecycle.ts';
import { raiseAlert } from './alerts.ts';
import { findOrder, held, inBook } from './books.ts';
import { judgeAnswer } from './breaker/afterOrder.ts';
import { closePosition } from './closing.ts';
import { isHeldBack, requestCancel } from './sending.ts';
import { note, record, setTimer, venueOf, type Step } from './step.ts';
import { endGap, stopsLock } from './stopGap.ts';
import { ensureStop, restoreStop } from './stops.ts';
import { makeUpForClose } from './unsentCloses.ts';
import { endCloseTrouble, rememberRefusedClose } from './venue/refusedCloses.ts';

/** RC-24: waits between questions about an unknown order, then every reconciliation interval. */
const QUERY_DELAYS_MS = [250, 500, 1_000, 2_000, 4_000] as const;
const QUERY_REPEAT_MS = 30_000;
/** What closes a position in an emergency, or keeps one from being guarded, is asked about without a pause: nothing else can be sent before the venue has said what became of it. */
const URGENT_REPEAT_MS = 2_000;
/** "Does not exist" must be said twice, this far apart (RC-24). */
const ABSENT_GAP_MS = 1_000;

/** Applies a life-cycle event to an order and journals it; events that change nothing are absorbed. */
export function applyOrderEvent(
  turn: Step,
  order: Order,
  change: { readonly event: OrderEvent; readonly note?: string; readonly venueOrderId?: Order['venueOrderId'] },
): void {
  const step = inBook(turn, order.book);
  const next = nextOrderStatus(order.status, change.event);
  if (!next.ok) {
    raiseAlert(step, 'ORDER_EVENT_ILLEGAL', {
      symbol: order.symbol,
      found: `${order.clientOrderId}: ${change.event} while ${order.status}`,
    });
    return;
  }
  const venueOrderId = change.venueOrderId ?? order.venueOrderId;
  if (next.value === order.status && venueOrderId === order.venueOrderId) return;
  record(step, 'ORDER_EVENT', {
    data: {
      clientOrderId: order.clientOrderId,
      event: change.event,
      from: order.status,
      to: next.value,
      venueOrderId,
      note: (change.note ?? order.note).slice(0, 400),
    },
    durability: 'B',
    actor: { type: 'exchange', id: venueOf(step).name, session: step.facts.session },
  });
  step.state.live.dirty.add(order.symbol);
  guardAfter(step, order, { event: change.event, status: next.value });
}

/** A stop that is gone without a fill is put back while its position is open (RC-19); a refused one costs the position instead. */
function guardAfter(
  step: Step,
  order: Order,
  { event, status }: { readonly event: OrderEvent; readonly status: Order['status'] },
): void {
  const { canceling, reducing } = step.state.live;
  const isGone = status === 'CANCELED' || status === 'EXPIRED';
  if (order.role === 'STOP' && isGone) ensureStop(step, order.symbol);
  // One that rests after its cancel found nothing is not what is wanted any more.
  const isResting = order.role === 'STOP' && status === 'OPEN' && !canceling.has(order.clientOrderId);
  if (isResting) ensureStop(step, order.symbol);
  if (order.role === 'EXIT' && event === 'foundAbsent' && makeUpForClose(step, order)) return;
  if (!stopsLock(step)) return;
  if (isResting && !canceling.has(order.clientOrderId)) endGap(step, order.symbol);
  if (order.role === 'EXIT' && isTerminal(status)) {
    // One that was refused without giving up a stop is left to the next second: what the price has passed would be refused again and again.
    const gaveUpStop = reducing.held.delete(order.clientOrderId);
    if (isGone || gaveUpStop) ensureStop(step, order.symbol);
  }
}

/** Takes the venue's answer to a new order. */
export function onPlaceAnswered(step: Step, id: ClientOrderId, answer: PlaceAnswer): void {
  const order = findOrder(step.state.durable, id);
  const tookMs = roundTripOf(step, id);
  if (order === undefined) return;
  judgeAnswer(inBook(step, order.book), { rejected: answer.kind === 'rejected', tookMs });
  if (answer.kind === 'accepted') {
    applyOrderEvent(step, order, { event: 'accepted', venueOrderId: answer.venueOrderId });
    if (order.role === 'EXIT') endCloseTrouble(inBook(step, order.book), order.symbol);
    return;
  }
  if (answer.kind === 'unknown') {
    applyOrderEvent(step, order, { event: 'answerLost', note: answer.text });
    startQuery(step, order);
    return;
  }
  applyOrderEvent(step, order, { event: 'rejected', note: `${answer.code} '${answer.text}'` });
  note(step, 'ORDER', `${venueOf(inBook(step, order.book)).name} rejected ${id}: ${answer.code} '${answer.text}'.`);
  if (order.role === 'STOP') onStopRefused(step, order);
  if (order.role === 'EXIT') onCloseRefused(inBook(step, order.book), order, `${answer.code} '${answer.text}'`);
}

/** What somebody wanted out of is still held: a line in the list of orders is not enough. */
function onCloseRefused(step: Step, order: Order, found: string): void {
  const { symbol } = order;
  if (!held(step).positions.has(symbol)) return;
  raiseAlert(step, 'CLOSE_REFUSED', { symbol, found: found.slice(0, 300) });
  rememberRefusedClose(step, order);
}

/** Takes the venue's answer to a cancel. */
export function onCancelAnswered(step: Step, id: ClientOrderId, answer: CancelAnswer): void {
  const order = findOrder(step.state.durable, id);
  // A lost answer leaves the wish standing: when the order is found working, it is canceled again, which is safe to repeat.
  if (order === undefined && answer.kind === 'canceled') step.state.live.venue.foreignCanceled.add(id);
  const isOver = order === undefined || isTerminal(order.status);
  if (isOver || answer.kind !== 'unknown') step.state.live.canceling.delete(id);
  if (isOver) return;
  if (answer.kind === 'canceled') applyOrderEvent(step, order, { event: 'canceled' });
  else startQuery(step, order);
}

/** Takes an order event of the account stream. */
export function onAccountOrder(step: Step, event: Extract<AccountEvent, { kind: 'order' }>): void {
  const order = findOrder(step.state.durable, event.clientOrderId);
  if (order === undefined) return;
  step.state.live.canceling.delete(event.clientOrderId);
  const name = event.status === 'CANCELED' ? 'canceled' : event.status === 'EXPIRED' ? 'expired' : 'rejected';
  applyOrderEvent(step, order, { event: name, note: event.text, venueOrderId: event.venueOrderId });
  if (event.status === 'REJECTED' && order.role === 'STOP') onStopRefused(step, order);
}

/** Asks the venue what became of an order; never resends it (RC-24). */
export function startQuery(step: Step, order: Order): void {
  const { queries } = step.state.live;
  if (queries.has(order.clientOrderId) || isHeldBack(step, order)) return;
  const nextAt = unixMs(step.at + QUERY_DELAYS_MS[0]);
  queries.set(order.clientOrderId, { asked: 0, absentAt: null, nextAt });
  setTimer(step, `query:${order.clientOrderId}`, nextAt);
}

/** The same without the long pause between two questions: what waits for the answer cannot go on without it. */
export function startUrgentQuery(step: Step, order: Order): void {
  startQuery(step, order);
  const query = step.state.live.queries.get(order.clientOrderId);
  const at = unixMs(step.at + URGENT_REPEAT_MS);
  if (query !== undefined && query.nextAt > at) askAgainAt(step, order, at);
}

/** A query is due: ask. */
export function onQueryDue(step: Step, id: ClientOrderId): void {
  const order = findOrder(step.state.durable, id);
  const query = step.state.live.queries.get(id);
  if (order === undefined || query === undefined || isTerminal(order.status)) {
    step.state.live.queries.delete(id);
    step.state.live.canceling.delete(id);
    return;
  }
  query.asked += 1;
  step.effects.query.push({ book: order.book, id, symbol: order.symbol });
  const isUrgent = order.role === 'EMERGENCY' || (order.role !== 'ENTRY' && stopsLock(inBook(step, order.book)));
  const repeatMs = isUrgent ? URGENT_REPEAT_MS : QUERY_REPEAT_MS;
  askAgainAt(step, order, unixMs(step.at + (QUERY_DELAYS_MS[query.asked] ?? repeatMs)));
}

function askAgainAt(step: Step, { clientOrderId: id }: Order, at: UnixMs): void {
  const query = step.state.live.queries.get(id);
  if (query !== undefined) query.nextAt = at;
  setTimer(step, `query:${id}`, at);
}

/** Takes the venue's answer about an order: found settles it, absent twice at least a second apart does too. */
export function onQueryAnswered(step: Step, id: ClientOrderId, answer: QueryAnswer): void {
  const order = findOrder(step.state.durable, id);
  const query = step.state.live.queries.get(id);
  if (order === undefined || query === undefined || answer.kind === 'unknown') return;
  // Its end was told while the question was on its way.
  if (isTerminal(order.status)) return void step.state.live.queries.delete(id);
  if (answer.kind === 'absent') {
    if (query.absentAt !== null && step.at - query.absentAt >= ABSENT_GAP_MS) return settle(step, order, 'foundAbsent');
    query.absentAt ??= step.at;
    // The second word is asked for as soon as it counts.
    const confirmAt = unixMs(query.absentAt + ABSENT_GAP_MS);
    if (query.nextAt > confirmAt) askAgainAt(step, order, unixMs(Math.max(confirmAt, step.at + 1)));
    return;
  }
  const { status, venueOrderId } = answer.order;
  const event = { OPEN: 'foundWorking', PARTIAL: 'foundWorking', FILLED: 'foundWorking' } as const;
  if (status === 'CANCELED') settle(step, order, 'canceled');
  else if (status === 'EXPIRED') settle(step, order, 'expired');
  else if (status === 'REJECTED') settle(step, order, 'rejected');
  else settle(step, { ...order, venueOrderId }, event[status]);
  if (step.state.live.canceling.delete(id)) cancelAgain(step, id);
}

function cancelAgain(step: Step, id: ClientOrderId): void {
  const order = findOrder(step.state.durable, id);
  if (order !== undefined) requestCancel(step, order);
}

function settle(step: Step, order: Order, event: OrderEvent): void {
  step.state.live.queries.delete(order.clientOrderId);
  applyOrderEvent(step, order, { event, note: `settled by asking: ${event}` });
}

/** A protective stop that the venue refuses leaves its position unprotected: close it (RC-19), unless it can be guarded as before. */
function onStopRefused(step: Step, order: Order): void {
  if (restoreStop(inBook(step, order.book), order)) return;
  raiseAlert(step, 'STOP_NOT_CONFIRMED', {
    symbol: order.symbol,
    found: `the venue refused the stop ${order.clientOrderId}`,
  });
  closePosition(inBook(step, order.book), order.symbol, { reason: 'stop could not be placed', source: 'engine' });
}

/** A protective stop was not confirmed in time: raise P1 and close the position (RC-19). */
export function onStopConfirmDue(step: Step, id: ClientOrderId): void {
  const order = findOrder(step.state.durable, id);
  if (order === undefined || (order.status !== 'IN_FLIGHT' && order.status !== 'UNKNOWN')) return;
  const owner = inBook(step, order.book);
  if (!held(owner).positions.has(order.symbol)) return;
  raiseAlert(step, 'STOP_NOT_CONFIRMED', { symbol: order.symbol, found: `stop ${id} not confirmed` });
  closePosition(owner, order.symbol, { reason: 'stop not confirmed', source: 'engine' });
}

/** Round trip of the request, milliseconds; null when it was not waited for. */
function roundTripOf(step: Step, id: ClientOrderId): number | null {
  const { sentAt } = step.state.live;
  const sent = sentAt.get(id);
  sentAt.delete(id);
  return sent === undefined ? null : step.at - sent;
}
