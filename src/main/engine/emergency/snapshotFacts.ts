/** What an emergency stop reads out of a venue snapshot: what there is to close, what works, what is not ours. */
import type { SnapshotAnswer, VenueOrder, VenuePosition } from '../../ports/venue.ts';
import { isTerminal, type Order } from '../../../shared/model/order.ts';
import { ZERO } from '../../../shared/values/decimal.ts';
import { floorToLot } from '../../../shared/values/quantity.ts';
import { classifyLeftover } from '../../domain/emergency/classifyLeftover.ts';
import type { StopPosition } from '../../domain/emergency/stopPlan.ts';
import { held } from '../books.ts';
import { positionRisk } from '../exposure.ts';
import { quoteFor } from '../marks.ts';
import { venueOf, type Step } from '../step.ts';

export type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

/** Orders at the venue that our ledger does not know. */
export const foreignIn = (step: Step, { orders }: Snapshot): readonly VenueOrder[] =>
  orders.filter(({ terms }) => !held(step).orders.has(terms.clientOrderId));

/**
 * Those of them that only guard what is open: they stay until it is gone, as our own stops do, so that a failed close is not naked (ES-03). On spot they
 * lock what is to be sold.
 */
export function foreignGuards(step: Step, answer: Snapshot): ReadonlySet<VenueOrder> {
  if (venueOf(step).capabilities.market === 'SPOT') return new Set();
  const open = new Set(openIn(step, answer).map(({ symbol }) => symbol));
  const guards = foreignIn(step, answer).filter(
    ({ terms }) => terms.reduceOnly && terms.type === 'STOP_MARKET' && open.has(terms.symbol),
  );
  return new Set(guards);
}

/** Our own record in the form of a snapshot: what is closed when the venue does not answer. */
export function ownSnapshot(step: Step): Snapshot {
  const { positions, cash } = held(step);
  return {
    kind: 'snapshot',
    venueTime: step.at,
    positions: [...positions.values()].map(({ symbol, quantity, averageEntry }) => ({
      symbol,
      quantity,
      averageEntry,
      leg: 'NET',
      liquidationPrice: null,
    })),
    orders: [],
    balance: cash,
    setup: null,
  };
}

/** Working orders as we know them: what is still on its way to the venue must be canceled, or counted as its symbol's close, too. */
export const workingHere = (step: Step): readonly Order[] =>
  [...held(step).orders.values()].filter((order) => !isTerminal(order.status));

/** The same and what the venue lists, once each, in few words. */
export function workingTexts(step: Step, { orders }: Snapshot): readonly string[] {
  const all = [...workingHere(step), ...orders.map(({ terms }) => terms)];
  return [...new Set(all.map(({ symbol, clientOrderId }) => `${symbol} order ${clientOrderId}`))];
}

/** A position to close; dust and nothing give none (ES-09), nor does what is missing on spot: a stop there sells and never buys (ES-03). */
export function stopPosition(step: Step, reported: VenuePosition): readonly StopPosition[] {
  const market = step.state.live.markets.get(reported.symbol);
  const quote = market === undefined ? null : quoteFor(market);
  const { symbol, quantity } = reported;
  const leg = reported.leg === 'NET' ? {} : { leg: reported.leg };
  const isSpot = venueOf(step).capabilities.market === 'SPOT';
  if (isSpot && quantity.isNegative()) return [];
  if (market === undefined) return [{ symbol, ...leg, quantity, risk: ZERO, maxQuantity: null }];
  const leftover = classifyLeftover({
    quantity: reported.quantity,
    lot: market.instrument.lot,
    price: quote?.mid ?? reported.averageEntry,
    minNotional: market.instrument.minNotional,
    reduceOnlyExempt: venueOf(step).capabilities.reduceOnlyExempt,
  });
  if (leftover.kind !== 'RESIDUAL') return [];
  const position = held(step).positions.get(reported.symbol);
  const risk = position === undefined ? leftover.value : positionRisk(step.state, position);
  const { lot, maxQuantity } = market.instrument;
  // A spot fee that was paid in the asset leaves less than a lot, and an order that is off the lot is refused (ES-03).
  return [{ symbol, ...leg, quantity: isSpot ? floorToLot(quantity, lot) : quantity, risk, maxQuantity }];
}

/** What of a snapshot is there to close, as the venue reported it. */
export const openIn = (step: Step, { positions }: Snapshot): readonly VenuePosition[] =>
  positions.filter((position) => stopPosition(step, position).length > 0);
