/**
 * The one way of a request to the venue: waits in its lane for budget, leaves once, and is answered or fails. Keeps the figures of the link.
 */
import type { BudgetLane } from '../../../ports/venue.ts';
import { SECOND_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { RequestBudget, RequestCost, Ticket } from './budget/requestBudget.ts';
import { RequestQueue, type Waiting } from './budget/requestQueue.ts';
import { costOf } from './budget/requestWeights.ts';
import { CallError, notSent, unanswered } from './callError.ts';
import type { VenueExchange, VenueReply, VenueRequest } from './venueExchange.ts';

export interface CallOptions {
  readonly lane: BudgetLane;
  /** Smaller goes first within the lane. */
  readonly rank?: number;
  /** Whom the request is about, to take it back while it waits. */
  readonly tag?: string;
  /** Longest wait for the answer once it is sent. */
  readonly timeoutMs?: number;
  /** Called when it leaves, before the answer. */
  readonly onSent?: () => void;
}

export interface LineFigures {
  readonly calls: number;
  readonly errors: number;
  readonly lastUsedAt: UnixMs | null;
  readonly lastError: string | null;
}

interface Item extends Waiting {
  readonly request: VenueRequest;
  readonly timeoutMs: number | undefined;
  readonly onSent: (() => void) | undefined;
  readonly resolve: (reply: VenueReply) => void;
  readonly reject: (error: CallError) => void;
}

export interface RequestLineOptions {
  readonly exchange: VenueExchange;
  readonly budget: RequestBudget;
  /** Venue time as believed: its counters start anew on its clock. */
  readonly venueNow: () => UnixMs;
  /** Called with every failure of the venue or the way to it. */
  readonly onError: (error: CallError) => void;
  /** Measures the venue's clock again; a request refused for its time is sent once more after it. */
  readonly syncClock: () => Promise<void>;
}

/** An entry that waits longer is decided on stale prices; what reduces may wait for the venue's own pause. */
const LONGEST_WAIT_MS: Readonly<Record<BudgetLane, number>> = {
  EMERGENCY: 120 * SECOND_MS,
  REDUCE: 120 * SECOND_MS,
  RECONCILE: 10 * SECOND_MS,
  ENTRY: SECOND_MS,
  MARKET_DATA: 10 * SECOND_MS,
};
const CLOCK_OFF = '-1021';
const LIMITS = new Set([418, 429]);

export class RequestLine {
  readonly #options: RequestLineOptions;
  readonly #queue = new RequestQueue<Item>();
  #timer: NodeJS.Timeout | null = null;
  #figures = { calls: 0, errors: 0, lastUsedAt: null as UnixMs | null, lastError: null as string | null };
  #closed = false;

  constructor(options: RequestLineOptions) {
    this.#options = options;
  }

  /** Sends when its turn comes. Rejects with CallError only. */
  call(request: VenueRequest, options: CallOptions): Promise<VenueReply> {
    if (this.#closed) return Promise.reject(notSent('CLOSED', 'The venue is closed'));
    const { lane, rank = 1, tag = null, timeoutMs, onSent } = options;
    const until = unixMs(this.#options.venueNow() + LONGEST_WAIT_MS[lane]);
    return new Promise((resolve, reject) => {
      const cost = costOf(request);
      this.#queue.add({ request, lane, rank, tag, timeoutMs, onSent, until, cost, resolve, reject });
      this.#pump();
    });
  }

  /** Takes back a request that still waits; it fails as not sent. */
  takeBack(tag: string): boolean {
    const item = this.#queue.takeBack(tag);
    item?.reject(notSent('TAKEN_BACK', 'Canceled while it waited for request budget'));
    return item !== null;
  }

  /** Takes back every entry that still waits: an emergency stop lets none of them leave (ES-01). */
  takeBackEntries(): void {
    for (const item of this.#queue.takeLane('ENTRY'))
      item.reject(notSent('TAKEN_BACK', 'Taken back by the emergency stop while it waited for request budget'));
  }

  /** Takes note of a failure inside an answer: an element of a batch that the venue refused. */
  note(error: CallError): CallError {
    return this.#noted(error);
  }

  get figures(): LineFigures {
    return this.#figures;
  }

  waiting(): Readonly<Record<BudgetLane, number>> {
    return this.#queue.counts();
  }

  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const item of this.#queue.expire(unixMs(Number.MAX_SAFE_INTEGER)))
      item.reject(notSent('CLOSED', 'The venue was closed'));
  }

  #pump(): void {
    const { budget, venueNow } = this.#options;
    const at = venueNow();
    for (const item of this.#queue.expire(at))
      item.reject(notSent('BUDGET', "Not sent: the venue's request limit is used up"));
    this.#queue.release(budget, at, (item) => void this.#send(item));
    if (this.#timer !== null) clearTimeout(this.#timer);
    const waitMs = this.#queue.nextMs(budget, at);
    this.#timer = waitMs === null ? null : setTimeout(() => this.#pump(), Math.max(1, waitMs));
  }

  async #send(item: Item): Promise<void> {
    try {
      item.resolve(await this.#sendPatiently(item));
    } catch (error) {
      item.reject(this.#noted(error));
    }
    if (!this.#closed) this.#pump();
  }

  /** A request refused for its time was not carried out: the clock is measured and it goes once more. */
  async #sendPatiently(item: Item): Promise<VenueReply> {
    try {
      return await this.#sendOnce(item);
    } catch (error) {
      if (!(error instanceof CallError) || error.facts.code !== CLOCK_OFF) throw error;
      await this.#options.syncClock();
      return await this.#sendOnce(item);
    }
  }

  async #sendOnce({ request, cost, timeoutMs, onSent }: Item): Promise<VenueReply> {
    const { exchange, budget, venueNow } = this.#options;
    const ticket = budget.take(cost, venueNow());
    onSent?.();
    try {
      const reply = await exchange.send(request, timeoutMs);
      budget.settle(ticket, reply.headers, venueNow());
      this.#figures.calls += 1;
      this.#figures.lastUsedAt = venueNow();
      return reply;
    } catch (error) {
      this.#settleFailed(ticket, error, cost);
      throw error;
    }
  }

  #settleFailed(ticket: Ticket, error: unknown, { orders }: RequestCost): void {
    const { budget, venueNow } = this.#options;
    const facts = error instanceof CallError ? error.facts : null;
    const isLimit = facts !== null && LIMITS.has(facts.status ?? 0);
    // The venue names the time to go on: the count it refuses at would say otherwise.
    budget.settle(ticket, isLimit ? {} : (facts?.headers ?? {}), venueNow());
    if (!isLimit) return;
    budget.stop(orders > 0 ? facts.code : 'WEIGHT', facts.retryAfterMs, venueNow());
  }

  #noted(error: unknown): CallError {
    const known = error instanceof CallError ? error : unanswered(error);
    this.#figures.lastUsedAt = this.#options.venueNow();
    this.#options.onError(known);
    // The venue's ordinary no is an answer like any other.
    if (known.facts.outcome === 'refused' && !LIMITS.has(known.facts.status ?? 0)) {
      this.#figures.calls += 1;
      return known;
    }
    this.#figures.errors += 1;
    this.#figures.lastError = `${known.facts.code}: ${known.message}`;
    return known;
  }
}
