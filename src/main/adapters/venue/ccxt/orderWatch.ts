/**
 * Orders that may have filled without anybody having heard of it: they left, or worked when the venue was asked, and neither their end nor all of
 * their fills was told. Fills that cancel each other out leave the position as it was; what became of their orders still gives them away.
 */
import type { VenueOrder } from '../../../ports/venue.ts';
import type { OrderTerms } from '../../../../shared/model/order.ts';
import { maxDecimal, ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../../../shared/values/ids.ts';
import { SECOND_MS, type UnixMs } from '../../../../shared/values/time.ts';
import type { FillLedger } from './fillLedger.ts';
import { ORDER_WINDOW_MS } from './orderRequest.ts';
import { BoundedMap } from './stream/boundedMap.ts';

const MOST_ORDERS = 5_000;
/** So long an order may be on the way, unlisted or its fills not yet in the venue's record. */
const SETTLED_MS = ORDER_WINDOW_MS + 2 * SECOND_MS;

interface Watched extends Pick<OrderTerms, 'clientOrderId' | 'symbol' | 'quantity'> {
  /** Venue time when it left, or was last said to work. */
  readonly seenAt: UnixMs;
  /** What it filled by the venue's word when its fills were asked for: older ones than the desk asks for may be among them. */
  readonly asked: Decimal;
}

export class OrderWatch {
  readonly #ledger: Pick<FillLedger, 'filledOf'>;
  readonly #orders = new BoundedMap<ClientOrderId, Watched>(MOST_ORDERS);

  constructor(ledger: Pick<FillLedger, 'filledOf'>) {
    this.#ledger = ledger;
  }

  /** The order leaves, or is said to work. */
  begin({ clientOrderId, symbol, quantity }: OrderTerms, at: UnixMs): void {
    const asked = this.#orders.get(clientOrderId)?.asked ?? ZERO;
    this.#orders.set(clientOrderId, { clientOrderId, symbol, quantity, seenAt: at, asked });
  }

  /** Its end was told, and its fills before that; or it never was. */
  end(id: ClientOrderId): void {
    this.#orders.delete(id);
  }

  /** Takes a list of the orders that work; returns symbols of orders that filled, or are over, beyond what was told. */
  doubtful(working: readonly VenueOrder[], at: UnixMs): readonly SymbolName[] {
    for (const { terms } of working) this.begin(terms, at);
    const listed = filledById(working);
    return [...this.#orders.values()].flatMap((order) => {
      const told = maxDecimal(this.#ledger.filledOf(order.clientOrderId), order.asked);
      const filled = listed.get(order.clientOrderId) ?? null;
      const isTold = told.greaterThanOrEqualTo(filled ?? order.quantity);
      if (isTold && filled === null) this.end(order.clientOrderId);
      return isTold ? [] : [order.symbol];
    });
  }

  /** All that was doubtful by the list, asked for at the instant, was asked about and told: what is not on it is over by now. */
  settle(working: readonly VenueOrder[], askedAt: UnixMs): void {
    const listed = filledById(working);
    // Of a copy: what is written again comes last again.
    const watched = [...this.#orders.values()];
    for (const order of watched) {
      const filled = listed.get(order.clientOrderId);
      if (filled !== undefined) this.#orders.set(order.clientOrderId, { ...order, asked: filled });
      else if (order.seenAt + SETTLED_MS <= askedAt) this.end(order.clientOrderId);
    }
  }
}

const filledById = (orders: readonly VenueOrder[]): ReadonlyMap<ClientOrderId, Decimal> =>
  new Map(orders.map(({ terms, filledQuantity }) => [terms.clientOrderId, filledQuantity]));
