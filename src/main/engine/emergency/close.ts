/** One closing order of an emergency stop: market, reduce-only, exactly the venue's quantity, through its own typed gate (ES-04, ES-16). */
import type { SnapshotAnswer, VenuePosition } from '../../ports/venue.ts';
import type { StopLeg } from '../../../shared/model/incident.ts';
import { isTerminal } from '../../../shared/model/order.ts';
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
import { sendApproved } from '../sending.ts';
import { recordGate } from '../recordGate.ts';
import { reducingDraft } from '../reducingDraft.ts';
import type { Step } from '../step.ts';
import { openIncident, sinceTrigger } from './incident.ts';

export interface EmergencyClose {
  /** Legs so far by key; the new leg is put here. */
  readonly legs: Map<string, StopLeg>;
  readonly close: Extract<StopPlanStep, { step: 'CLOSE' }>;
  readonly snapshot: Extract<SnapshotAnswer, { kind: 'snapshot' }>;
}

/** Sends the close; the attempt number rises only after the previous one is terminal (ES-05). */
export function sendEmergencyClose(step: Step, request: EmergencyClose): void {
  const { close, legs } = request;
  const position = request.snapshot.positions.find(
    (each) => each.symbol === close.symbol && each.leg === (close.leg ?? each.leg),
  );
  if (position === undefined) return;
  const attempt = nextAttempt(step, close.symbol);
  const draft = closingDraft(step, { close, attempt, leg: sideOfQuantity(position.quantity) });
  const gate = runGate(step, draft, position);
  if (!gate.ok) return;
  const market = step.state.live.markets.get(close.symbol);
  const reference = (market === undefined ? null : quoteFor(market))?.mid ?? position.averageEntry;
  const reason = `emergency stop ${openIncident(step).id}`;
  sendApproved(step, gate.approved, { draft, decisionPrice: reference, plannedRisk: money(ZERO), reason });
  const key = `close:${draft.clientOrderId}`;
  legs.set(key, {
    book: step.book,
    key,
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
  });
}

function closingDraft(
  step: Step,
  {
    close,
    attempt,
    leg,
  }: { readonly close: EmergencyClose['close']; readonly attempt: number; readonly leg: PositionSide },
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

/** "I7" in the incident's own book, "I7P" or "I7L" in the other: both may close the same symbol, and every id is used once (ES-05). */
function stopName(step: Step): string {
  const { id, book } = openIncident(step);
  return step.book === book ? id : `${id}${step.book.charAt(0)}`;
}

/** The typed gate of an emergency exit proves that it only reduces (ES-16); its verdict is journaled. */
function runGate(step: Step, draft: OrderDraft, position: VenuePosition): GateResult {
  const gate = runEmergencyGate({
    draft,
    stateVersion: step.state.live.stateVersion,
    positionQuantity: position.quantity,
    workingEmergencyQuantity: quantity(workingEmergency(step, draft)),
  });
  recordGate(step, draft.clientOrderId, { gate, sizing: null, durability: 'B' });
  return gate;
}

function nextAttempt(step: Step, symbol: StopLeg['symbol']): number {
  const attempts = openIncident(step).legs.filter(
    (leg) => leg.kind === 'CLOSE' && leg.book === step.book && leg.symbol === symbol,
  );
  const sent = [...held(step).orders.values()].filter(
    (order) => order.symbol === symbol && order.clientOrderId.startsWith(`ES-${stopName(step)}-`),
  );
  return Math.max(attempts.length, sent.length) + 1;
}

/** On the same side: in hedge mode the two legs of a symbol are closed by opposite orders. */
function workingEmergency(step: Step, { symbol, side }: OrderDraft) {
  let sum = ZERO;
  for (const order of held(step).orders.values())
    if (order.symbol === symbol && order.side === side && order.role === 'EMERGENCY' && !isTerminal(order.status))
      sum = sum.plus(order.quantity).minus(order.filledQuantity);
  return sum;
}
