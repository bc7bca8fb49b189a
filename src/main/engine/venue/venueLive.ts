/** What the session knows of a real account and may forget: its setup, what in it is not ours, the countdowns that run. */
import type { CredentialFacts } from '../../domain/pretrade/controlFacts.ts';
import type { SymbolRules, VenueOrder, VenuePosition, VenueSetup } from '../../ports/venue.ts';
import type { ClientOrderId, SymbolName } from '../../../shared/values/ids.ts';
import type { Money } from '../../../shared/values/money.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { Book } from '../../../shared/model/mode.ts';
import type { Quantity } from '../../../shared/values/quantity.ts';

/** A position at the venue that is not, or not as much, ours. */
export interface ForeignPosition {
  readonly reported: readonly VenuePosition[];
  readonly since: UnixMs;
}

/** A close that the venue refused, or would have. */
export interface RefusedClose {
  readonly book: Book;
  readonly symbol: SymbolName;
  readonly at: UnixMs;
  readonly size: Quantity;
  readonly reason: string;
  readonly source: string;
}

export interface VenueLive {
  /** As the last snapshot said; null before the first. */
  setup: VenueSetup | null;
  /** Null until the key was checked (RC-03). */
  credentials: CredentialFacts | null;
  /** Orders that our ledger does not know, as last reported (RC-26). */
  readonly foreignOrders: Map<ClientOrderId, { readonly order: VenueOrder; readonly since: UnixMs }>;
  /** Ids of orders that our ledger does not know and that the venue confirmed as canceled at the stop's asking. */
  readonly foreignCanceled: Set<string>;
  /** By symbol, what differs from ours as last reported. */
  readonly foreignPositions: Map<SymbolName, ForeignPosition>;
  readonly liquidation: Map<SymbolName, VenuePosition['liquidationPrice']>;
  /** When the countdown of a symbol was last armed (ES-13). */
  readonly armed: Map<SymbolName, UnixMs>;
  /** The same of those that were cleared since, until they would be over. */
  readonly cleared: Map<SymbolName, UnixMs>;
  /** The account stream, as its adapter said; null before it said anything. */
  stream: { readonly state: 'up' | 'down'; readonly text: string; readonly at: UnixMs } | null;
  /** The watchdog, as it last said (ES-14); null while there is none. */
  watchdog: { readonly problem: string | null } | null;
  /** Transfers that a person confirmed, oldest first: the message of one may come after all (EB-14). */
  confirmedFlows: { readonly amount: Money; readonly at: UnixMs }[];
  /** When the last snapshot of the live account was asked for. */
  askedAt: UnixMs | null;
  /** Rules as the live venue last told them (RC-04). */
  readonly rules: Map<SymbolName, SymbolRules>;
  /** Since when a symbol is known not to trade, and when a stop was last tried in it. */
  readonly halted: Map<SymbolName, { readonly since: UnixMs; triedAt: UnixMs | null }>;
  /** By book and symbol, the last close that the venue refused. */
  readonly refusedCloses: Map<string, RefusedClose>;
}

export const emptyVenueLive = (): VenueLive => ({
  setup: null,
  credentials: null,
  foreignOrders: new Map(),
  foreignCanceled: new Set(),
  foreignPositions: new Map(),
  liquidation: new Map(),
  armed: new Map(),
  cleared: new Map(),
  stream: null,
  watchdog: null,
  confirmedFlows: [],
  askedAt: null,
  rules: new Map(),
  halted: new Map(),
  refusedCloses: new Map(),
});
