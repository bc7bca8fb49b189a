/**
 * The drill list before real money (SM-23), run against the live venue once everything else passes: a far post-only order is placed and canceled,
 * its events must come on the account stream, the stop plans a dry run, and the alert channels are counted. An order that ends in any other way
 * settles the drill as failed; asking for the promotion again runs the drills anew.
 */
import type { AccountEvent, SnapshotAnswer } from '../../ports/venue.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { isTerminal, type Order } from '../../../shared/model/order.ts';
import { ceilToStep, decimal, maxDecimal, ZERO } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import { floorToTick } from '../../../shared/values/price.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { SECOND_MS } from '../../../shared/values/time.ts';
import { planStop } from '../../domain/emergency/planStop.ts';
import type { PreflightStep } from '../../domain/ladder/preflight.ts';
import type { OrderDraft } from '../../domain/pretrade/context.ts';
import { runPreflightGate } from '../../domain/pretrade/runPreflightGate.ts';
import type { Quote } from '../../domain/market/quote.ts';
import { findOrder, held, inBook } from '../books.ts';
import { stopPosition } from '../emergency/snapshotFacts.ts';
import type { SymbolMarket } from '../liveState.ts';
import { quoteFor } from '../marks.ts';
import { recordGate } from '../recordGate.ts';
import { nextOrderId, requestCancel, sendApproved } from '../sending.ts';
import { note, record, venueOf, type Step } from '../step.ts';

/** What the drill order is known by. */
const REASON = 'preflight';
/** Share of the bid at which it is placed. */
const PLACED_AT = decimal('0.85');
/** The stream may tell of a cancel this long after its answer. */
const STREAM_WAIT_MS = 5 * SECOND_MS;

/** Starts the drills and says so: the answer comes over the account stream, so the approval is asked for again. */
export function startPreflight(turn: Step): Failure {
  const step = inBook(turn, 'LIVE');
  step.state.live.ladder.dryRunAsked = true;
  step.state.live.ladder.accountAskedAt ??= step.at;
  step.effects.snapshot.push({ book: 'LIVE', purpose: 'ACCOUNT' });
  pass(step, 'CHANNELS', 'no channel failed its last test');
  const market = [...step.state.live.markets.values()].find((each) => quoteFor(each) !== null);
  const quote = market === undefined ? null : quoteFor(market);
  if (market === undefined || quote === null)
    return failure('NOT_READY', 'No symbol has a price. The preflight order needs one: try again in a moment (SM-23).');
  if (drillOrders(step).every((order) => isTerminal(order.status))) placeDrill(step, market, quote);
  return failure(
    'NOT_READY',
    'Preflight is running: an order far from the market is placed and canceled. Ask again in a few seconds (SM-23).',
  );
}

function placeDrill(step: Step, { instrument }: SymbolMarket, quote: Quote): void {
  const limitPrice = floorToTick(quote.bid.mul(PLACED_AT), instrument.tick);
  const smallest = maxDecimal(instrument.minQuantity, instrument.minNotional.div(limitPrice));
  const draft: OrderDraft = {
    clientOrderId: nextOrderId(step),
    symbol: instrument.symbol,
    side: 'BUY',
    type: 'LIMIT',
    quantity: quantity(ceilToStep(smallest, instrument.lot)),
    limitPrice,
    triggerPrice: null,
    timeInForce: 'GTC',
    reduceOnly: false,
    postOnly: true,
    book: 'LIVE',
    role: 'ENTRY',
    source: 'engine',
    signalId: `${REASON}:${step.at}`,
    stopPrice: null,
  };
  const gate = runPreflightGate({ draft, stateVersion: step.state.live.stateVersion, bid: quote.bid, instrument });
  recordGate(step, draft.clientOrderId, { gate, sizing: null, durability: 'B' });
  if (!gate.ok) return fail(step, 'PLACE_CANCEL', gate.failed.map((check) => check.text).join(' '));
  sendApproved(step, gate.approved, { draft, decisionPrice: quote.bid, plannedRisk: money(ZERO), reason: REASON });
}

/** Each second: what the venue took is canceled again, and what ended without a word of the stream is settled. */
export function watchPreflight(turn: Step): void {
  const step = inBook(turn, 'LIVE');
  for (const order of drillOrders(step)) {
    if (order.status === 'OPEN') requestCancel(step, order);
    else if (isTerminal(order.status) && !isSettled(step, order)) settle(step, order);
  }
}

/** Whether a result was recorded since the order was made. */
const isSettled = ({ state }: Step, { createdAt }: Order): boolean =>
  state.durable.ladder.preflight.some((each) => each.step === 'PLACE_CANCEL' && each.at >= createdAt);

/** The order was refused, was never there, or asking told of its end: the drill ends too, in the words of the venue. */
function settle(step: Step, { clientOrderId: id, status, venueOrderId, note: words, updatedAt }: Order): void {
  if (status !== 'CANCELED')
    return fail(step, 'PLACE_CANCEL', `the order ${id} was ${status.toLowerCase()}${words === '' ? '' : `: ${words}`}`);
  if (venueOrderId === null) return fail(step, 'PLACE_CANCEL', `the order ${id} never reached the venue`);
  if (step.at - updatedAt < STREAM_WAIT_MS) return;
  pass(step, 'PLACE_CANCEL', `${id} was placed and canceled`);
  fail(step, 'STREAM_EVENTS', `the account stream said nothing of ${id}`);
}

/** The venue's word on a drill order, from the answer or the stream. */
export function seePreflight(turn: Step, event: AccountEvent): void {
  if (event.kind !== 'order') return;
  const order = findOrder(turn.state.durable, event.clientOrderId);
  if (order === undefined || !isDrillOrder(order)) return;
  const step = inBook(turn, 'LIVE');
  if (event.status !== 'CANCELED')
    return fail(step, 'PLACE_CANCEL', `The venue answered ${event.status}: ${event.text}`);
  pass(step, 'PLACE_CANCEL', `${order.clientOrderId} was placed and canceled`);
  pass(step, 'STREAM_EVENTS', `the stream told of ${order.clientOrderId}`);
}

/** The stop plans what it would do with the account as it is; nothing is sent. */
export function dryRunStop(step: Step, answer: Extract<SnapshotAnswer, { kind: 'snapshot' }>): void {
  const { market, reduceOnly } = venueOf(step).capabilities;
  const positions = answer.positions.flatMap((position) => stopPosition(step, position));
  const plan = planStop({ market, reduceOnly, positions, orders: [] });
  pass(step, 'STOP_DRY_RUN', `${plan.length} steps planned`);
}

/** Whether the live book sent it for the drill. */
export const isDrillOrder = ({ book, reason }: Order): boolean => book === 'LIVE' && reason === REASON;

const drillOrders = (step: Step): readonly Order[] => [...held(step).orders.values()].filter(isDrillOrder);

function pass(step: Step, name: PreflightStep, text: string): void {
  record(step, 'PREFLIGHT', { data: { step: name, passed: true, text }, durability: 'B' });
}

function fail(step: Step, name: PreflightStep, text: string): void {
  record(step, 'PREFLIGHT', { data: { step: name, passed: false, text: text.slice(0, 400) }, durability: 'B' });
  note(step, 'SYSTEM', `Preflight failed: ${text}${text.endsWith('.') ? '' : '.'}`);
}
