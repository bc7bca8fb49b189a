/**
 * EB-22: what two ticks agree on. A worse price counts only when a later tick, at least the gap after the first worse one, has not come back;
 * then the best price seen meanwhile counts. A better price counts at once. One bad print therefore never makes a loss.
 */
import type { Price } from '../../../shared/values/price.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import type { PositionSide } from '../position/side.ts';

export interface ConfirmedMark {
  readonly side: PositionSide;
  /** Exit-side price that is believed. */
  readonly price: Price;
  /** Worse prices that wait: the best of them, and the source time of the first; null while there are none. */
  readonly doubted: { readonly best: Price; readonly since: UnixMs } | null;
}

export interface ExitTick {
  readonly side: PositionSide;
  /** Bid for longs, ask for shorts (CV-06). */
  readonly price: Price;
  /** Source time. */
  readonly time: UnixMs;
}

/** The believed price after a tick. The first tick of a side is believed: there is nothing to compare it with. */
export function confirmMark(before: ConfirmedMark | null, tick: ExitTick, gapMs: number): ConfirmedMark {
  if (before === null || before.side !== tick.side || !isWorse(tick.side, tick.price, before.price))
    return { side: tick.side, price: tick.price, doubted: null };
  const { doubted } = before;
  if (doubted === null) return { ...before, doubted: { best: tick.price, since: tick.time } };
  const best = isWorse(tick.side, tick.price, doubted.best) ? doubted.best : tick.price;
  // A source whose clock was set back begins to wait anew.
  const since = unixMs(Math.min(doubted.since, tick.time));
  if (tick.time - since < gapMs) return { ...before, doubted: { best, since } };
  const waits = isWorse(tick.side, tick.price, best) ? { best: tick.price, since: tick.time } : null;
  return { side: tick.side, price: best, doubted: waits };
}

const isWorse = (side: PositionSide, price: Price, than: Price): boolean =>
  side === 'LONG' ? price.lessThan(than) : price.greaterThan(than);
