/**
 * What the controls beyond price, size and exposure look at, one interface per source of knowledge. A fact that is null is missing and refuses an
 * entry (CV-08); a fact that names itself absent ('NONE', 'NOT_CARRIED', 'SPOT' ...) says that the control does not apply, and the check states it.
 */
import type { Candle } from '../../../shared/model/candle.ts';
import type { Side } from '../../../shared/model/order.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../../shared/values/ids.ts';
import type { Money } from '../../../shared/values/money.ts';
import type { Price } from '../../../shared/values/price.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { Correlations } from '../correlation/correlationMatrix.ts';
import type { BookLevels } from '../market/bookWalk.ts';
import type { VolatilityFacts } from '../sizing/volatilityFacts.ts';

type Environment = 'LIVE' | 'TESTNET';

/** What the venue says about the API key (RC-03). Null permissions: the venue does not tell. */
export interface CredentialFacts {
  /** Name of the venue for the trader: "Binance". */
  readonly venue: string;
  readonly keyValid: boolean;
  readonly canTrade: boolean | null;
  readonly canWithdraw: boolean | null;
  readonly canTransfer: boolean | null;
  /** Whether the key works from listed addresses only; null where the venue does not say. */
  readonly ipRestricted: boolean | null;
  /** Whether account and sub-account are those registered with the book. */
  readonly isRegisteredAccount: boolean;
  readonly environment: Environment;
  /** Environment the book was opened for. */
  readonly expectedEnvironment: Environment;
  readonly checkedAt: UnixMs;
}

/** Whether the symbol may be traded by this book at all (RC-29). */
export interface ListingFacts {
  /** Symbols of the book in the order they were declared; the mode takes as many from the front as it allows. */
  readonly declared: readonly SymbolName[];
  /** Delisting or maintenance notice as a clause: "it is delisted on 3 March"; null without one. */
  readonly notice: string | null;
  readonly isPreMarket: boolean;
  readonly isLeveragedToken: boolean;
  /** When it was listed, or the time of the oldest bar known; null when neither is known. */
  readonly listedAt: UnixMs | null;
}

/** What can be taken from the market now (RC-22): levels of the side the order takes, best first, or, where the source has no book, the last closed bar. */
export type DepthFacts =
  { readonly kind: 'BOOK'; readonly levels: BookLevels } | { readonly kind: 'MODELED'; readonly bar: Candle | null };

/** A limit order of ours that rests in the book, partly filled or not yet answered (RC-11). */
export interface RestingOrder {
  readonly clientOrderId: ClientOrderId;
  readonly side: Side;
  readonly price: Price;
}

/** Signed exposures and how they move together (RC-14). Analytics floats. */
export interface CorrelationFacts {
  /** Held symbols, working entries included, and the order's own; each with its signed fraction of equity, 0 where the order's is not held. */
  readonly held: readonly { readonly symbol: SymbolName; readonly exposure: number }[];
  /** Correlation of each pair of them, in their order. */
  readonly matrix: Correlations;
  /** Where the order's symbol is among them. */
  readonly place: number;
  /** Whether the weighted correlation is above its limit: no order may then raise it or the joint exposure (EB-06). */
  readonly isBreached: boolean;
}

/** The day so far at risk marks (RC-18, EB-02). */
export interface DailyLossFacts {
  /** Equity at 00:00 UTC, flows included. */
  readonly startEquity: Money;
  /** Start equity plus flows less equity now; below 0 on a day in profit. */
  readonly lossNow: Money;
}

/** The episode an entry would add to (PS-13): the position in its direction and the entries that still work. */
export interface EpisodeFacts {
  /** Planned risk of the position's fills and of its working entries. */
  readonly plannedRisk: Money;
  /** Unrealized P&L of the position at its risk mark; null while there is no position in this direction. */
  readonly unrealized: Money | null;
}

/** Automated entries of one strategy, symbol and side (RC-10). */
export interface AutomationFacts {
  readonly strategy: string;
  readonly isDisabled: boolean;
  /** Entries filled within the window, each order once. */
  readonly filled: number;
  /** Entries sent and not filled yet. */
  readonly working: number;
}

/** Settings of a derivatives account at the venue, and as configured (RC-20, RC-31). */
export interface VenueSetupFacts {
  readonly leverage: number;
  readonly marginMode: MarginMode;
  readonly positionMode: PositionMode;
  readonly configured: { readonly marginMode: MarginMode; readonly positionMode: PositionMode };
  /** Maintenance margin as a fraction of notional. */
  readonly maintenanceRate: Decimal;
}
type MarginMode = 'ISOLATED' | 'CROSS';
type PositionMode = 'ONE_WAY' | 'HEDGE';

/** Which build runs and whether it may be trusted (RC-30). */
export interface DeploymentFacts {
  readonly buildHash: string;
  /** Signed and unchanged. */
  readonly isVerified: boolean;
  /** Self-test of gate, breaker and emergency stop at the start; null while it has not run. */
  readonly selfTestPassed: boolean | null;
}

/** Another source's word on the price (RC-21). */
export interface SecondSource {
  readonly name: string;
  readonly mid: Price;
  readonly ageMs: number;
}

export interface ControlFacts {
  /** How old the venue's confirmation of the equity is (PS-01); null where there was none. A simulated book's equity is its own. */
  readonly equityAgeMs: number | null;
  readonly listing: ListingFacts | null;
  readonly deployment: DeploymentFacts | null;
  /** Missing updates of the price stream as a clause: "3 updates are missing"; null text while it is unbroken. */
  readonly sequence: { readonly gap: string | null } | 'NOT_CARRIED' | null;
  readonly secondSource: SecondSource | 'NONE' | null;
  readonly volatility: VolatilityFacts | null;
  readonly depth: DepthFacts | null;
  /** Why a person confirmed an unusual size with a second authentication (RC-06); null where nobody did. */
  readonly sizeConfirmation: string | null;
  readonly ownResting: readonly RestingOrder[] | null;
  /** Orders of the symbol whose answer never came (RC-24). */
  readonly unknownOrders: readonly ClientOrderId[] | null;
  /** Activity in the symbol that the desk did not cause, as clauses: "order 8389" (RC-26). */
  readonly externalActivity: readonly string[] | null;
  readonly episode: EpisodeFacts | null;
  readonly correlation: CorrelationFacts | null;
  readonly dailyLoss: DailyLossFacts | null;
  /** Used share of the venue's request weight, 0 to 1 (RC-09). */
  readonly exchangeWeight: number | 'NOT_METERED' | null;
  readonly automation: AutomationFacts | 'BY_HAND' | null;
  readonly venueSetup: VenueSetupFacts | 'SPOT' | null;
}
