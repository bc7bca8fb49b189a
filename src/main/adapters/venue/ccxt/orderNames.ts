/** What the adapter remembers of orders: in which service they live, and under which of our ids the venue's numbers go. */
import type { ClientOrderId } from '../../../../shared/values/ids.ts';
import type { OrderFamily } from './orderRequest.ts';
import { BoundedMap } from './stream/boundedMap.ts';

const MOST = 20_000;

export class OrderNames {
  readonly #families = new BoundedMap<ClientOrderId, OrderFamily>(MOST);
  readonly #ids = new BoundedMap<string, ClientOrderId>(MOST);
  readonly #numbers = new BoundedMap<ClientOrderId, string>(MOST);

  /** The service an order is in; null for one that was never met. */
  familyOf(id: ClientOrderId): OrderFamily | null {
    return this.#families.get(id) ?? null;
  }

  learnFamily(id: ClientOrderId, family: OrderFamily): void {
    this.#families.set(id, family);
  }

  /** The order number of the venue, which numbers orders per symbol, belongs to the id: its own, or the child of its stop. */
  learnNumber(venueSymbol: string, orderId: string, id: ClientOrderId): void {
    this.#ids.set(`${venueSymbol}:${orderId}`, id);
  }

  idOf(venueSymbol: string, orderId: string): ClientOrderId | null {
    return this.#ids.get(`${venueSymbol}:${orderId}`) ?? null;
  }

  /** The number to address an order by whose own id is not in our alphabet. */
  learnForeign(id: ClientOrderId, number: string): void {
    if (isForeign(id)) this.#numbers.set(id, number);
  }

  numberOf(id: ClientOrderId): string | null {
    return this.#numbers.get(id) ?? (isForeign(id) ? id.slice(FOREIGN.length) : null);
  }
}

const FOREIGN = 'venue-';
/** Ids the adapter gave because the venue's is not in our alphabet. */
const isForeign = (id: ClientOrderId): boolean => id.startsWith(FOREIGN);
