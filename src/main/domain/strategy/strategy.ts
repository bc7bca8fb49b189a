/**
 * The strategy interface: closed candles in, intents out. Pure and synchronous; prices are analytics floats, and the engine turns a stop into
 * a price on the tick before it counts. A strategy never sizes, never sends and never sees the book beyond its own position.
 */
import type { Result } from '../../../shared/base/result.ts';
import type { Interval } from '../../../shared/model/candle.ts';
import type { StrategyParameters } from '../../../shared/model/strategy.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { PositionSide } from '../position/side.ts';

/** Closed bars, oldest first, as columns. Only the first `count` of each column count, so that a backtest can share one set of arrays. */
export interface BarSeries {
  readonly count: number;
  /** Start of the bar, milliseconds UTC. */
  readonly openTime: ArrayLike<number>;
  readonly open: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly close: ArrayLike<number>;
  readonly volume: ArrayLike<number>;
}

export interface StrategyPosition {
  readonly side: PositionSide;
  /** Unsigned, above 0. */
  readonly quantity: number;
  readonly averageEntry: number;
  /** Null when the position has no stop. */
  readonly stop: number | null;
}

/** What a strategy may see: one symbol's closed bars and its own position there. */
interface StrategyMarket {
  readonly symbol: SymbolName;
  readonly bars: BarSeries;
  /** The strategy's position in the symbol; null when flat. */
  readonly position: StrategyPosition | null;
}

interface StrategyInput<P> extends StrategyMarket {
  readonly parameters: P;
}

/** Whether a decision on a held symbol at the close of the bar at a place is certainly empty. */
export type IdleHolding = (at: number, position: StrategyPosition) => boolean;

/** What the strategy wants, with a reason of at most 200 characters. */
export type Intent =
  | { readonly kind: 'enter'; readonly side: PositionSide; readonly stop: number; readonly reason: string }
  | { readonly kind: 'exit'; readonly reason: string }
  | { readonly kind: 'moveStop'; readonly stop: number; readonly reason: string };

/** One parameter: type, range, default, unit, one sentence. */
export type ParameterSpec = {
  readonly name: string;
  readonly unit: string;
  readonly text: string;
} & (
  | { readonly type: 'integer' | 'number'; readonly min: number; readonly max: number; readonly default: number }
  | { readonly type: 'boolean'; readonly default: boolean }
);

/** Found and expected, in words. */
export interface ParameterProblem {
  readonly name: string;
  readonly text: string;
}

/** What a strategy file exports. `P` is its own parameter type. */
export interface Strategy<P> {
  readonly id: string;
  readonly name: string;
  /** Raised with every change of behavior: part of the strategy hash (SM-22). */
  readonly version: number;
  /** Bar length it wants; 'feed' takes the source's own. */
  readonly interval: 'feed' | Interval;
  readonly specs: readonly ParameterSpec[];
  /** Defaults fill what is absent; unknown names and every value out of range are reported together. */
  parse(input: StrategyParameters): Result<P, readonly ParameterProblem[]>;
  /** Closed bars needed before the first decision; a decision looks at no more than these. */
  lookback(parameters: P): number;
  /** Called once per closed bar with at least `lookback` bars; the last bar is the one just closed. */
  evaluate(input: StrategyInput<P>): readonly Intent[];
  /** One mark per bar: 0 where a decision on a flat symbol at the close of that bar is certainly empty. Absent: every bar has to be asked about. */
  entryMarks?(bars: BarSeries, parameters: P): Uint8Array;
  /** The same for a held symbol, over whole columns. */
  idleHolding?(bars: BarSeries, parameters: P): IdleHolding;
}

/** A strategy with its parameters parsed: what the engine runs. */
export interface PreparedStrategy {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly interval: 'feed' | Interval;
  readonly specs: readonly ParameterSpec[];
  /** Every parameter with its value in force. */
  readonly parameters: StrategyParameters;
  readonly lookback: number;
  /** No intents while there are fewer bars than `lookback`. */
  evaluate(market: StrategyMarket): readonly Intent[];
  /** One mark per bar of whole columns, 0 where a flat symbol certainly gives no intent; null when the strategy cannot tell. */
  entryMarks(bars: BarSeries): Uint8Array | null;
  /** Tells of whole columns where a held symbol certainly gives no intent; null when the strategy cannot tell. */
  idleHolding(bars: BarSeries): IdleHolding | null;
}

/** A strategy behind one type whatever its parameters: what the registry holds. */
export interface RegisteredStrategy {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly interval: 'feed' | Interval;
  readonly specs: readonly ParameterSpec[];
  prepare(input: StrategyParameters): Result<PreparedStrategy, readonly ParameterProblem[]>;
}
