/**
 * Backtests: what is asked for, what a run says of itself while it works, and where finished runs are kept. Everything is plain JSON, because it crosses
 * the border of a worker thread and of a database. Money is decimal text.
 */
import type { Result } from '../../shared/base/result.ts';
import type { EvidencePanel } from '../../shared/evidence/evidencePanel.ts';
import type { PerformanceSummary } from '../../shared/evidence/performanceSummary.ts';
import type { Interval } from '../../shared/model/candle.ts';
import type { Level, TradingMode } from '../../shared/model/mode.ts';
import type { StrategyParameters } from '../../shared/model/strategy.ts';
import type { UnixMs } from '../../shared/values/time.ts';

/** Where the bars come from: candle files and folders of them, or the seeded market generator. */
export type BacktestMarket =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'generator'; readonly seed: number; readonly scenario: string };

export interface BacktestJob {
  readonly id: string;
  readonly market: BacktestMarket;
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  /** Empty takes every symbol of the market. */
  readonly symbols: readonly string[];
  /** First and last instant of the run; null for the market's own. */
  readonly from: number | null;
  readonly to: number | null;
  /** Whose limits the book trades under. */
  readonly mode: TradingMode;
  /** Start equity as decimal text; null for the one in the settings. */
  readonly equity: string | null;
  /** What follows an emergency stop: the run ends, or a scripted person resumes when the cooldown is over. */
  readonly afterStop: 'END' | 'RESUME';
  /** Variants tried outside of this desk (EV-05). */
  readonly declaredVariants: number;
  readonly seed: number;
  /** Settings in the form of the settings file. */
  readonly settings: unknown;
  /** Database of the runs, and when this one was asked for, by the machine's clock. */
  readonly store: string;
  readonly askedAt: number;
  readonly app: string;
}

export interface BacktestProgress {
  readonly phase: 'READING' | 'RUNNING' | 'STORING';
  readonly bars: number;
  /** Null until the files were read. */
  readonly totalBars: number | null;
  readonly barsPerSecond: number;
  readonly secondsLeft: number | null;
}

/** REFUSED: what was asked for cannot be run; BROKEN: it could, and something of ours failed; CANCELED: a person ended it. Nothing is stored. */
export interface BacktestFailure {
  readonly code: 'REFUSED' | 'BROKEN' | 'CANCELED';
  /** One message: found, expected, what to do. */
  readonly text: string;
}

export interface RunningBacktest {
  /** The id of the stored run. Never rejects. */
  readonly done: Promise<Result<string, BacktestFailure>>;
  /** Ends the run; what it has done so far is thrown away. */
  cancel(): void;
}

/** Starts runs apart from the engine: in a worker thread. */
export interface BacktestRunner {
  start(job: BacktestJob, onProgress: (progress: BacktestProgress) => void): RunningBacktest;
}

/** A round trip (ME-09) with its excursions (ME-17); amounts are decimal text. */
export interface BacktestTrade {
  readonly number: number;
  readonly symbol: string;
  readonly side: 'LONG' | 'SHORT';
  readonly quantity: string;
  readonly entryPrice: string;
  readonly exitPrice: string;
  readonly realizedPnl: string;
  readonly fees: string;
  readonly netPnl: string;
  readonly rMultiple: string | null;
  readonly reason: string;
  readonly openedAt: UnixMs;
  readonly closedAt: UnixMs;
  readonly mae: string;
  readonly mfe: string;
  readonly maeR: string | null;
  readonly mfeR: string | null;
}

/** A change of the breaker's level, or an emergency stop. */
export interface BacktestTrip {
  readonly at: UnixMs;
  readonly trigger: string;
  readonly rule: string;
  readonly from: Level;
  readonly to: Level;
  readonly value: string;
  readonly limit: string;
  readonly text: string;
}

export interface BacktestStop {
  readonly incident: string;
  readonly cause: string;
  readonly at: UnixMs;
  /** When flat was verified; null where the run ended before. */
  readonly flatAt: UnixMs | null;
  /** Risk-mark equity at the trigger and wallet balance when flat. */
  readonly equityBefore: string;
  readonly equityAfter: string | null;
  readonly resumedAt: UnixMs | null;
}

export interface BacktestPoint {
  readonly at: UnixMs;
  /** Reporting marks; analytics floats. */
  readonly equity: number;
  /** Lowest since the point before. */
  readonly low: number;
  /** The start equity held in equal parts of the same symbols. */
  readonly hold: number;
}

export interface BacktestRun {
  readonly id: string;
  readonly askedAt: UnixMs;
  readonly durationMs: number;
  readonly strategy: {
    readonly id: string;
    readonly version: number;
    readonly hash: string;
    readonly parameters: StrategyParameters;
    readonly parametersHash: string;
  };
  readonly market: {
    readonly label: string;
    readonly synthetic: boolean;
    readonly interval: Interval;
    /** Names the files; runs on the same files are variants of each other, whatever part of them they use. */
    readonly fingerprint: string;
    /** SHA-256 over every bar that was used. */
    readonly hash: string;
    readonly symbols: readonly string[];
    readonly from: UnixMs;
    readonly to: UnixMs;
    readonly bars: number;
  };
  readonly setup: {
    readonly app: string;
    readonly settingsHash: string;
    readonly mode: TradingMode;
    readonly currency: string;
    readonly equity: string;
    readonly afterStop: BacktestJob['afterStop'];
    readonly seed: number;
  };
  readonly end: {
    readonly kind: 'END_OF_DATA' | 'STOPPED';
    readonly at: UnixMs;
    readonly text: string;
    readonly resumes: number;
    readonly equity: string;
    readonly cash: string;
    readonly openPositions: number;
  };
  readonly counts: {
    readonly orders: number;
    readonly fills: number;
    readonly signals: number;
    readonly refused: number;
  };
  readonly costs: {
    readonly makerFees: string;
    readonly takerFees: string;
    readonly slippage: string;
    readonly filledNotional: string;
  };
  readonly performance: PerformanceSummary;
  readonly evidence: EvidencePanel;
  readonly variants: { readonly known: number; readonly declared: number };
  readonly trades: readonly BacktestTrade[];
  readonly points: readonly BacktestPoint[];
  readonly trips: readonly BacktestTrip[];
  readonly stops: readonly BacktestStop[];
  readonly notes: readonly string[];
  /** SHA-256 over everything but id, clock times and this: two runs of the same inputs have the same. */
  readonly resultHash: string;
}

/** One variant of a strategy that was tried on the same market, as the deflated Sharpe ratio counts it (EV-05). */
export interface BacktestVariant {
  readonly hash: string;
  /** Sharpe ratio per day; null where it is undefined. */
  readonly sharpe: number | null;
  readonly days: number;
}

/** What a list shows of a stored run. */
export interface StoredBacktest {
  readonly id: string;
  readonly askedAt: UnixMs;
  readonly strategy: string;
  readonly parametersHash: string;
  readonly from: UnixMs;
  readonly to: UnixMs;
  readonly trades: number;
  readonly performance: PerformanceSummary;
  readonly evidence: EvidencePanel;
  readonly netPnl: string;
  readonly costs: string;
  readonly text: string;
}

export interface BacktestStore {
  /** Stores a run whole, or not at all. */
  add(run: BacktestRun): Result<void, string>;
  /** Newest first. */
  list(limit: number): readonly StoredBacktest[];
  /** Null when there is no such run. */
  get(id: string): BacktestRun | null;
  /** Every strategy hash tried on a market, with the result of its newest run. */
  variants(strategy: string, fingerprint: string): readonly BacktestVariant[];
  close(): void;
}
