/** Cancels of an emergency stop: a leg for each, whoever placed the order, and those that need no word of the venue (ES-01, ES-03). */
import type { VenueOrder } from '../../ports/venue.ts';
import type { StopLeg } from '../../../shared/model/incident.ts';
import { isTerminal, type Order, type OrderTerms } from '../../../shared/model/order.ts';
import { ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { held } from '../books.ts';
import { requestCancelFirst } from '../sending.ts';
import { venueOf, type Step } from '../step.ts';
import { sinceTrigger } from './incident.ts';
import { getRun } from './stopRuns.ts';

/**
 * Cancels every order that could still open something, as far as it is known, with the press: whatever the snapshot says that is on its way, they must go,
 * and each may fill until it does. The plan takes their legs over and does not cancel them again. A simulated venue answers its snapshot at once.
 */
export function cancelEarly(step: Step): void {
  if (venueOf(step).capabilities.simulated) return;
  const { early } = getRun(step);
  for (const order of held(step).orders.values()) {
    if (order.role !== 'ENTRY' || isTerminal(order.status)) continue;
    requestCancelFirst(step, order);
    early.set(order.clientOrderId, ownLeg(step, order));
  }
  for (const { order } of step.state.live.venue.foreignOrders.values()) {
    if (order.terms.reduceOnly || order.terms.type === 'STOP_MARKET') continue;
    cancelForeign(step, order);
    early.set(order.terms.clientOrderId, foreignLeg(step, order));
  }
}

/** Cancels an order that is not ours before anything else of the turn. */
export function cancelForeign(step: Step, { terms }: VenueOrder): void {
  step.effects.cancelFirst.push({ book: step.book, id: terms.clientOrderId, symbol: terms.symbol });
}

export const ownLeg = (step: Step, order: Order): StopLeg => ({
  ...cancelLeg(step, order, order.quantity.minus(order.filledQuantity)),
  orderId: order.clientOrderId,
  note: order.role === 'ENTRY' ? 'entry' : order.role.toLowerCase(),
});

export const foreignLeg = (step: Step, { terms, filledQuantity }: VenueOrder): StopLeg => ({
  ...cancelLeg(step, terms, terms.quantity.minus(filledQuantity)),
  note: `${terms.clientOrderId} is not ours`.slice(0, 300),
});

function cancelLeg(
  step: Step,
  { clientOrderId, symbol, side }: Pick<OrderTerms, 'clientOrderId' | 'symbol' | 'side'>,
  atVenue: Decimal,
): StopLeg {
  return {
    book: step.book,
    key: clientOrderId,
    kind: 'CANCEL',
    symbol,
    side,
    atVenue,
    orderId: null,
    attempt: 1,
    sentMs: sinceTrigger(step),
    filledQuantity: ZERO,
    averagePrice: null,
    slippageBps: null,
    referencePrice: null,
    state: 'SENT',
    note: '',
  };
}
