/**
 * Market data. A replay source is pulled in batches of rising time, so that it never outruns the engine; a live source pushes.
 * Prices are decimal text as the source wrote them.
 */
import type { Result } from '../../shared/base/result.ts';
import type { Candle, Interval } from '../../shared/model/candle.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import type { UnixMs } from '../../shared/values/time.ts';

/** A price. Bid and ask are null where the source has candles only: the quote is then modeled around `last`. */
export interface MarketTick {
  readonly kind: 'tick';
  readonly symbol: SymbolName;
  /** Source time. */
  readonly time: UnixMs;
  readonly last: string;
  readonly bid: string | null;
  readonly ask: string | null;
}

/** A closed bar; `time` is its end. */
export interface MarketCandle {
  readonly kind: 'candle';
  readonly symbol: SymbolName;
  readonly time: UnixMs;
  readonly interval: Interval;
  readonly candle: Candle;
}

/** The order book near the best prices, best level first, decimal text; replaces the one before. */
export interface MarketDepth {
  readonly kind: 'depth';
  readonly symbol: SymbolName;
  readonly time: UnixMs;
  readonly bids: readonly (readonly [price: string, quantity: string])[];
  readonly asks: readonly (readonly [price: string, quantity: string])[];
}

export interface MarketState {
  readonly kind: 'state';
  readonly time: UnixMs;
  readonly state: 'connecting' | 'ok' | 'outage' | 'ended' | 'failed';
  readonly text: string;
}

export type MarketEvent = MarketTick | MarketCandle | MarketDepth | MarketState;

export interface FeedDescription {
  readonly kind: 'live' | 'replay' | 'generator';
  /** For band and status bar: "binance_BTCUSDT_1m and 1 more", "flash-crash seed 7". */
  readonly label: string;
  readonly synthetic: boolean;
  readonly instruments: readonly Instrument[];
  /** Bar length of the candle events. */
  readonly interval: Interval;
  /** Longest expected gap between ticks of one symbol while the market is open. */
  readonly cadenceMs: number;
  readonly from: UnixMs | null;
  readonly to: UnixMs | null;
  /** What was found and what was done about it, one line each: duplicates, order, units, gaps, NULLs. */
  readonly findings: readonly string[];
  /** Stable text that names this data: same files or same seed, same text. Names the replay workspace and seeds its ids. */
  readonly fingerprint: string;
}

/** Why a source cannot be used: found, expected, what to do. */
export interface FeedFailure {
  readonly code:
    'FEED_FOLDER_MISSING' | 'FEED_FOLDER_EMPTY' | 'FEED_FILE_REFUSED' | 'FEED_UNREACHABLE' | 'FEED_UNSUPPORTED';
  readonly text: string;
}

export interface CandleHistory {
  /** Closed bars that end at or before the time, oldest first, at most `limit`. */
  history(request: {
    readonly symbol: SymbolName;
    readonly interval: Interval;
    readonly limit: number;
    readonly before: UnixMs;
  }): Promise<readonly Candle[]>;
}

export interface ReplaySource extends CandleHistory {
  readonly mode: 'pull';
  readonly description: FeedDescription;
  /** Positions the source so that the next batch holds events at or after the time. */
  seek(to: UnixMs): Promise<void>;
  /** The next events in order of time, never splitting events of one instant; null at the end. */
  nextBatch(): Promise<Result<readonly MarketEvent[], FeedFailure> | null>;
  close(): Promise<void>;
}

export interface LiveSource extends CandleHistory {
  readonly mode: 'push';
  readonly description: FeedDescription;
  start(listener: (event: MarketEvent) => void): void;
  close(): Promise<void>;
}

export type MarketSource = ReplaySource | LiveSource;
