/**
 * The venue's limits, metered by ourselves so that nothing is ever refused for them (design: Orders and the venue). Pure: venue time comes in.
 * 1. Each lane may fill the counters up to its own share; what lies above is reserved for the lanes before it.
 * 2. The venue's own counts correct ours upward.
 * 3. When the venue says stop, nothing is sent until the time it names: sending on is what makes a ban.
 */
import type { BudgetLane } from '../../../../ports/venue.ts';
import { MINUTE_MS, SECOND_MS, type UnixMs } from '../../../../../shared/values/time.ts';
import { AlignedWindow, type Share } from './alignedWindow.ts';

export interface BudgetLimits {
  readonly weightPerMinute: number;
  readonly orders: readonly { readonly intervalMs: number; readonly limit: number }[];
}

export interface RequestCost {
  readonly weight: number;
  /** Orders that are placed, 0 or more; cancels are none. */
  readonly orders: number;
}

/** What a request has taken until it is answered. */
export interface Ticket {
  readonly weight: Share;
  readonly orders: readonly Share[];
}

export type Headers = Readonly<Record<string, unknown>>;

/** Shares of the limits up to which a lane may fill them. */
const SHARES: Readonly<Record<BudgetLane, { readonly weight: number; readonly orders: number }>> = {
  EMERGENCY: { weight: 1, orders: 1 },
  REDUCE: { weight: 0.95, orders: 0.9 },
  RECONCILE: { weight: 0.9, orders: 0 },
  ENTRY: { weight: 0.6, orders: 0.5 },
  MARKET_DATA: { weight: 0.5, orders: 0 },
};
/** The venue stops over the order count with this code: cancels and questions may go on. */
const TOO_MANY_ORDERS = '-1015';

export class RequestBudget {
  #weight: AlignedWindow;
  #orders: readonly AlignedWindow[];
  #stoppedUntil = 0;
  #ordersStoppedUntil = 0;

  constructor(limits: BudgetLimits) {
    [this.#weight, this.#orders] = windowsOf(limits);
  }

  /** Takes other limits over, such as the venue's own list; what was counted against the old ones stays where they are the same. */
  setLimits(limits: BudgetLimits): void {
    const [weight, orders] = windowsOf(limits);
    if (weight.limit !== this.#weight.limit) this.#weight = weight;
    this.#orders = orders.map((next) => this.#orders.find((old) => isSame(old, next)) ?? next);
  }

  /** Milliseconds until the request may leave; 0 when it may now. */
  waitMs(cost: RequestCost, lane: BudgetLane, at: UnixMs): number {
    const share = SHARES[lane];
    const waits = this.#orders.map((window) => window.waitMs(cost.orders, share.orders, at));
    if (cost.orders > 0) waits.push(this.#ordersStoppedUntil - at);
    return Math.max(0, this.#stoppedUntil - at, this.#weight.waitMs(cost.weight, share.weight, at), ...waits);
  }

  take(cost: RequestCost, at: UnixMs): Ticket {
    return {
      weight: this.#weight.take(cost.weight, at),
      orders: this.#orders.map((each) => each.take(cost.orders, at)),
    };
  }

  /** The answer came, or its time is over: then without headers. */
  settle(ticket: Ticket, headers: Headers, at: UnixMs): void {
    this.#weight.settle(ticket.weight, countIn(headers, 'X-Mbx-Used-Weight-1m'), at);
    for (const [index, share] of ticket.orders.entries()) {
      const window = this.#orders[index];
      window?.settle(share, countIn(headers, `X-Mbx-Order-Count-${nameOf(window.intervalMs)}`), at);
    }
  }

  /** The venue refused for its limits (429, 418). Without a time named, until the counter that was over starts anew. */
  stop(code: string, retryAfterMs: number | null, at: UnixMs): void {
    const ordersOnly = code === TOO_MANY_ORDERS;
    const interval = ordersOnly ? Math.min(MINUTE_MS, ...this.#orders.map((each) => each.intervalMs)) : MINUTE_MS;
    const until = at + (retryAfterMs ?? interval - (at % interval));
    if (ordersOnly) this.#ordersStoppedUntil = Math.max(this.#ordersStoppedUntil, until);
    else this.#stoppedUntil = Math.max(this.#stoppedUntil, until);
  }

  isStopped(at: UnixMs): boolean {
    return this.#stoppedUntil > at;
  }

  /** Shares in use, 0 to 1 and above. */
  weightUsed(at: UnixMs): number {
    return this.#weight.used(at) / this.#weight.limit;
  }

  ordersUsed(at: UnixMs): number {
    return Math.max(0, ...this.#orders.map((each) => each.used(at) / each.limit));
  }
}

const windowsOf = ({ weightPerMinute, orders }: BudgetLimits): [AlignedWindow, AlignedWindow[]] => [
  new AlignedWindow(MINUTE_MS, weightPerMinute),
  orders.map(({ intervalMs, limit }) => new AlignedWindow(intervalMs, limit)),
];

const isSame = (one: AlignedWindow, other: AlignedWindow): boolean =>
  one.intervalMs === other.intervalMs && one.limit === other.limit;

const nameOf = (intervalMs: number): string =>
  intervalMs < MINUTE_MS ? `${intervalMs / SECOND_MS}s` : `${intervalMs / MINUTE_MS}m`;

function countIn(headers: Headers, name: string): number | null {
  const count = Number(headers[name] ?? Number.NaN);
  return Number.isFinite(count) ? count : null;
}
