/** Orders that no longer work, for questions after the fact. Bounded: the oldest are forgotten, so memory does not grow with the run. */
import type { VenueOrder } from '../../../ports/venue.ts';
import type { ClientOrderId } from '../../../../shared/values/ids.ts';

const REMEMBERED_ORDERS = 10_000;

export interface OrderArchive {
  remember(order: VenueOrder): void;
  find(id: ClientOrderId): VenueOrder | undefined;
}

/** Opens an empty archive. */
export function openOrderArchive(): OrderArchive {
  const orders = new Map<ClientOrderId, VenueOrder>();
  return {
    remember: (order) => {
      orders.delete(order.terms.clientOrderId);
      orders.set(order.terms.clientOrderId, order);
      const oldest = orders.size > REMEMBERED_ORDERS ? orders.keys().next().value : undefined;
      if (oldest !== undefined) orders.delete(oldest);
    },
    find: (id) => orders.get(id),
  };
}
