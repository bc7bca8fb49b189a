/** The closing orders of an emergency stop: market, reduce-only, exactly the venue's quantity, through its own typed gate (ES-04, ES-16). */
import type { SnapshotAnswer, VenuePosition } from '../../ports/venue.ts';
import type { StopLeg } from '../../../shared/model/incident.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { ClientOrderId, SymbolName } from '../../../shared/values/ids.ts';
import { ZERO } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { emergencyOrderId } from '../../domain/emergency/emergencyOrderId.ts';
import type { StopPlanStep } from '../../domain/emergency/stopPlan.ts';
import { sideOfQuantity, type PositionSide } from '../../domain/position/side.ts';
import type { GateResult } from '../../domain/pretrade/approve.ts';
import type { OrderDraft } from '../../domain/pretrade/context.ts';
import { runEmergencyGate } from '../../domain/pretrade/runEmergencyGate.ts';
import { held } from '../books.ts';
import { quoteFor } from '../marks.ts';
import { handOver, recordIntent } from '../sending.ts';
import { recordGate } from '../recordGate.ts';
import { reducingDraft } from '../reducingDraft.ts';
import { venueOf, type Step } from '../step.ts';
import { openIncident, sinceTrigger } from './incident.ts';
import type { PreparedClose } from './preparedClose.ts';

/** Of the session's mark, in an id of 32 characters. */
const MARK_LENGTH = 6;

type Close = Extract<StopPlanStep, { step: 'CLOSE' }>;

export interface EmergencyCloses {
  /** Legs so far by key; new legs are put here. */
  readonly legs: Map<string, StopLeg>;
  readonly snapshot: Extract<SnapshotAnswer, { kind: 'snapshot' }>;
}

export interface Closer {
  /** Sends the close; the attempt number rises only after the previous one is terminal (ES-05). */
  send(close: Close): void;
  /** Journals the close as sent and keeps it until the venue has said what there is; null where the gate refuses it. */
  prepare(close: Close): PreparedClose | null;
}

/** What was looked up once for all closes of a plan, and is kept up as they are sent. */
interface Lookup {
  readonly positions: ReadonlyMap<SymbolName, readonly VenuePosition[]>;
  /** Emergency orders of the symbol in the book, of every incident. */
  readonly orders: Map<SymbolName, ClientOrderId[]>;
  /** Closing legs of the incident in the book so far. */
  readonly attempts: ReadonlyMap<SymbolName, number>;
}

/** Sends the closes of one plan. */
export function createCloser(step: Step, { legs, snapshot }: EmergencyCloses): Closer {
  const lookup = lookUp(step, snapshot);
  return {
    send: (close) => {
      const made = makeClose(step, close, lookup);
      if (made === null) return;
      handOver(step, made.approved, made.draft);
      legs.set(made.leg.key, made.leg);
    },
    prepare: (close) => makeClose(step, close, lookup),
  };
}

function lookUp(step: Step, { positions }: EmergencyCloses['snapshot']): Lookup {
  const emergency = [...held(step).orders.values()].filter((order) => order.role === 'EMERGENCY');
  const ids = Map.groupBy(emergency, (order) => order.symbol);
  const attempts = new Map<SymbolName, number>();
  for (const { kind, book, symbol } of openIncident(step).legs)
    if (kind === 'CLOSE' && book === step.book) attempts.set(symbol, (attempts.get(symbol) ?? 0) + 1);
  return {
    positions: Map.groupBy(positions, (each) => each.symbol),
    orders: new Map([...ids].map(([symbol, orders]) => [symbol, orders.map((order) => order.clientOrderId)])),
    attempts,
  };
}

function makeClose(step: Step, close: Close, lookup: Lookup): PreparedClose | null {
  const position = lookup.positions.get(close.symbol)?.find((each) => each.leg === (close.leg ?? each.leg));
  if (position === undefined) return null;
  const sent = lookup.orders.get(close.symbol) ?? [];
  const attempt = nextAttempt(step, { sent, attempts: lookup.attempts.get(close.symbol) ?? 0 });
  const draft = closingDraft(step, { close, attempt, leg: sideOfQuantity(position.quantity) });
  const gate = runGate(step, draft, { position, sent });
  if (!gate.ok) return null;
  const market = step.state.live.markets.get(close.symbol);
  const reference = (market === undefined ? null : quoteFor(market))?.mid ?? position.averageEntry;
  const reason = `emergency stop ${openIncident(step).id}`;
  const { approved } = gate;
  recordIntent(step, approved, {
    draft,
    decisionPrice: reference,
    plannedRisk: money(ZERO),
    reason,
    status: 'IN_FLIGHT',
  });
  lookup.orders.set(close.symbol, [...sent, draft.clientOrderId]);
  return { approved, draft, leg: closingLeg(step, { close, draft, position, reference, attempt }) };
}

function closingLeg(
  step: Step,
  made: {
    readonly close: Close;
    readonly draft: OrderDraft;
    readonly position: VenuePosition;
    readonly reference: Price;
    readonly attempt: number;
  },
): StopLeg {
  const { close, draft, position, reference, attempt } = made;
  return {
    book: step.book,
    key: `close:${draft.clientOrderId}`,
    kind: 'CLOSE',
    symbol: close.symbol,
    side: close.side,
    atVenue: position.quantity.abs(),
    orderId: draft.clientOrderId,
    attempt,
    sentMs: sinceTrigger(step),
    filledQuantity: ZERO,
    averagePrice: null,
    slippageBps: null,
    referencePrice: reference,
    state: 'SENT',
    note: '',
  };
}

function closingDraft(
  step: Step,
  { close, attempt, leg }: { readonly close: Close; readonly attempt: number; readonly leg: PositionSide },
): OrderDraft {
  const id = emergencyOrderId({ incident: stopName(step), symbol: close.symbol, leg, attempt });
  return reducingDraft({
    book: step.book,
    clientOrderId: id,
    symbol: close.symbol,
    side: close.side,
    quantity: close.quantity,
    role: 'EMERGENCY',
    source: 'engine',
    signalId: `stop:${id}`,
    trigger: null,
    reduceOnly: close.reduceOnly,
  });
}

/**
 * "I7" in the incident's own book, "I7P" or "I7L" in the other: both may close the same symbol, and every id is used once (ES-05). What the journal does
 * not take a later session cannot count on: while it fails, real venues see the mark of the session behind the name.
 */
function stopName(step: Step): string {
  const { id, book } = openIncident(step);
  const { journal, reducing } = step.state.live;
  const name = step.book === book ? id : `${id}${step.book.charAt(0)}`;
  const isCounted = journal.failingSince === null || venueOf(step).capabilities.simulated;
  return isCounted ? name : `${name}${reducing.sessionMark.slice(-MARK_LENGTH)}`;
}

/** The typed gate of an emergency exit proves that it only reduces (ES-16); its verdict is journaled. */
function runGate(
  step: Step,
  draft: OrderDraft,
  { position, sent }: { readonly position: VenuePosition; readonly sent: readonly ClientOrderId[] },
): GateResult {
  const gate = runEmergencyGate({
    draft,
    stateVersion: step.state.live.stateVersion,
    positionQuantity: position.quantity,
    workingEmergencyQuantity: quantity(workingEmergency(step, draft, sent)),
  });
  recordGate(step, draft.clientOrderId, { gate, sizing: null, durability: 'B' });
  return gate;
}

/** Counts the legs of the incident before this plan, and the orders that carry its name. */
function nextAttempt(
  step: Step,
  { sent, attempts }: { readonly sent: readonly ClientOrderId[]; readonly attempts: number },
): number {
  const prefix = `ES-${stopName(step)}-`;
  return Math.max(attempts, sent.filter((id) => id.startsWith(prefix)).length) + 1;
}

/** On the same side: in hedge mode the two legs of a symbol are closed by opposite orders. */
function workingEmergency(step: Step, { side }: OrderDraft, sent: readonly ClientOrderId[]) {
  const { orders } = held(step);
  let sum = ZERO;
  for (const id of sent) {
    const order = orders.get(id);
    if (order !== undefined && order.side === side && !isTerminal(order.status))
      sum = sum.plus(order.quantity).minus(order.filledQuantity);
  }
  return sum;
}
