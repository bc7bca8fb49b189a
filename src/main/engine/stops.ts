/** Protective stops: every position has one resting at the venue for its whole quantity (RC-19), moved without a gap. */
import type { Position } from '../../shared/model/position.ts';
import { isTerminal, type Order } from '../../shared/model/order.ts';
import { decimalText, maxDecimal, minDecimal, ZERO } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { money } from '../../shared/values/money.ts';
import { price, type Price } from '../../shared/values/price.ts';
import { floorToLot, quantity, type Quantity } from '../../shared/values/quantity.ts';
import { exitSide, sideOfQuantity } from '../domain/position/side.ts';
import { roundStopTowardEntry } from '../domain/sizing/stopPrice.ts';
import { held, inBook, openedBooks } from './books.ts';
import { isStopped } from './emergency/incident.ts';
import { reducingDraft } from './reducingDraft.ts';
import { runReduce } from './reduceGate.ts';
import { nextOrderId, requestCancel, sendApproved, workingOf } from './sending.ts';
import { note, record, type Step } from './step.ts';

/**
 * Makes the resting stop match the position: the new one is placed before the old one is canceled, so the position is never naked.
 * During an emergency stop the closing orders have the word and no stop is placed.
 */
export function ensureStop(step: Step, symbol: SymbolName): void {
  const position = held(step).positions.get(symbol);
  if (position === undefined || position.stopPrice === null || isStopped(step)) return;
  const resting = workingOf(step, symbol, 'STOP').filter(
    (order) => !step.state.live.canceling.has(order.clientOrderId),
  );
  const kept = new Set<Order>();
  for (const wanted of wantedStops(step, position, position.stopPrice)) {
    const matching = resting.find((order) => !kept.has(order) && matches(order, position, wanted));
    if (matching === undefined) placeStop(step, position, wanted);
    else kept.add(matching);
  }
  for (const order of resting) if (!kept.has(order)) requestCancel(step, order);
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
  const id = nextOrderId(step);
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
    reduceOnly: true,
  });
  const gate = runReduce(step, draft, { workingReduce: ZERO, decisionPrice: trigger });
  if (!gate.ok) return;
  sendApproved(step, gate.approved, {
    draft,
    decisionPrice: price(trigger),
    plannedRisk: money(ZERO),
    reason: 'protective stop',
  });
}
