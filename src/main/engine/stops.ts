/**
 * Protective stops: every position has one resting at the venue for its whole quantity (RC-19), moved without a gap. Where a resting stop locks the
 * balance the gap is as long as the venue takes to confirm a cancel.
 */
import type { Position } from '../../shared/model/position.ts';
import { isTerminal, type Order } from '../../shared/model/order.ts';
import { decimalText, maxDecimal, minDecimal, ZERO } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money } from '../../shared/values/money.ts';
import { price, type Price } from '../../shared/values/price.ts';
import { floorToLot, quantity, type Quantity } from '../../shared/values/quantity.ts';
import { exitSide, sideOfQuantity } from '../domain/position/side.ts';
import { roundStopTowardEntry } from '../domain/sizing/stopPrice.ts';
import { raiseAlert } from './alerts.ts';
import { held, inBook, openedBooks } from './books.ts';
import { closePosition } from './closing.ts';
import { isDust } from './dust.ts';
import { isStopped } from './emergency/incident.ts';
import { reducingDraft } from './reducingDraft.ts';
import { refusalKey, runReduce } from './reduceGate.ts';
import { heldClosesOf, releaseCloses } from './heldCloses.ts';
import { nextReducingId, requestCancel, sendApproved, workingOf } from './sending.ts';
import { note, record, venueOf, type Step } from './step.ts';
import { giveUpStop, openGap, stopsLock } from './stopGap.ts';
import { triesNow } from './venue/triesWhileHalted.ts';

/**
 * Makes the resting stop match the position: the new one is placed before the old one is canceled, so the position is never naked.
 * During an emergency stop the closing orders have the word and no stop is placed.
 */
export function ensureStop(step: Step, symbol: SymbolName): void {
  const position = held(step).positions.get(symbol);
  if (position === undefined || isStopped(step)) return;
  if (stopsLock(step)) return ensureLockingStop(step, position);
  if (position.stopPrice === null) return;
  const stops = workingOf(step, symbol, 'STOP');
  const wanted = wantedStops(step, position, position.stopPrice);
  const { kept, missing } = matched(step, { position, stops, wanted });
  if (missing.length > 0 && waitsForTrading(step, symbol, stops)) return;
  for (const each of missing) placeStop(step, position, each);
  for (const order of stops) if (!kept.has(order)) requestCancel(step, order);
}

/** Where a stop locks what it protects, one thing comes after the other: what is not wanted is canceled, a close that waits is sent, a stop is placed. */
function ensureLockingStop(step: Step, position: Position): void {
  const { symbol, stopPrice } = position;
  const stops = workingOf(step, symbol, 'STOP');
  const isClosing = heldClosesOf(step, symbol).length > 0;
  if (stopPrice === null && !isClosing) return;
  const wanted = isClosing || stopPrice === null ? [] : wantedStops(step, position, stopPrice);
  const { kept, missing } = matched(step, { position, stops, wanted });
  const leaving = stops.filter((order) => !kept.has(order));
  if (missing.length > 0 && leaving.length > 0 && waitsForTrading(step, symbol, stops)) return;
  for (const order of leaving) giveUpStop(step, order);
  if (leaving.length > 0) return;
  if (isClosing) return releaseCloses(step, symbol);
  // What is being sold must not be locked; the rest is guarded when the sale is over.
  if (workingOf(step, symbol, 'EXIT').length > 0) return openGap(step, symbol);
  if (missing.length > 0 && waitsForTrading(step, symbol, stops)) return;
  for (const each of missing) placeStop(step, position, each);
}

/** A symbol that the venue does not trade takes no new stop: one that rests there stays where it is, and without one it is tried now and then. */
const waitsForTrading = (step: Step, symbol: SymbolName, stops: readonly Order[]): boolean =>
  step.state.live.venue.halted.has(symbol) && (stops.length > 0 || !triesNow(step, symbol));

/** Which stops stay, and which wanted ones have none. A stop whose cancel is on its way never stays. */
function matched(
  step: Step,
  { position, stops, wanted }: Readonly<{ position: Position; stops: readonly Order[]; wanted: readonly WantedStop[] }>,
): { readonly kept: ReadonlySet<Order>; readonly missing: readonly WantedStop[] } {
  const { canceling } = step.state.live;
  const resting = stops.filter((order) => !canceling.has(order.clientOrderId));
  const kept = new Set<Order>();
  const missing = wanted.filter((each) => {
    const found = resting.find((order) => !kept.has(order) && matches(order, position, each));
    if (found !== undefined) kept.add(found);
    return found === undefined;
  });
  return { kept, missing };
}

/**
 * Looks for positions that nothing guards, whatever the reason, and places their stop again (RC-19). A stop that the price has passed is refused
 * by the venue, and a refused stop closes the position. While the desk recovers or is stopped, others have the word.
 */
export function guardPositions(step: Step): void {
  const { modeState, books } = step.state.durable;
  if (modeState.run === 'RECOVERING' || isStopped(step)) return;
  for (const book of openedBooks(step.state.durable)) if (books[book].positions.size > 0) guardBook(inBook(step, book));
}

function guardBook(step: Step): void {
  const { positions, orders } = held(step);
  const guarded = new Set<SymbolName>();
  for (const order of orders.values())
    if ((order.role === 'STOP' || order.role === 'EXIT') && !isTerminal(order.status)) guarded.add(order.symbol);
  for (const symbol of positions.keys()) if (!guarded.has(symbol)) ensureStop(step, symbol);
}

/** Whether a stop can be placed for the position at all: dust has none (ES-09). */
export function isGuardable(step: Step, symbol: SymbolName): boolean {
  const position = held(step).positions.get(symbol);
  if (position === undefined || position.stopPrice === null) return false;
  const isRefused = step.state.live.reducing.refusals.has(refusalKey(step, symbol, 'STOP'));
  return !isRefused && wantedStops(step, position, position.stopPrice).length > 0;
}

/**
 * Takes that the venue refused a stop which should have replaced another: the stop before it is wanted again, once (RC-19). False where there was none,
 * which leaves only the close.
 */
export function restoreStop(step: Step, refused: Order): boolean {
  const position = held(step).positions.get(refused.symbol);
  if (!stopsLock(step) || position === undefined || position.stopPrice === null) return false;
  const isWanted = wantedStops(step, position, position.stopPrice).some(({ trigger }) =>
    refused.triggerPrice?.equals(trigger),
  );
  const before = isWanted ? stopBefore(step, refused) : position.stopPrice;
  if (before === null || refused.venueOrderId !== null) return false;
  if (!isWanted) ensureStop(step, position.symbol);
  else moveStop(step, position, { to: before, cause: `the venue refused ${decimalText(position.stopPrice)}` });
  return true;
}

/** Price of the last stop that rested elsewhere; null when the venue refused that one too. */
function stopBefore(step: Step, { symbol, clientOrderId, triggerPrice }: Order): Price | null {
  const stops = [...held(step).orders.values()].filter((order) => order.symbol === symbol && order.role === 'STOP');
  const at = stops.findIndex((order) => order.clientOrderId === clientOrderId);
  const before = stops.slice(0, at).findLast((order) => triggerPrice?.equals(order.triggerPrice ?? ZERO) === false);
  return before?.status === 'CANCELED' ? before.triggerPrice : null;
}

/** Moves the planned stop of a position and the resting order with it. */
export function moveStop(turn: Step, position: Position, change: { readonly to: Price; readonly cause: string }): void {
  const step = inBook(turn, position.book);
  if (position.stopPrice?.equals(change.to) === true) return;
  record(step, 'STOP_MOVED', {
    data: { symbol: position.symbol, from: position.stopPrice, to: change.to, cause: change.cause },
    durability: 'B',
  });
  note(step, 'ORDER', `Stop of ${position.symbol} moved to ${decimalText(change.to)}: ${change.cause}.`);
  ensureStop(step, position.symbol);
}

/** The stop as the venue's rules of now allow it (RC-04): they may have changed since the position was opened. */
interface WantedStop {
  /** On the tick, toward the entry. */
  readonly trigger: Price;
  /** On the lot, and no more than one order may have. */
  readonly quantity: Quantity;
}

/** One, or several where the position is above the largest order. What is less than the venue takes is left out: dust has no stop (ES-09). */
function wantedStops(step: Step, position: Position, stop: Price): readonly WantedStop[] {
  const instrument = step.state.live.markets.get(position.symbol)?.instrument;
  const size = position.quantity.abs();
  if (instrument === undefined) return [{ trigger: stop, quantity: quantity(size) }];
  const { tick, lot, minQuantity, maxQuantity } = instrument;
  const trigger = roundStopTowardEntry(sideOfQuantity(position.quantity), stop, tick);
  const largest = maxDecimal(floorToLot(maxQuantity, lot), lot);
  const wanted: WantedStop[] = [];
  for (let rest = floorToLot(size, lot); rest.greaterThan(0); rest = quantity(rest.minus(largest))) {
    const piece = quantity(minDecimal(rest, largest));
    if (piece.greaterThanOrEqualTo(minQuantity)) wanted.push({ trigger, quantity: piece });
  }
  return wanted;
}

const matches = (order: Order, position: Position, wanted: WantedStop): boolean =>
  order.triggerPrice?.equals(wanted.trigger) === true &&
  order.quantity.minus(order.filledQuantity).equals(wanted.quantity) &&
  order.side === exitSide(sideOfQuantity(position.quantity));

function placeStop(step: Step, position: Position, wanted: WantedStop): void {
  const { trigger } = wanted;
  const id = nextReducingId(step);
  const draft = reducingDraft({
    book: step.book,
    clientOrderId: id,
    symbol: position.symbol,
    side: exitSide(sideOfQuantity(position.quantity)),
    quantity: wanted.quantity,
    role: 'STOP',
    source: 'engine',
    signalId: `stop:${id}`,
    trigger,
    reduceOnly: venueOf(step).capabilities.reduceOnly,
  });
  const { refusals } = step.state.live.reducing;
  const key = refusalKey(step, position.symbol, 'STOP');
  const said = refusals.get(key);
  const gate = runReduce(step, draft, { workingReduce: ZERO, decisionPrice: trigger });
  if (!gate.ok) {
    const isTooSmall = gate.failed.some(({ code }) => code === 'MIN_NOTIONAL');
    if (isTooSmall && refusals.get(key) !== said) closeTooSmall(step, position, trigger);
    return;
  }
  sendApproved(step, gate.approved, {
    draft,
    decisionPrice: price(trigger),
    plannedRisk: money(ZERO),
    reason: 'protective stop',
  });
}

/** What is too small for a stop and not too small to sell is sold (RC-19), once: the venue may say otherwise. Dust stays (ES-09). */
function closeTooSmall(step: Step, position: Position, trigger: Price): void {
  const { symbol } = position;
  if (isDust(step, position) || workingOf(step, symbol, 'EXIT').length > 0) return;
  raiseAlert(step, 'STOP_NOT_CONFIRMED', { symbol, found: `too small for a stop at ${decimalText(trigger)}` });
  closePosition(step, symbol, { reason: 'too small for a stop', source: 'engine' });
}
