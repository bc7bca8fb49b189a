/** How a test makes requests, the clock and the trigger of conditional orders fail. */
import type { VenueClock } from '../core/venueClock.ts';
import type { Fault, FaultScope } from '../faults/fault.ts';
import type { FaultPlan } from '../faults/faultPlan.ts';
import type { AlgoBook } from '../usdm/algoBook.ts';

export class FaultControl {
  private readonly plan: FaultPlan;
  private readonly venueClock: VenueClock;
  private readonly algo: AlgoBook;

  constructor(plan: FaultPlan, venueClock: VenueClock, algo: AlgoBook) {
    this.plan = plan;
    this.venueClock = venueClock;
    this.algo = algo;
  }

  /** Round trip from now on. */
  latency(latency: { readonly ms: number; readonly jitterMs?: number }): void {
    this.plan.latency(latency);
  }

  /** Once, unless the scope says more; returns what removes it. */
  add(fault: Fault, scope?: FaultScope): () => void {
    return this.plan.add(fault, scope);
  }

  clear(): void {
    this.plan.clear();
  }

  /** The venue's clock is off by that much. */
  clock(ms: number): void {
    this.venueClock.skew(ms);
  }

  /** Conditional orders hang in TRIGGERING; turned off, they go on. */
  stuckTrigger(on: boolean): void {
    if (on) this.algo.isStuck = true;
    else this.algo.unstick();
  }

  /** The child's events come before TRIGGERED. */
  childFirst(on: boolean): void {
    this.algo.childFirst = on;
  }

  /** New conditional orders cannot be found for that long. */
  hideNewAlgo(ms: number): void {
    this.algo.hiddenMs = ms;
  }
}
