/** The watchdog as the desk sees it: a process of its own that hears heartbeats and acts when they stop (ES-14). */
import type { VenueAccount } from '../../shared/model/venueAccount.ts';
import type { WatchdogReport } from '../../shared/model/watchdogReport.ts';
import type { Wire } from '../../shared/values/decimal.ts';
import type { VenueCredentials } from './vault.ts';

/** What the watchdog has to know of a symbol it may close, in the venue's words. */
export interface WatchedSymbol {
  /** "BTCUSDT". */
  readonly name: string;
  readonly base: string;
  /** Quantity step and the largest market order, decimal text. */
  readonly lot: string;
  readonly maxQuantity: string;
}

export interface WatchdogOrders {
  readonly kind: 'arm';
  readonly account: Wire<VenueAccount>;
  /** Said once, kept in memory, never written. */
  readonly credentials: VenueCredentials;
  readonly symbols: readonly WatchedSymbol[];
  readonly settings: {
    readonly silentMs: number;
    readonly flattenMs: number;
    readonly retryFirstMs: number;
    readonly retryFactor: number;
    readonly retryCapMs: number;
    readonly verifyGapMs: number;
  };
  /** Where the receipts go. */
  readonly file: string;
}

export interface OwnedPosition {
  /** The venue's symbol. */
  readonly name: string;
  /** Signed, decimal text. */
  readonly quantity: string;
  /** Client order ids of the desk's orders that may have closed part of it since. */
  readonly exits: readonly string[];
}

/** Twice a second: what would be left alone if nothing came any more. */
export interface Heartbeat {
  readonly kind: 'beat';
  readonly mode: string;
  readonly positions: readonly OwnedPosition[];
  /** Entries that work or are on their way. */
  readonly entries: number;
  /** Whether positions may be closed (setting watchdogFlatten). */
  readonly flattens: boolean;
}

/** A clean stop: nothing is done however long the silence. */
export interface Goodbye {
  readonly kind: 'goodbye';
}

export type WatchdogMessage = WatchdogOrders | Heartbeat | Goodbye;

export type WatchdogWord =
  /** Armed; the problem is what keeps it from reaching the account. */
  | { readonly kind: 'ready'; readonly problem: string | null }
  | { readonly kind: 'acted'; readonly report: WatchdogReport };

export interface WatchdogProcess {
  /** False where it ends with the desk: it then acts for a desk that hangs, not for one that is killed. */
  readonly outlivesDesk: boolean;
  /** A process that has ended hears nothing and does not complain. */
  send(message: WatchdogMessage): void;
  onWord(listener: (word: WatchdogWord) => void): void;
  /** Called once, when it has ended for whatever reason. */
  onEnd(listener: (text: string) => void): void;
}

/** Starts the process; it is armed by the first message. */
export type StartWatchdog = () => WatchdogProcess;

/** The receipts that a watchdog left, perhaps in an earlier session. */
export interface WatchdogReceipts {
  /** Null where there are none, or none that can be read. */
  read(): WatchdogReport | null;
  /** Keeps them under the name of their incident, so that they are told once. */
  archive(): void;
}
