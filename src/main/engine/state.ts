/**
 * The engine's state in two halves. `durable` is immutable and is the fold of the journal's entries, nothing else.
 * `live` holds what the feed and the session teach: it is owned by the one engine loop, changed in place, and can be lost without harm.
 */
import type { Alert } from '../../shared/model/alert.ts';
import type { DrillResult } from '../../shared/model/drill.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Book, Level, ModeState, Run } from '../../shared/model/mode.ts';
import type { StrategyParameters, StrategyStatus } from '../../shared/model/strategy.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { unixMs, type UnixMs } from '../../shared/values/time.ts';
import type { ManualLevel } from '../domain/breaker/manualTrigger.ts';
import type { TripRecord } from '../domain/breaker/tripRecord.ts';
import { unopenedBook, type BookState } from './books.ts';
import { newLadder, type LadderState } from './ladder/ladderState.ts';
import type { LiveState } from './liveState.ts';

/** One installed strategy as the journal knows it. */
export interface StrategyRun {
  readonly id: string;
  readonly status: StrategyStatus;
  readonly hash: string;
  readonly parameters: StrategyParameters;
  readonly symbols: readonly SymbolName[];
  readonly signals: number;
  readonly trades: number;
  readonly lastSignalAt: UnixMs | null;
  /** End of the last bar whose signal was used, per symbol: an older or equal bar never signals again (RC-08). */
  readonly usedCandle: ReadonlyMap<SymbolName, UnixMs>;
}

/** A breaker trigger above L0. */
export interface TriggerState {
  readonly rule: string;
  readonly level: Level;
  readonly since: UnixMs;
  readonly text: string;
  /** What clears an L1 or L2, in words. */
  readonly clears: string;
}

/** An emergency stop after its end. */
export interface PastStop {
  readonly incident: Incident;
  readonly resumedAt: UnixMs;
  /** What the person wrote who resumed. */
  readonly reason: string;
}

export interface Durable {
  readonly modeState: ModeState;
  /** Run before RECOVERING, restored when recovery ends (SM-19). */
  readonly runBefore: Run;
  readonly currency: string;
  readonly attempt: number;
  readonly books: Readonly<Record<Book, BookState>>;
  readonly strategies: ReadonlyMap<string, StrategyRun>;
  readonly triggers: ReadonlyMap<string, TriggerState>;
  /** The last trips, oldest first (EB-23). */
  readonly trips: readonly TripRecord[];
  readonly manualLevel: ManualLevel | null;
  readonly alerts: ReadonlyMap<string, Alert>;
  /** The open emergency stop, or the last one until the book resumes. */
  readonly incident: Incident | null;
  readonly lastDrill: { readonly at: UnixMs; readonly flatMs: number } | null;
  /** Emergency stops that are over, oldest first (EB-23). */
  readonly pastStops: readonly PastStop[];
  /** The last drills with their scores, oldest first. */
  readonly drills: readonly DrillResult[];
  /** Emergency stops so far. */
  readonly incidents: number;
  readonly ladder: LadderState;
  /** Time of the last entry folded in. */
  readonly lastAt: UnixMs;
}

export interface EngineState {
  durable: Durable;
  readonly live: LiveState;
}

/** The durable state of an empty journal: SETUP, recovering, nothing held. */
export const emptyDurable = (): Durable => ({
  modeState: { mode: 'SETUP', run: 'RECOVERING' },
  runBefore: 'RUNNING',
  currency: 'USDT',
  attempt: 0,
  books: { PAPER: unopenedBook(unixMs(0)), LIVE: unopenedBook(unixMs(0)) },
  strategies: new Map(),
  triggers: new Map(),
  trips: [],
  manualLevel: null,
  alerts: new Map(),
  incident: null,
  lastDrill: null,
  pastStops: [],
  drills: [],
  incidents: 0,
  ladder: newLadder,
  lastAt: unixMs(0),
});
