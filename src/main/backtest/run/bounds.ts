/** Bounds of the book's equity in a window, and what they say about the breaker and the high-water mark. Always on the careful side. */
import type { Range } from './equityRange.ts';
import type { Watch } from './watch.ts';

/** Relative width for the rounding of floats. */
const MARGIN = 1e-9;
/** A risk mark is on the far side of a modeled spread of one basis point, rounded outward to the tick. */
const HALF_SPREAD = 0.0001;

/** Lowest and highest equity at risk marks in the running bars, the close before them included. */
export function equityBounds({ interests, cash }: Watch): Range {
  let low = cash;
  let high = cash;
  for (const { lane, quantity, averageEntry, tick } of interests) {
    if (quantity === 0) continue;
    const before = lane.close[lane.count - 1] ?? averageEntry;
    const top = Math.max(before, lane.current < 0 ? before : (lane.high[lane.current] ?? before));
    const bottom = Math.min(before, lane.current < 0 ? before : (lane.low[lane.current] ?? before));
    const spread = top * HALF_SPREAD + 2 * tick;
    const [worst, best] = quantity > 0 ? [bottom - spread, top] : [top + spread, bottom];
    low += quantity * (worst - averageEntry);
    high += quantity * (best - averageEntry);
  }
  return { low, high };
}

/** Whether a sample of the window could raise the risk high-water mark. A flat book's cash is compared exactly elsewhere. */
export function mayPeak(watch: Watch): boolean {
  if (watch.interests.every(({ quantity }) => quantity === 0)) return false;
  return equityBounds(watch).high >= watch.highWater * (1 - MARGIN);
}

/** The same for a sample at one instant, at the prices before it. */
export function mayPeakAt({ interests, cash, highWater }: Watch, at: number): boolean {
  let most = cash;
  for (const { lane, quantity, averageEntry } of interests)
    if (quantity !== 0) most += quantity * (lane.lastBefore(at) - averageEntry);
  return !(most < highWater * (1 - MARGIN));
}

/**
 * Whether a loss comes near an amount at which the breaker's answer changes. `dayBefore` bounds the equity 24 hours ago; where it is null the base that
 * the engine has at hand counts.
 */
export function isNearLoss(watch: Watch, { low, high }: Range, dayBefore: Range | null): boolean {
  for (const { trigger, reference, amounts } of watch.bands) {
    const slides = trigger === 'ROLLING_LOSS' && dayBefore !== null;
    const least = slides ? dayBefore.low : reference;
    const most = slides ? dayBefore.high : reference;
    const lossLow = (least - high) / least - MARGIN;
    const lossHigh = (most - low) / most + MARGIN;
    for (const amount of amounts) if (amount >= lossLow && amount <= lossHigh) return true;
  }
  return false;
}
