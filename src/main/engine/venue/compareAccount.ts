/**
 * The venue's word on orders and positions against ours (RC-25, RC-26). What is not ours is listed, said aloud and blocks its symbol; what of ours
 * is missing is asked for; nothing is adopted here.
 */
import type { SnapshotAnswer, VenueOrder, VenuePosition } from '../../ports/venue.ts';
import { decimalText, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { symbolName, type SymbolName } from '../../../shared/values/ids.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { compareOrders, type OrderDifference } from '../../domain/reconcile/compareOrders.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import { held, leftKey } from '../books.ts';
import { applyOrderEvent, startQuery } from '../orders.ts';
import { isHeldBack } from '../sending.ts';
import type { Step } from '../step.ts';
import { learnSetup } from './learnSetup.ts';
import { forgetLeft, symbolsLeft } from './leftAlone.ts';

type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

/** News this young may be newer than the answer. */
const SETTLE_MS = 2_000;

export interface AccountQuestion {
  readonly askedAt: UnixMs;
  /** False right after a start: then nothing of ours can be newer than the answer. */
  readonly isRunning: boolean;
}

/** Learns the account's setup and lists what differs; returns one sentence per difference in orders. */
export function compareAccount(step: Step, snapshot: Snapshot, question: AccountQuestion): readonly string[] {
  const { venue } = step.state.live;
  learnSetup(step, snapshot.setup);
  learnPositionsOf(step, snapshot.positions);
  const differences = compareOrders<VenueOrder>({
    ours: held(step).orders,
    theirs: snapshot.orders,
    askedAt: question.askedAt,
    settleMs: question.isRunning ? SETTLE_MS : 0,
  });
  const foreign = new Set(
    differences.flatMap((each) => (each.kind === 'FOREIGN' ? [each.order.terms.clientOrderId] : [])),
  );
  for (const id of venue.foreignOrders.keys()) if (!foreign.has(id)) venue.foreignOrders.delete(id);
  endSeenOrders(step);
  return differences.flatMap((each) => settle(step, each));
}

/** An alert that a person has seen is over with the last order it is about; one that nobody has seen waits (RC-26). */
function endSeenOrders(step: Step): void {
  const { durable, live } = step.state;
  const resting = new Set([...live.venue.foreignOrders.values()].map(({ order }) => order.terms.symbol));
  for (const { type, state, symbol } of durable.alerts.values())
    if (type === 'FOREIGN_ORDER' && state === 'ACTIVE_ACK' && symbol !== null && !resting.has(symbolName(symbol)))
      clearAlert(step, type, symbol);
}

function settle(step: Step, difference: OrderDifference<VenueOrder>): readonly string[] {
  switch (difference.kind) {
    case 'FOREIGN':
      return noteForeignOrder(step, difference.order);
    case 'MISSING':
      if (isHeldBack(step, difference.order)) return [];
      // What a session before intended may have been sent.
      if (difference.order.status === 'IN_FLIGHT' || difference.order.status === 'INTENDED')
        applyOrderEvent(step, difference.order, { event: 'answerLost', note: 'the venue does not list it' });
      startQuery(step, difference.order);
      return [
        `${difference.order.clientOrderId} ${difference.order.symbol}: we have it working, the venue does not list it`,
      ];
    case 'FOUND': {
      const { venueOrderId } = difference.reported;
      applyOrderEvent(step, difference.order, { event: 'foundWorking', venueOrderId, note: 'found at the venue' });
      return [];
    }
    case 'ALIVE':
      step.effects.cancel.push({
        book: step.book,
        id: difference.order.clientOrderId,
        symbol: difference.order.symbol,
      });
      return [
        `${difference.order.clientOrderId} ${difference.order.symbol}: over for us, still working at the venue, canceled again`,
      ];
  }
}

/** An order that is not ours: said once, kept until it is gone. Returns nothing once a person has decided to leave it. */
export function noteForeignOrder(step: Step, order: VenueOrder): readonly string[] {
  const { venue } = step.state.live;
  const { clientOrderId: id, symbol, side, type } = order.terms;
  const known = venue.foreignOrders.get(id);
  venue.foreignOrders.set(id, { order, since: known?.since ?? step.at });
  if (held(step).left.has(leftKey('ORDER', symbol, id))) return [];
  const text = `order ${id}, ${side} ${type} ${decimalText(order.terms.quantity)}`;
  if (known === undefined) raiseAlert(step, 'FOREIGN_ORDER', { symbol, found: `${text}, is not ours` });
  return [`${symbol}: ${text}, is not ours`];
}

/** Remembers what differs per symbol, less what is left alone and is still there, and the venue's liquidation prices. */
function learnPositionsOf(step: Step, reported: readonly VenuePosition[]): void {
  const { venue } = step.state.live;
  const { positions } = held(step);
  const bySymbol = Map.groupBy(reported, (each) => each.symbol);
  venue.liquidation.clear();
  for (const each of reported) venue.liquidation.set(each.symbol, each.liquidationPrice);
  const concerned = [...bySymbol.keys(), ...positions.keys(), ...venue.foreignPositions.keys(), ...symbolsLeft(step)];
  for (const symbol of new Set(concerned)) {
    const theirs = bySymbol.get(symbol) ?? [];
    if (!positions.has(symbol) && theirs.every(({ quantity }) => quantity.isZero())) forgetLeft(step, symbol);
    const hasOddLegs = theirs.length > 1;
    const isSame = !hasOddLegs && expectedAtVenue(step, symbol).equals(netOf(theirs));
    const known = venue.foreignPositions.get(symbol);
    if (isSame) venue.foreignPositions.delete(symbol);
    else venue.foreignPositions.set(symbol, { reported: theirs, since: known?.since ?? step.at });
  }
  if (venue.foreignPositions.size === 0) clearAlert(step, 'RECONCILIATION');
}

const netOf = (positions: readonly VenuePosition[]): Decimal =>
  positions.reduce<Decimal>((sum, each) => sum.plus(each.quantity), ZERO);

/** What the venue should report of a symbol: ours and what is left alone. */
export function expectedAtVenue(step: Step, symbol: SymbolName): Decimal {
  const { positions, left } = held(step);
  const own: Decimal = positions.get(symbol)?.quantity ?? ZERO;
  return own.plus(left.get(leftKey('POSITION', symbol, '')) ?? ZERO);
}

/** Clauses about what in the symbol is not ours (RC-26); a person's decision to leave it keeps the symbol blocked. */
export function foreignClauses(step: Step, symbol: SymbolName): readonly string[] {
  const { venue } = step.state.live;
  const orders = [...venue.foreignOrders.values()]
    .filter(({ order }) => order.terms.symbol === symbol)
    .map(({ order }) => `order ${order.terms.clientOrderId}`);
  const position = venue.foreignPositions.get(symbol);
  const left = held(step).left.get(leftKey('POSITION', symbol, ''));
  const found = position === undefined ? [] : [`a position of ${decimalText(netOf(position.reported))}`];
  return [...orders, ...found, ...(left === undefined ? [] : [`${decimalText(left)} that is left alone`])];
}
