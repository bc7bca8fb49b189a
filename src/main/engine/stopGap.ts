/**
 * Where resting stops lock the balance they protect, a position cannot have its old stop and its new one, or its stop and its sale, at the same time.
 * Between the two it has none: this keeps the clock of RC-19 for that time. What happens when it runs out is in `watchStopGap`.
 */
import type { Order } from '../../shared/model/order.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { SECOND_MS, unixMs } from '../../shared/values/time.ts';
import type { StopGapKey } from './reducingLive.ts';
import { requestCancel } from './sending.ts';
import { setTimer, type Step } from './step.ts';

/** Time between two looks at a gap. */
export const GAP_LOOK_MS = SECOND_MS;

/** Spot: a resting stop holds the balance, and there is no reduce-only. */
export const stopsLock = ({ facts, book }: Step): boolean => facts.venues[book]?.capabilities.market === 'SPOT';

/** Name of a gap. */
export const gapKey = ({ book }: Pick<Step, 'book'>, symbol: SymbolName): StopGapKey => `${book}|${symbol}`;

/** Cancels a stop so that something else can be sold or placed; the clock runs from here, because nobody knows when the cancel takes effect. */
export function giveUpStop(step: Step, order: Order): void {
  requestCancel(step, order);
  openGap(step, order.symbol);
}

/** Starts the clock where it does not run yet. */
export function openGap(step: Step, symbol: SymbolName): void {
  const { gaps } = step.state.live.reducing;
  const key = gapKey(step, symbol);
  if (gaps.has(key)) return;
  gaps.set(key, { since: step.at, overdue: false });
  setTimer(step, `stop-gap:${key}`, unixMs(step.at + GAP_LOOK_MS));
}

/** A stop rests again, or nothing is left to guard. */
export function endGap(step: Step, symbol: SymbolName): void {
  step.state.live.reducing.gaps.delete(gapKey(step, symbol));
}
