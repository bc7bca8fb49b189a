/** Requests that wait for budget: by lane, within a lane by rank, then by age. Pure. */
import type { BudgetLane } from '../../../../ports/venue.ts';
import { budgetLanes } from './budgetLanes.ts';
import { laneCounts } from './laneCounts.ts';
import type { UnixMs } from '../../../../../shared/values/time.ts';
import type { RequestBudget, RequestCost } from './requestBudget.ts';

export interface Waiting {
  readonly lane: BudgetLane;
  /** Smaller goes first within a lane: cancels before closes (ES-06). */
  readonly rank: number;
  readonly cost: RequestCost;
  /** Whom the request is about; one that waits can be taken back under this name. */
  readonly tag: string | null;
  /** When waiting ends without being sent. */
  readonly until: UnixMs;
}

export class RequestQueue<Item extends Waiting> {
  readonly #lanes: Record<BudgetLane, Item[]> = {
    EMERGENCY: [],
    REDUCE: [],
    RECONCILE: [],
    ENTRY: [],
    MARKET_DATA: [],
  };

  add(item: Item): void {
    const lane = this.#lanes[item.lane];
    const after = lane.findIndex((each) => each.rank > item.rank);
    lane.splice(after === -1 ? lane.length : after, 0, item);
  }

  /** Takes out whoever may leave now, calling back at once so that each counts before the next is asked about. */
  release(budget: RequestBudget, at: UnixMs, leave: (item: Item) => void): void {
    for (const lane of budgetLanes)
      for (const item of this.#lanes[lane].slice()) {
        if (budget.waitMs(item.cost, lane, at) > 0) continue;
        this.#remove(item);
        leave(item);
      }
  }

  /** Takes out whoever has waited too long. */
  expire(at: UnixMs): readonly Item[] {
    const late = this.#all().filter((item) => item.until <= at);
    for (const item of late) this.#remove(item);
    return late;
  }

  /** Milliseconds until someone may leave or has waited too long; null when nobody waits. */
  nextMs(budget: RequestBudget, at: UnixMs): number | null {
    const waits = this.#all().map((item) => Math.min(budget.waitMs(item.cost, item.lane, at), item.until - at));
    return waits.length === 0 ? null : Math.max(0, Math.min(...waits));
  }

  /** Takes back what waits under the name. */
  takeBack(tag: string): Item | null {
    const item = this.#all().find((each) => each.tag === tag) ?? null;
    if (item !== null) this.#remove(item);
    return item;
  }

  /** Takes back all that waits in the lane. */
  takeLane(lane: BudgetLane): readonly Item[] {
    return this.#lanes[lane].splice(0);
  }

  counts(): Readonly<Record<BudgetLane, number>> {
    return laneCounts(this.#lanes);
  }

  #all(): Item[] {
    return budgetLanes.flatMap((lane) => this.#lanes[lane]);
  }

  #remove(item: Item): void {
    const lane = this.#lanes[item.lane];
    lane.splice(lane.indexOf(item), 1);
  }
}
