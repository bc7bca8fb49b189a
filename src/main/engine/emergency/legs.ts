/** Legs as the orders stand now: the order ledger is the truth, the incident keeps the plan and, once settled, the outcome. */
import type { StopLeg } from '../../../shared/model/incident.ts';
import type { Order } from '../../../shared/model/order.ts';
import { decimal, type Decimal } from '../../../shared/values/decimal.ts';
import { findOrder } from '../books.ts';
import type { EngineState } from '../state.ts';
import type { Step } from '../step.ts';
import { openIncident } from './incident.ts';

const TEN_THOUSAND = decimal(10_000);

/** The leg with the progress of its order; a leg that is settled stays as it was stored. */
export function currentLeg(state: EngineState, leg: StopLeg): StopLeg {
  if (isForeignCanceled(state, leg)) return { ...leg, state: 'CANCELED' };
  const order = leg.orderId === null ? undefined : findOrder(state.durable, leg.orderId);
  if (order === undefined || leg.state === 'FLAT') return leg;
  return {
    ...leg,
    filledQuantity: order.filledQuantity,
    averagePrice: order.averagePrice,
    slippageBps: slippageBps(leg, order),
    state: legState(leg, order),
    note: order.note === '' ? leg.note : order.note.slice(0, 300),
  };
}

/** An order of somebody else has no place in the ledger: the answer to its cancel is its end. */
const isForeignCanceled = ({ live }: EngineState, { kind, key }: StopLeg): boolean =>
  kind === 'CANCEL' && live.venue.foreignCanceled.has(key);

/**
 * All legs, those of the turn's book that are filled marked with the settled state. The last one of a position is, whatever its order did: the venue
 * says that nothing is left, because it was closed by hand, by its stop, or by an order whose end was never heard.
 */
export function settledLegs(step: Step, settled: 'FLAT'): StopLeg[] {
  const legs = openIncident(step).legs.map((each) => (each.book === step.book ? currentLeg(step.state, each) : each));
  const closes = legs.filter(({ book, kind }) => book === step.book && kind === 'CLOSE');
  const last = new Map(closes.map(({ symbol, side, key }) => [`${symbol} ${side}`, key]));
  return legs.map((leg) => {
    if (!closes.includes(leg) || leg.state === settled) return leg;
    if (leg.state === 'FILLED') return { ...leg, state: settled };
    return last.get(`${leg.symbol} ${leg.side}`) === leg.key ? { ...leg, state: settled, note: goneNote(leg) } : leg;
  });
}

const goneNote = ({ note }: StopLeg): string => `gone at the venue, not by this order. ${note}`.trim().slice(0, 300);

function legState(leg: StopLeg, order: Order): StopLeg['state'] {
  switch (order.status) {
    case 'INTENDED':
    case 'IN_FLIGHT':
    case 'OPEN':
      return 'SENT';
    case 'PARTIAL':
      return leg.kind === 'CANCEL' ? 'SENT' : 'PARTIAL';
    case 'UNKNOWN':
      return 'UNKNOWN';
    case 'FILLED':
      return 'FILLED';
    case 'CANCELED':
    case 'EXPIRED':
      return 'CANCELED';
    case 'DENIED':
    case 'REJECTED':
      return 'REJECTED';
  }
}

/** Fill against the mid at the trigger, in basis points; below zero is worse for us. */
function slippageBps(leg: StopLeg, order: Order): Decimal | null {
  if (leg.referencePrice === null || order.averagePrice === null) return null;
  const difference = order.averagePrice.minus(leg.referencePrice).div(leg.referencePrice).mul(TEN_THOUSAND);
  return (leg.side === 'BUY' ? difference.neg() : difference).toDecimalPlaces(4);
}
