/**
 * Watches the account: what works, what ended, what was filled. What is told is always read from the venue's record; a message of a stream only says
 * that it is time to read it, so that a stream may fail, repeat or leave out without anything being told wrong. Where there is none, the clock does.
 */
import type { AccountEvent } from '../../../ports/venue.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { MINUTE_MS, SECOND_MS } from '../../../../shared/values/time.ts';
import type { OrderWatch } from '../ccxt/orderWatch.ts';
import type { KnownOrder } from './knownOrders.ts';
import type { OrderLists } from './orderLists.ts';
import type { UnifiedOrder } from './readUnified.ts';
import type { UnifiedClock } from './unifiedClock.ts';
import type { UnifiedFills } from './unifiedFills.ts';
import { UnifiedFailure } from './unifiedLine.ts';
import type { UnifiedOrders } from './unifiedOrders.ts';
import type { UnifiedSession } from './unifiedSession.ts';

/** Without a stream a fill waits this long for its stop; with one the reading is a sign of life only (EB-12). */
const WITHOUT_STREAM_MS = 2 * SECOND_MS;
const WITH_STREAM_MS = 4 * SECOND_MS;
/** One failed reading is no lost connection. */
const FAILED_READINGS = 2;
const LATE_NEWS_MS = SECOND_MS;

export interface AccountWatchOptions {
  readonly session: UnifiedSession;
  readonly lists: OrderLists;
  readonly fills: UnifiedFills;
  readonly orders: UnifiedOrders;
  readonly orderWatch: OrderWatch;
  readonly clock: UnifiedClock;
  /** Symbols that may have fills. */
  readonly active: Set<SymbolName>;
  /** Share of the library's spacing in use, 0 to 1 (RC-32). */
  readonly spacingUsed: () => number;
  /** Whether a stream says when there is news. */
  readonly isStreaming: () => boolean;
  readonly onState: (state: 'up' | 'down', text: string) => void;
}

export class AccountWatch {
  readonly #options: AccountWatchOptions;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;
  #hasNews = false;
  #failed = 0;
  #isUp = false;
  #isClosed = false;
  #probedAt = Number.NEGATIVE_INFINITY;

  constructor(options: AccountWatchOptions) {
    this.#options = options;
  }

  /** Resolves after the first reading, whatever came of it. */
  start(): Promise<void> {
    this.#hasNews = true;
    return this.#readNow();
  }

  /** Something happened: read now, and once more a little later, because lists lag behind. */
  news(): void {
    if (this.#isClosed) return;
    this.#hasNews = true;
    if (this.#reading === null) void this.#readNow();
  }

  close(): void {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #readNow(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#reading = this.#readOnce().finally(() => {
      this.#reading = null;
      if (this.#isClosed) return;
      if (this.#hasNews) void this.#readNow();
      else this.#wait();
    });
    return this.#reading;
  }

  #wait(): void {
    const ms = this.#unsettled ? LATE_NEWS_MS : this.#options.isStreaming() ? WITH_STREAM_MS : WITHOUT_STREAM_MS;
    this.#timer = setTimeout(() => void this.#readNow(), ms);
    this.#timer.unref();
  }

  /** The reading before had news; the next one comes soon. */
  #unsettled = false;

  async #readOnce(): Promise<void> {
    const withFills = this.#hasNews || this.#unsettled || !this.#options.isStreaming();
    this.#unsettled = this.#hasNews;
    this.#hasNews = false;
    try {
      await this.#read(withFills);
      const probeMs = await this.#probe();
      this.#succeeded();
      this.#tell({ kind: 'heartbeat', weightUsed: this.#options.spacingUsed(), probeMs });
    } catch (error) {
      this.#lost(error instanceof UnifiedFailure ? error.message : String(error));
    }
  }

  async #read(withFills: boolean): Promise<void> {
    const { session, lists, fills, active } = this.#options;
    const before = session.known.working();
    const open = await lists.open('RECONCILE');
    for (const order of open) this.#seen(order);
    const numbers = new Set(open.map((each) => `${each.order.terms.symbol} ${each.order.venueOrderId}`));
    const gone = before.filter((each) => !numbers.has(`${each.symbol} ${each.number}`));
    if (withFills || gone.length > 0)
      for (const symbol of new Set([...active, ...gone.map((each) => each.symbol)])) await fills.catchUp(symbol);
    for (const order of gone) await this.#settle(order);
  }

  #seen({ order, isConditional }: UnifiedOrder): void {
    const { session } = this.#options;
    const { symbol, side, clientOrderId } = order.terms;
    const number = order.venueOrderId;
    const id = session.known.idOf(symbol, number) ?? clientOrderId;
    const known = { id, number, symbol, side, isConditional };
    session.known.learn(known);
    if (session.known.startedWorking(known))
      this.#tell({ kind: 'working', order: { ...order, terms: { ...order.terms, clientOrderId: id } } });
  }

  /** What became of an order that is not listed any more: fills were told before, so only another end is left to tell. */
  async #settle({ id, symbol }: KnownOrder): Promise<void> {
    const { session, orders, fills, orderWatch } = this.#options;
    const found = await orders.find(id, symbol);
    const order = found === null ? null : await orders.standing(found, id);
    if (order === null) {
      this.#unsettled = true;
      return;
    }
    const { status } = order;
    if (status === 'OPEN' || status === 'PARTIAL') return;
    session.known.stoppedWorking(id);
    if (order.filledQuantity.isZero() || fills.isFilled(id, order.filledQuantity)) orderWatch.end(id);
    if (status === 'FILLED') return;
    this.#tell({
      kind: 'order',
      clientOrderId: id,
      venueOrderId: order.venueOrderId,
      status,
      text: `The venue says ${status}.`,
    });
  }

  async #probe(): Promise<number | null> {
    const { session, clock } = this.#options;
    if (!session.capabilities.clock || performance.now() - this.#probedAt < MINUTE_MS / 2) return null;
    this.#probedAt = performance.now();
    return clock.probe(session.line);
  }

  #succeeded(): void {
    this.#failed = 0;
    if (this.#isUp) return;
    this.#isUp = true;
    this.#options.onState('up', 'The account is read.');
  }

  #lost(text: string): void {
    this.#failed += 1;
    this.#unsettled = true;
    if (this.#isUp && this.#failed < FAILED_READINGS) return;
    if (this.#isUp || this.#failed === FAILED_READINGS) this.#options.onState('down', text);
    this.#isUp = false;
  }

  #tell(event: AccountEvent): void {
    if (!this.#isClosed) this.#options.session.tell(event);
  }
}
