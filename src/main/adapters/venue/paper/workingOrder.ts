/** An order resting in the book of the paper venue, and the same order as the venue reports it. */
import type { VenueOrder } from '../../../ports/venue.ts';
import type { Order, OrderTerms } from '../../../../shared/model/order.ts';
import type { Decimal } from '../../../../shared/values/decimal.ts';
import { venueOrderId, type ClientOrderId, type VenueOrderId } from '../../../../shared/values/ids.ts';
import { quantity, type Quantity } from '../../../../shared/values/quantity.ts';

export interface WorkingOrder {
  readonly terms: OrderTerms;
  readonly venueOrderId: VenueOrderId;
  filled: Decimal;
}

/** Derived from the client order id, so that it is unique and the same in every run. */
export const paperOrderId = (id: ClientOrderId): VenueOrderId => venueOrderId(`P-${id}`);

/** What is still to be filled. */
export const leavesOf = (order: WorkingOrder): Quantity => quantity(order.terms.quantity.minus(order.filled));

/** The order as the venue reports it. */
export const reported = (order: WorkingOrder, status: VenueOrder['status']): VenueOrder => ({
  terms: order.terms,
  venueOrderId: order.venueOrderId,
  status,
  filledQuantity: quantity(order.filled),
});

/** Status while it works. */
export const workingStatus = (order: WorkingOrder): 'OPEN' | 'PARTIAL' => (order.filled.isZero() ? 'OPEN' : 'PARTIAL');

/** Takes up an order of the desk's record again. */
export const restoredOrder = (order: Order): WorkingOrder => ({
  terms: {
    clientOrderId: order.clientOrderId,
    symbol: order.symbol,
    side: order.side,
    type: order.type,
    quantity: order.quantity,
    limitPrice: order.limitPrice,
    triggerPrice: order.triggerPrice,
    timeInForce: order.timeInForce,
    reduceOnly: order.reduceOnly,
    postOnly: order.postOnly,
  },
  venueOrderId: order.venueOrderId ?? paperOrderId(order.clientOrderId),
  filled: order.filledQuantity,
});
