/** The venue as the watchdog may use it: look, cancel, close. */
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { ClientOrderId } from '../../../shared/values/ids.ts';
import type { VenueAnswer } from './venueAnswer.ts';

export interface LivePosition {
  /** The venue's name, "BTCUSDT". */
  readonly symbol: string;
  readonly leg: 'NET' | 'LONG' | 'SHORT';
  /** Signed; on spot what the desk owned last, as far as it is still there. */
  readonly quantity: Decimal;
  /** Unsigned: what can be closed now; on spot less than the quantity while orders lock the balance. */
  readonly available: Decimal;
  /** Largest market order. */
  readonly maxQuantity: Decimal;
}

export interface LiveOrder {
  readonly symbol: string;
  /** Client order id: whoever placed it, every order has one. */
  readonly id: string;
  readonly family: 'REGULAR' | 'ALGO';
  /** It would open or grow a position; on spot, it buys. */
  readonly opens: boolean;
}

export interface LiveSnapshot {
  readonly positions: readonly LivePosition[];
  readonly orders: readonly LiveOrder[];
}

/** How far an order got; over when nothing more can fill. */
export interface OrderProgress {
  readonly isOver: boolean;
  readonly filled: Decimal;
}

/** What the desk last said it owned less what was sold since, by symbol; only spot needs it. */
export type Owned = ReadonlyMap<string, Decimal>;

export interface ClosingVenue {
  readonly market: 'SPOT' | 'PERP';
  /** Measures the clock and looks whether the key is taken. */
  check(): Promise<VenueAnswer<void>>;
  /** Positions and orders of every kind in the watched symbols. */
  snapshot(owned: Owned): Promise<VenueAnswer<LiveSnapshot>>;
  /** A false value: it was not working any more. */
  cancel(order: LiveOrder): Promise<VenueAnswer<boolean>>;
  /** Every order of the symbol, of both families. */
  cancelAll(symbol: string): Promise<VenueAnswer<void>>;
  close(position: LivePosition, id: ClientOrderId): Promise<VenueAnswer<OrderProgress>>;
  /** Null when the venue knows no such order. */
  find(symbol: string, id: string): Promise<VenueAnswer<OrderProgress | null>>;
}
