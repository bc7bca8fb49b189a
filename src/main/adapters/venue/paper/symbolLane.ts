/**
 * What the paper venue remembers of one symbol: the last words of the market and the orders that rest.
 * A tick that no resting order can react to is stored and nothing else, which keeps a replay fast.
 */
import type { MarketTick } from '../../../ports/marketFeed.ts';
import type { Candle } from '../../../../shared/model/candle.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import type { ClientOrderId } from '../../../../shared/values/ids.ts';
import type { BookDepth } from './bookDepth.ts';
import type { WorkingOrder } from './workingOrder.ts';

export interface SymbolLane {
  readonly instrument: Instrument;
  tick: MarketTick | null;
  /** Last closed bar. */
  bar: Candle | null;
  depth: BookDepth | null;
  /** In order of arrival. */
  readonly working: Map<ClientOrderId, WorkingOrder>;
  /** Strictly between these two no resting order reacts. Floats that only spare exact comparisons, widened so that none is missed. */
  quietAbove: number;
  quietBelow: number;
}

export interface QuietRange {
  readonly above: number;
  readonly below: number;
}

export const NOTHING_RESTS: QuietRange = { above: -Infinity, below: Infinity };

const WIDENING = 1e-9;

/** A lane without market and orders. */
export const emptyLane = (instrument: Instrument): SymbolLane => ({
  instrument,
  tick: null,
  bar: null,
  depth: null,
  working: new Map(),
  quietAbove: -Infinity,
  quietBelow: Infinity,
});

/** True when the price cannot trigger or fill anything that rests. */
export function isQuiet(lane: SymbolLane, last: string): boolean {
  if (lane.working.size === 0) return true;
  const value = Number(last);
  return value > lane.quietAbove && value < lane.quietBelow;
}

/** Recomputes the quiet range; to be called after every change of the working orders. */
export function refreshQuietRange(lane: SymbolLane): void {
  lane.quietAbove = -Infinity;
  lane.quietBelow = Infinity;
  for (const { terms } of lane.working.values()) {
    const level = Number((terms.triggerPrice ?? terms.limitPrice ?? 0).toString());
    const reactsBelow = (terms.type === 'STOP_MARKET') === (terms.side === 'SELL');
    if (reactsBelow) lane.quietAbove = Math.max(lane.quietAbove, level * (1 + WIDENING));
    else lane.quietBelow = Math.min(lane.quietBelow, level * (1 - WIDENING));
  }
}
