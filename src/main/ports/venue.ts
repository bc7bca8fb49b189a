/**
 * A venue, simulated or real. Small on purpose (design: Orders and the venue).
 * Answers come through callbacks and never throw, so that a replay stays synchronous and byte-deterministic. A request whose answer is lost is
 * answered 'unknown', never 'rejected' (RC-24).
 */
import type { Result } from '../../shared/base/result.ts';
import type { Fill } from '../../shared/model/fill.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import type { MissingCapability } from '../../shared/model/missingCapability.ts';
import type { Order, OrderTerms } from '../../shared/model/order.ts';
import type { Position } from '../../shared/model/position.ts';
import type { VenueAccount } from '../../shared/model/venueAccount.ts';
import type { ClientOrderId, SymbolName, VenueOrderId } from '../../shared/values/ids.ts';
import type { Money } from '../../shared/values/money.ts';
import type { Price } from '../../shared/values/price.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { VenueCredentials } from './vault.ts';

export interface VenueCapabilities {
  readonly reduceOnly: boolean;
  readonly restingStop: boolean;
  /** Reduce-only orders may be below the minimum notional (ES-09). */
  readonly reduceOnlyExempt: boolean;
  readonly market: 'SPOT' | 'PERP';
  /** The desk plays the venue itself. */
  readonly simulated: boolean;
  /** False on simulated, demo, testnet and loopback venues: what happens there counts for nothing (REHEARSAL). */
  readonly realMoney: boolean;
  /** A countdown at the venue that cancels resting orders (ES-13); null where there is none. Not knowing whether it takes protective stops along counts as yes. */
  readonly deadMansSwitch: { readonly cancelsStops: boolean } | null;
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
  /** Signed. On spot what the account holds less the legacy holdings (SM-25). */
  readonly quantity: Quantity;
  /** On spot, where the venue knows none, the last price. */
  readonly averageEntry: Price;
  /** NET in one-way mode and on spot; in hedge mode a symbol may have both legs, LONG above and SHORT below zero. */
  readonly leg: 'NET' | 'LONG' | 'SHORT';
  /** Null where the venue names none (RC-20). */
  readonly liquidationPrice: Price | null;
}

/** How the account is set up at the venue (RC-31). */
export interface VenueSetup {
  readonly positionMode: 'ONE_WAY' | 'HEDGE';
  readonly canTrade: boolean;
  readonly symbols: readonly {
    readonly symbol: SymbolName;
    readonly leverage: number;
    readonly marginMode: 'ISOLATED' | 'CROSSED';
  }[];
}

export type SnapshotAnswer =
  | {
      readonly kind: 'snapshot';
      /** The venue's time somewhere between question and answer. */
      readonly venueTime: UnixMs;
      /**
       * Venue clock minus ours, milliseconds, from one quick question for the time (EB-10): a snapshot is many questions that may have waited. Null where
       * none was answered lately; absent where venueTime is as good.
       */
      readonly clockOffsetMs?: number | null;
      readonly positions: readonly VenuePosition[];
      /** Working orders of every kind, conditional ones included. */
      readonly orders: readonly VenueOrder[];
      /** Wallet balance in account currency. */
      readonly balance: Money;
      /** Null where the venue has no such settings, as on spot. */
      readonly setup: VenueSetup | null;
    }
  | { readonly kind: 'unknown'; readonly text: string };

/** The venue's rules for a symbol, without what depends on the account (RC-04). */
export type SymbolRules = Pick<
  Instrument,
  'symbol' | 'status' | 'tick' | 'lot' | 'minQuantity' | 'maxQuantity' | 'minNotional' | 'metadataAt'
>;

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
  | { readonly kind: 'heartbeat'; readonly weightUsed: number | null; readonly probeMs: number | null }
  /** An order rests at the venue; one that the desk did not make is foreign (RC-26). */
  | { readonly kind: 'working'; readonly order: VenueOrder }
  /** Funding of a perpetual, signed: below zero is paid. Each id once. */
  | {
      readonly kind: 'funding';
      readonly symbol: SymbolName;
      readonly amount: Money;
      readonly id: string;
      readonly venueTime: UnixMs;
    }
  /** The account stream was lost, or is back; missed fills were delivered before "up" is said. */
  | { readonly kind: 'connection'; readonly state: 'up' | 'down'; readonly text: string }
  /**
   * The rules of the desk's symbols were read: at the start, every few hours, and whenever the venue hints that they changed. They come by question and
   * say nothing about how far the account is known.
   */
  | { readonly kind: 'rulesRead'; readonly rules: readonly SymbolRules[] }
  /** Leverage, margin mode or position mode was changed elsewhere; the next snapshot has the whole (RC-31). */
  | { readonly kind: 'setupChanged'; readonly text: string }
  /** The venue refuses the key: revoked, address not allowed, right taken away (RC-03). */
  | { readonly kind: 'keyRefused'; readonly code: string; readonly text: string };

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
  /** Sends the order once, after the caller's turn: what the turn writes is on disk before anything leaves. The answer comes exactly once. */
  place(terms: OrderTerms, answer: (answer: PlaceAnswer) => void): void;
  cancel(id: ClientOrderId, symbol: SymbolName, answer: (answer: CancelAnswer) => void): void;
  query(id: ClientOrderId, symbol: SymbolName, answer: (answer: QueryAnswer) => void): void;
  /** Urgent, for the plan of an emergency stop: entries that still wait are refused, it is read at once, and answered without settings that are known. */
  snapshot(answer: (answer: SnapshotAnswer) => void, urgent?: boolean): void;
  /**
   * Account events from now on; returns the function that stops listening. Every own fill that a snapshot or a query already counts was delivered
   * here before that answer; fills of an order that a triggered stop became carry the stop's client order id.
   */
  onAccount(listener: (event: AccountEvent) => void): () => void;
  /** Arms the venue's countdown for a symbol, or clears it with 0 (ES-13); only where the capability exists. */
  armSwitch?(symbol: SymbolName, timeoutMs: number, answer: (armed: boolean) => void): void;
}

/** What a key may do; null is "not determinable", never "no" (RC-03). */
export interface KeyReport {
  /** Null where the venue could not be asked, which says nothing about the key. */
  readonly valid: boolean | null;
  readonly canTrade: boolean | null;
  readonly canWithdraw: boolean | null;
  readonly canTransfer: boolean | null;
  readonly ipRestricted: boolean | null;
  /** What was found, per line, with the venue's own words where it refused. */
  readonly findings: readonly string[];
}

/** How the link to a venue does, for the screens; nothing secret. */
export interface VenueLink {
  readonly state: 'connecting' | 'up' | 'down' | 'refused' | 'closed';
  readonly text: string;
  /** Requests answered and failed since the start. */
  readonly calls: number;
  readonly errors: number;
  readonly lastUsedAt: UnixMs | null;
  readonly lastError: string | null;
  /** Share of the request weight in use, and of the order count, 0 to 1; null before the first answer. */
  readonly weightUsed: number | null;
  readonly ordersUsed: number | null;
  /** Requests waiting for budget, per lane. */
  readonly waiting: Readonly<Record<BudgetLane, number>>;
  /** Server clock minus ours, milliseconds, at the fastest round trip; null before the first. */
  readonly clockOffsetMs: number | null;
  readonly roundTripMs: number | null;
  /** What the venue lacks; absent where its adapter knows of nothing. */
  readonly missing?: readonly MissingCapability[];
}

/** Who may send first: each lane goes before all later ones (design: Orders and the venue). */
export type BudgetLane = 'EMERGENCY' | 'REDUCE' | 'RECONCILE' | 'ENTRY' | 'MARKET_DATA';

/** A real venue: what the desk around the engine needs beside the client. */
export interface LiveVenue extends VenueClient {
  checkKey(): Promise<KeyReport>;
  link(): VenueLink;
  /** Asks for the status, rules and time again; resolves when read. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** What a real venue is opened with. */
export interface LiveVenueRequest {
  readonly account: VenueAccount;
  readonly credentials: VenueCredentials;
  readonly symbols: readonly SymbolName[];
  /** Fills since then are delivered first, for these symbols (SM-19). */
  readonly resume: { readonly since: UnixMs; readonly symbols: readonly SymbolName[] };
}

/** Opens a real venue: resolves when it is connected, or with the reason why not; no secret is ever in the text. */
export type OpenLiveVenue = (request: LiveVenueRequest) => Promise<Result<LiveVenue, OpenVenueFailure>>;

export interface OpenVenueFailure {
  readonly code: string;
  readonly text: string;
  /** What the venue lacks; absent where that was not the reason. */
  readonly missing?: readonly MissingCapability[];
}
