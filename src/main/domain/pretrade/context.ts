/** Everything the pre-trade gate may look at, gathered by the engine in one instant. Null means the input is missing, which fails the check (CV-08). */
import type { Result } from '../../../shared/base/result.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import type { Book, Level, Mode, Run } from '../../../shared/model/mode.ts';
import type { Order, OrderTerms, Side } from '../../../shared/model/order.ts';
import type { ModeLimits, Settings } from '../../../shared/settings.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../../shared/values/ids.ts';
import type { Money } from '../../../shared/values/money.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { Quote } from '../market/quote.ts';
import type { Sizing, SizingRefusal } from '../sizing/sizing.ts';
import type { ControlFacts, CredentialFacts } from './controlFacts.ts';
import type { TokenBucket } from './tokenBucket.ts';

/** The order as it would be sent, and what our ledger adds to it. An `Order` is a draft. Quantity 0 says that no size could be computed. */
export type OrderDraft = OrderTerms & Pick<Order, 'book' | 'role' | 'source' | 'signalId' | 'stopPrice'>;

/** State vector of SM-01 as the gate reads it. */
export interface TradingState {
  readonly mode: Mode;
  readonly run: Run;
  readonly level: Level;
  /** Since when the level holds, engine clock; null at L0. */
  readonly levelSince: UnixMs | null;
  /** Why the level is not L0: "stale data, BTC/USDT 34 s over 5 s"; empty at L0. */
  readonly levelText: string;
  /** What clears it: "Clears 60 s after it is normal"; empty at L0. */
  readonly levelClears: string;
  /** Kill flag of ES-01: set before anything else of an emergency stop. */
  readonly latched: boolean;
}

export interface QuoteFact {
  readonly quote: Quote;
  readonly ageMs: number;
  /** RC-21, see staleAfterMs. */
  readonly staleAfterMs: number;
  /** What the feed is doing, as a clause: "The feed is reconnecting". */
  readonly feedText: string;
  /** Expected gap between ticks of a source that only has bars; null where prices come freely. */
  readonly cadenceMs: number | null;
  /** Median spread as a fraction of mid; null before enough quotes were seen, then only the fixed limit applies. */
  readonly medianSpread: Decimal | null;
  /** A print far from the market that no second one has confirmed, as text; absent while there is none. */
  readonly doubtedPrice?: string;
}

/** What counts against the limits. Orders count when they are sent, not when they fill (RC-01). Protective stops never count. */
export interface Exposure {
  /** Sum of |position| x mark of the book. */
  readonly grossPositions: Money;
  /** Sum of leaves quantity x price of working entries of the book. */
  readonly workingEntries: Money;
  /** |position| x mark in the order's symbol. */
  readonly symbolPosition: Money;
  /** Leaves quantity x price of working entries in the order's symbol. */
  readonly symbolWorking: Money;
  /** Open risk of positions plus planned risk of working entries. */
  readonly heat: Money;
  /** Number of symbols with a position or a working entry. */
  readonly heldSymbols: number;
  /** Whether the order's symbol is one of them. */
  readonly symbolIsHeld: boolean;
  /** Working orders in the symbol: entries and exits, not protective stops. */
  readonly workingOrdersInSymbol: number;
}

/** An order of ours that passed the gate, for the duplicate window. */
export interface AcceptedOrder {
  readonly clientOrderId: ClientOrderId;
  readonly book: Book;
  readonly source: string;
  readonly symbol: SymbolName;
  readonly side: Side;
  readonly quantity: Quantity;
  /** Limit or trigger price, or the price a market order was decided at. */
  readonly price: Price;
  readonly acceptedAt: UnixMs;
}

/** What RC-03, RC-04, RC-08, RC-21 and RC-23 need; reducing orders are checked against no more than this. */
export interface ReduceContext {
  readonly draft: OrderDraft;
  readonly now: UnixMs;
  /** Version of the limits and state the answer is good for (SM-13). */
  readonly stateVersion: number;
  /** The venue only plays one: the paper book's, or the stand-in of a live book in a rehearsal. No real money is at stake there. */
  readonly simulated: boolean;
  /** Real money is at stake: not on simulated, demo, testnet and loopback venues. */
  readonly realMoney: boolean;
  /** What the venue says about the key (RC-03); a simulated venue needs none. */
  readonly credentials: CredentialFacts | null;
  readonly instrument: Instrument | null;
  readonly quote: QuoteFact | null;
  /** Price the decision was made at: limit, or quote of a market order. */
  readonly decisionPrice: Price;
  /** Signed position at the venue, 0 when flat. */
  readonly positionQuantity: Quantity;
  /**
   * Working reducing quantity of the same kind on the closing side: exits for an exit, protective stops for a stop. A resting reduce-only stop does
   * not stand in the way of a close: the venue shrinks it with the position.
   */
  readonly workingReduceQuantity: Quantity;
  readonly reduceOnlyExempt: boolean;
  /** Orders accepted in the last seconds, of any symbol. */
  readonly recentAccepted: readonly AcceptedOrder[];
  /** Whether signalId and leg were ever used (RC-08); null when the ledger cannot tell. */
  readonly signalUsed: boolean | null;
  readonly settings: Settings;
}

export interface EntryContext extends ReduceContext, ControlFacts {
  readonly state: TradingState;
  /** Risk-mark equity of the book. */
  readonly equity: Money | null;
  readonly limits: ModeLimits | null;
  /** The sizer's answer for this order. */
  readonly sizing: Result<Sizing, SizingRefusal> | null;
  readonly exposure: Exposure | null;
  /** Quantities of the symbol's last entries, at most 20, any order. */
  readonly recentEntryQuantities: readonly Quantity[];
  readonly bucket: TokenBucket | null;
  /** 24 h volume of the symbol in quote currency. NOT_CARRIED: the source has no volume, which only a paper book may trade on. */
  readonly volume24h: Money | 'NOT_CARRIED' | null;
  /** Whether the venue keeps a stop when the desk is gone (RC-19). */
  readonly restingStop: boolean;
}

/** What the emergency gate needs: the venue's word on the position, nothing else (ES-16). */
export interface EmergencyContext {
  readonly draft: OrderDraft;
  readonly stateVersion: number;
  /** Signed position as the venue reported it. */
  readonly positionQuantity: Quantity;
  /** Emergency orders of this symbol that are still in flight or working. */
  readonly workingEmergencyQuantity: Quantity;
}
