/**
 * The engine's state in two halves. `durable` is immutable and is the fold of the journal's entries, nothing else.
 * `live` holds what the feed and the session teach: it is owned by the one engine loop, changed in place, and can be lost without harm.
 */
import type { Alert } from '../../shared/model/alert.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Level, ModeState, Run } from '../../shared/model/mode.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Position } from '../../shared/model/position.ts';
import type { StrategyParameters } from '../../shared/model/strategy.ts';
import { ZERO } from '../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';
import { money, type Money } from '../../shared/values/money.ts';
import type { Quantity } from '../../shared/values/quantity.ts';
import { unixMs, type UnixMs } from '../../shared/values/time.ts';
import type { LiveState } from './liveState.ts';

/** One installed strategy as the journal knows it. */
export interface StrategyRun {
  readonly id: string;
  readonly status: 'RUNNING' | 'STOPPED';
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
}

export interface DayState {
  /** 00:00 UTC of the running day; null before the book was opened. */
  readonly start: UnixMs | null;
  readonly equity: Money;
  readonly realized: Money;
  readonly fees: Money;
}

export interface Durable {
  readonly modeState: ModeState;
  /** Run before RECOVERING, restored when recovery ends (SM-19). */
  readonly runBefore: Run;
  readonly currency: string;
  readonly attempt: number;
  /** Wallet balance of the paper book: start equity + realized - fees. */
  readonly cash: Money;
  readonly positions: ReadonlyMap<SymbolName, Position>;
  /** Working orders, and finished ones for ten minutes. */
  readonly orders: ReadonlyMap<ClientOrderId, Order>;
  readonly strategies: ReadonlyMap<string, StrategyRun>;
  readonly triggers: ReadonlyMap<string, TriggerState>;
  readonly alerts: ReadonlyMap<string, Alert>;
  /** The open emergency stop, or the last one until the book resumes. */
  readonly incident: Incident | null;
  readonly lastDrill: { readonly at: UnixMs; readonly flatMs: number } | null;
  readonly counters: {
    readonly order: number;
    readonly trade: number;
    readonly incident: number;
    readonly fill: number;
  };
  readonly day: DayState;
  /** Highest risk-mark equity, for drawdown (EB-04). */
  readonly highWater: Money;
  readonly lastEquity: Money;
  /** Quantities of the last 20 entries per symbol, oldest first (RC-06). */
  readonly entryQuantities: ReadonlyMap<SymbolName, readonly Quantity[]>;
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
  cash: money(ZERO),
  positions: new Map(),
  orders: new Map(),
  strategies: new Map(),
  triggers: new Map(),
  alerts: new Map(),
  incident: null,
  lastDrill: null,
  counters: { order: 0, trade: 0, incident: 0, fill: 0 },
  day: { start: null, equity: money(ZERO), realized: money(ZERO), fees: money(ZERO) },
  highWater: money(ZERO),
  lastEquity: money(ZERO),
  entryQuantities: new Map(),
  lastAt: unixMs(0),
});
