/**
 * A venue, simulated or real. Small on purpose (design: Orders and the venue).
 * Answers come through callbacks and never throw, so that a replay stays synchronous and byte-deterministic. A request whose answer is lost is
 * answered 'unknown', never 'rejected' (RC-24).
 */
import type { Fill } from '../../shared/model/fill.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import type { Order, OrderTerms } from '../../shared/model/order.ts';
import type { Position } from '../../shared/model/position.ts';
import type { ClientOrderId, SymbolName, VenueOrderId } from '../../shared/values/ids.ts';
import type { Money } from '../../shared/values/money.ts';
import type { Price } from '../../shared/values/price.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import type { UnixMs } from '../../shared/values/time.ts';

export interface VenueCapabilities {
  readonly reduceOnly: boolean;
  readonly restingStop: boolean;
  /** Reduce-only orders may be below the minimum notional (ES-09). */
  readonly reduceOnlyExempt: boolean;
  readonly market: 'SPOT' | 'PERP';
  readonly simulated: boolean;
}

export type PlaceAnswer =
  | { readonly kind: 'accepted'; readonly venueOrderId: VenueOrderId; readonly venueTime: UnixMs }
  | { readonly kind: 'rejected'; readonly code: string; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

export type CancelAnswer =
  | { readonly kind: 'canceled' }
  /** Not working any more: filled, canceled before, or never there. */
  | { readonly kind: 'notWorking'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

/** An order as the venue reports it. */
export interface VenueOrder {
  readonly terms: OrderTerms;
  readonly venueOrderId: VenueOrderId;
  readonly status: 'OPEN' | 'PARTIAL' | 'FILLED' | 'CANCELED' | 'EXPIRED' | 'REJECTED';
  readonly filledQuantity: Quantity;
}

export type QueryAnswer =
  | { readonly kind: 'found'; readonly order: VenueOrder }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly text: string };

export interface VenuePosition {
  readonly symbol: SymbolName;
  /** Signed. */
  readonly quantity: Quantity;
  readonly averageEntry: Price;
}

export type SnapshotAnswer =
  | {
      readonly kind: 'snapshot';
      readonly venueTime: UnixMs;
      readonly positions: readonly VenuePosition[];
      /** Working orders of every kind, conditional ones included. */
      readonly orders: readonly VenueOrder[];
      /** Wallet balance in account currency. */
      readonly balance: Money;
    }
  | { readonly kind: 'unknown'; readonly text: string };

/** What the account stream says, in venue order. */
export type AccountEvent =
  | { readonly kind: 'fill'; readonly fill: Omit<Fill, 'book'> }
  | {
      readonly kind: 'order';
      readonly clientOrderId: ClientOrderId;
      readonly venueOrderId: VenueOrderId;
      readonly status: 'CANCELED' | 'EXPIRED' | 'REJECTED';
      readonly text: string;
    }
  /** Deposit or withdrawal, signed: money that was not earned (ME-01). */
  | { readonly kind: 'transfer'; readonly amount: Money; readonly note: string }
  /**
   * A sign of life of the stream (EB-12), with what its adapter measured since the last one: the share of the venue's request weight that is used
   * (RC-32), and the round trip of a probe while no order was sent (EB-05). A venue that never sends one is not missed.
   */
  | { readonly kind: 'heartbeat'; readonly weightUsed: number | null; readonly probeMs: number | null };

/** What a simulated venue is restored to at start: the desk's own committed record. */
export interface PaperState {
  readonly balance: Money;
  readonly positions: readonly Position[];
  readonly orders: readonly Order[];
}

export interface VenueClient {
  readonly name: string;
  readonly capabilities: VenueCapabilities;
  instruments(): readonly Instrument[];
  /** Sends the order once; the answer comes exactly once. */
  place(terms: OrderTerms, answer: (answer: PlaceAnswer) => void): void;
  cancel(id: ClientOrderId, symbol: SymbolName, answer: (answer: CancelAnswer) => void): void;
  query(id: ClientOrderId, symbol: SymbolName, answer: (answer: QueryAnswer) => void): void;
  snapshot(answer: (answer: SnapshotAnswer) => void): void;
  /** Account events from now on; returns the function that stops listening. */
  onAccount(listener: (event: AccountEvent) => void): () => void;
}
