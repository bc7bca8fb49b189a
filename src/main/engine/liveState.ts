/** What the running session knows and may forget: prices, marks, token bucket, latencies. Owned by the engine loop and changed in place. */
import type { Candle, Interval } from '../../shared/model/candle.ts';
import type { StopLeg } from '../../shared/model/incident.ts';
import type { Book } from '../../shared/model/mode.ts';
import type { MarketDepth } from '../ports/marketFeed.ts';
import type { VenuePosition } from '../ports/venue.ts';
import type { Instrument } from '../../shared/model/instrument.ts';
import type { Position } from '../../shared/model/position.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';
import { ZERO } from '../../shared/values/decimal.ts';
import { money, type Money } from '../../shared/values/money.ts';
import { unixMs, type UnixMs } from '../../shared/values/time.ts';
import type { ConfirmedMark } from '../domain/breaker/confirmMark.ts';
import type { PartialCandle } from '../domain/market/addCandle.ts';
import type { Quote } from '../domain/market/quote.ts';
import type { AcceptedOrder } from '../domain/pretrade/context.ts';
import type { TokenBucket } from '../domain/pretrade/tokenBucket.ts';
import type { PreparedStrategy } from '../domain/strategy/strategy.ts';
import type { FlatVerifier } from '../domain/emergency/flatVerifier.ts';
import type { BarBuffer } from './barBuffer.ts';
import { emptyBreakerLive, type BreakerLive } from './breaker/breakerLive.ts';
import { emptyCorrelationLive, type CorrelationLive } from './correlation/correlationLive.ts';
import { SymbolHistory } from './correlation/symbolHistory.ts';
import type { PreparedClose } from './emergency/preparedClose.ts';
import { HourRange } from './hourRange.ts';
import { emptyLadderLive, type LadderLive } from './ladder/ladderLive.ts';
import { emptyReducingLive, type ReducingLive } from './reducingLive.ts';
import { emptyVenueLive, type VenueLive } from './venue/venueLive.ts';
import { SpreadWindow } from './spreadWindow.ts';
import { VolumeWindow } from './volumeWindow.ts';

/** Unrealized P&L of one position at the last tick: reporting mark (mid) and risk mark (exit side, CV-06). */
export interface Mark {
  readonly position: Position;
  readonly reporting: Money;
  readonly risk: Money;
  /** At the price two ticks agree on (EB-22). */
  readonly confirmed: Money;
  readonly gross: Money;
}

/** Sums of the marks of one book's open positions. */
export interface MarkTotals {
  unrealized: Money;
  riskUnrealized: Money;
  confirmedUnrealized: Money;
  gross: Money;
  /** Positions that have a mark. */
  marked: number;
}

/** Best and worst unrealized P&L of an episode at risk marks (ME-17). */
export interface Excursion {
  readonly openedAt: UnixMs;
  best: Money;
  worst: Money;
}

export interface SymbolMarket {
  /** The venue's rules as last read. */
  instrument: Instrument;
  last: string;
  bid: string | null;
  ask: string | null;
  /** Source time of the last tick; 0 before the first. */
  time: UnixMs;
  /** Parsed on first use after a tick. */
  quote: Quote | null;
  /** The order book near the best prices as the feed last sent it; null where it carries none. */
  depth: MarketDepth | null;
  /** The last gaps between ticks, milliseconds, as a ring. */
  readonly gaps: number[];
  gapCount: number;
  /** One-second mids, oldest first, and when the last was taken (RC-21). */
  readonly mids: number[];
  midAt: number;
  /** What the spread usually is (RC-21). */
  readonly spreads: SpreadWindow;
  /** A print far from the market that waits for a second one; null while there is none. */
  doubted: { readonly price: number; readonly since: number } | null;
  /** Bars of the intervals that strategies use, oldest first. */
  readonly series: Map<Interval, BarBuffer>;
  readonly aggregates: Map<Interval, PartialCandle | null>;
  /** Quote volume of the last 24 h of closed bars. */
  readonly volume: VolumeWindow;
  /** Bars of one hour, for the automatic stop. */
  readonly hours: HourRange;
  /** The feed's last closed bar; null before the first. */
  lastBar: Candle | null;
  /** Closes of hours, days and bars, for correlation and volatility. */
  readonly history: SymbolHistory;
  /** Per book: the same symbol may be held in both. */
  readonly marks: Record<Book, Mark | null>;
  readonly excursions: Record<Book, Excursion | null>;
  /** Exit-side prices that two ticks agree on, of open positions (EB-22). */
  readonly confirmed: Record<Book, ConfirmedMark | null>;
}

/** A strategy as it runs here: its interval is never finer than the feed's. */
export interface Installed {
  readonly strategy: PreparedStrategy;
  readonly interval: Interval;
  readonly hash: string;
}

export interface FeedFacts {
  readonly kind: 'live' | 'replay' | 'generator' | 'none';
  readonly label: string;
  readonly interval: Interval;
  readonly cadenceMs: number;
}

export interface JournalHealth {
  /** Since when entries could not be written; null while all is well. */
  failingSince: UnixMs | null;
  text: string;
}

/** A question about an order whose outcome is unknown (RC-24). */
export interface OpenQuery {
  asked: number;
  absentAt: UnixMs | null;
  /** When the next question is due. */
  nextAt: UnixMs;
}

/** One book of an emergency stop: each is planned and verified by its own venue's word and waits for no other. */
export interface StopRun {
  /** Which test the verifier runs now: positions only (ES-03 c), then positions and orders (e), then the watch after flat. */
  stage: 'PLANNING' | 'CLOSING' | 'CLEANING' | 'WATCHING' | 'DONE';
  verifier: FlatVerifier;
  /** Polls and retries without progress, for the growing delay (ES-06). */
  retries: number;
  watchUntil: UnixMs;
  /** Snapshots asked for and heard of: one that was asked for before a leg was handled by hand says nothing about it. */
  asked: number;
  heard: number;
  /** When the questions were asked that have no answer yet, oldest first; and the one that the last answer belongs to. */
  readonly questions: UnixMs[];
  answeredFrom: UnixMs | null;
  /** Since when the venue has not reported a position that was to be closed. */
  readonly gone: Map<SymbolName, UnixMs>;
  /** What the venue last said is there to close; null until it has answered. */
  open: readonly VenuePosition[] | null;
  /** What still works, by the venue's last word and our own record: "ETH/USDT order L-000001". */
  working: readonly string[];
  /** Legs of orders that were canceled with the press, until the plan takes them over. */
  readonly early: Map<ClientOrderId, StopLeg>;
  /** Closes of what we hold by our own record, journaled and not sent yet: the venue's word decides. */
  readonly prepared: Map<SymbolName, PreparedClose>;
}

/** The smallest live position, opened to be closed by the stop's plan. */
export interface PositionDrill {
  readonly symbol: SymbolName;
  readonly startedAt: UnixMs;
  readonly cashBefore: Money;
  /** When the close was sent, and when the position was gone. */
  readonly closingAt: UnixMs | null;
  readonly flatAt: UnixMs | null;
}

export interface LiveState {
  readonly feed: FeedFacts;
  feedState: { state: 'connecting' | 'ok' | 'outage' | 'ended' | 'failed'; text: string };
  readonly markets: Map<SymbolName, SymbolMarket>;
  /** End of the last bar whose refused entries were shown. */
  lastRefusedBar: UnixMs;
  /** Strategies of this build, prepared with their parameters in force. */
  readonly installed: readonly Installed[];
  /** Longest lookback per interval over the installed strategies. */
  readonly neededBars: ReadonlyMap<Interval, number>;
  readonly totals: Readonly<Record<Book, MarkTotals>>;
  /** Per book: the shadow takes nothing from the live account's allowance (RC-09, SM-14). */
  readonly buckets: Record<Book, TokenBucket>;
  /** Cancels and reducing orders, counted apart from entries (RC-09). */
  readonly reservedBuckets: Record<Book, TokenBucket>;
  recentAccepted: AcceptedOrder[];
  /** Round trips of order requests, milliseconds, newest last, with their time. */
  readonly latencies: { at: UnixMs; ms: number }[];
  readonly sentAt: Map<ClientOrderId, UnixMs>;
  readonly reducing: ReducingLive;
  /** Orders whose cancel is on its way. */
  readonly canceling: Set<ClientOrderId>;
  /** Presses of the stop that were counted: one that is sent again because its answer was late counts once (ES-05). */
  readonly stopPresses: Set<string>;
  /** When the live account was asked for a plan drill; null while none is open. */
  planDrillAt: UnixMs | null;
  /** A drill with a position; it does not outlive the session, its position and stop do. */
  positionDrill: PositionDrill | null;
  /** Trade ids already applied: a repeated fill changes nothing. */
  readonly seenTrades: Set<string>;
  readonly queries: Map<ClientOrderId, OpenQuery>;
  readonly breaker: BreakerLive;
  readonly journal: JournalHealth;
  readonly correlation: CorrelationLive;
  readonly ladder: LadderLive;
  readonly venue: VenueLive;
  /** Rises with each change of mode, run, level or limits; a check result carries it (SM-13). */
  stateVersion: number;
  latched: boolean;
  /** Books that the emergency stop closes; empty while nothing is stopped. */
  readonly stops: Map<Book, StopRun>;
  recoveryStep: number;
  lastReconciledAt: UnixMs | null;
  /** Books whose venue has not given its word since the recovery began (SM-19). */
  readonly awaited: Set<Book>;
  /** End of the last stretch of time booked as active or not, and the monotonic clock then. */
  sampledAt: { readonly at: UnixMs; readonly monoMs: number } | null;
  /** Symbols whose price or position changed since the last published patch. */
  readonly dirty: Set<SymbolName>;
  shuttingDown: boolean;
}

/** Live state at the start of a session: no price known, bucket full, nothing in flight. */
export function emptyLiveState(options: {
  readonly feed: FeedFacts;
  readonly instruments: readonly Instrument[];
  readonly bucket: TokenBucket;
  readonly installed: readonly Installed[];
}): LiveState {
  const markets = new Map(
    options.instruments.map((each) => [each.symbol, emptyMarket(each, options.feed.interval)] as const),
  );
  return {
    feed: options.feed,
    feedState: { state: 'connecting', text: '' },
    markets,
    lastRefusedBar: unixMs(0),
    installed: options.installed,
    neededBars: neededBars(options.installed),
    totals: { PAPER: noMarks(), LIVE: noMarks() },
    buckets: { PAPER: options.bucket, LIVE: options.bucket },
    reservedBuckets: { PAPER: options.bucket, LIVE: options.bucket },
    recentAccepted: [],
    latencies: [],
    sentAt: new Map(),
    reducing: emptyReducingLive(),
    canceling: new Set(),
    stopPresses: new Set(),
    planDrillAt: null,
    positionDrill: null,
    seenTrades: new Set(),
    queries: new Map(),
    breaker: emptyBreakerLive(),
    journal: { failingSince: null, text: '' },
    correlation: emptyCorrelationLive(),
    ladder: emptyLadderLive(),
    venue: emptyVenueLive(),
    stateVersion: 0,
    latched: false,
    stops: new Map(),
    recoveryStep: 1,
    lastReconciledAt: null,
    awaited: new Set(),
    sampledAt: null,
    dirty: new Set(),
    shuttingDown: false,
  };
}

const emptyMarket = (instrument: Instrument, interval: Interval): SymbolMarket => ({
  instrument,
  last: '',
  bid: null,
  ask: null,
  time: unixMs(0),
  quote: null,
  depth: null,
  gaps: [],
  gapCount: 0,
  mids: [],
  midAt: 0,
  spreads: new SpreadWindow(),
  doubted: null,
  series: new Map(),
  aggregates: new Map(),
  volume: new VolumeWindow(),
  hours: new HourRange(),
  lastBar: null,
  history: new SymbolHistory(interval),
  marks: { PAPER: null, LIVE: null },
  excursions: { PAPER: null, LIVE: null },
  confirmed: { PAPER: null, LIVE: null },
});

const noMarks = (): MarkTotals => ({
  unrealized: money(ZERO),
  riskUnrealized: money(ZERO),
  confirmedUnrealized: money(ZERO),
  gross: money(ZERO),
  marked: 0,
});

function neededBars(installed: readonly Installed[]): ReadonlyMap<Interval, number> {
  const needed = new Map<Interval, number>();
  for (const { strategy, interval } of installed)
    needed.set(interval, Math.max(needed.get(interval) ?? 0, strategy.lookback));
  return needed;
}
