/**
 * What became of an order (RC-24): asked in every service that may hold it, absent only when all of them say so and it cannot come into being any
 * more. What it has filled is told before the answer.
 */
import { setTimeout } from 'node:timers/promises';
import type { QueryAnswer, VenueOrder } from '../../../ports/venue.ts';
import type { ClientOrderId, SymbolName } from '../../../../shared/values/ids.ts';
import { SECOND_MS } from '../../../../shared/values/time.ts';
import { CallError } from './callError.ts';
import type { FillHistory } from './fillHistory.ts';
import type { FillLedger } from './fillLedger.ts';
import { orderById, type OrderDesk } from './orderDesk.ts';
import { ORDER_WINDOW_MS, type OrderFamily } from './orderRequest.ts';
import { readAlgoOrder, readRegularOrder, type ReportedOrder } from './readOrder.ts';
import { nameIn, type VenueSession } from './venueSession.ts';

/** An order shows up in questions this long after it was taken. */
const VISIBLE_MS = SECOND_MS;
/** A question that comes this shortly before an absence counts waits for it: the next one might be seconds away. */
const LONGEST_WAIT_MS = SECOND_MS / 2;
const NO_SUCH_ORDER = '-2013';

interface Question {
  readonly id: ClientOrderId;
  readonly symbol: SymbolName;
  readonly venueSymbol: string;
}

export interface OrderQuestionsOptions {
  readonly session: VenueSession;
  readonly desk: OrderDesk;
  readonly ledger: FillLedger;
  readonly history: FillHistory;
}

export class OrderQuestions {
  readonly #options: OrderQuestionsOptions;

  constructor(options: OrderQuestionsOptions) {
    this.#options = options;
  }

  async query(id: ClientOrderId, symbol: SymbolName): Promise<QueryAnswer> {
    const { session, desk } = this.#options;
    const listed = session.table().byName(symbol);
    if (listed === null) return { kind: 'absent' };
    if (desk.sent(id)?.outcome === null) return { kind: 'unknown', text: 'The order is on its way.' };
    const question = { id, symbol, venueSymbol: listed.venueSymbol };
    try {
      const order = await this.#ask(question);
      if (order !== null) return { kind: 'found', order };
      const mayComeMs = this.#mayComeMs(id);
      if (mayComeMs === 0) return { kind: 'absent' };
      if (mayComeMs > LONGEST_WAIT_MS) return { kind: 'unknown', text: 'Not there yet; it may still arrive.' };
      await setTimeout(mayComeMs);
      const late = await this.#ask(question);
      return late === null ? { kind: 'absent' } : { kind: 'found', order: late };
    } catch (error) {
      return { kind: 'unknown', text: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Null where no service that may hold it knows it. Rejects on any other failure. */
  async #ask(question: Question): Promise<VenueOrder | null> {
    for (const family of this.#options.desk.familiesOf(question.id)) {
      const found = await this.#find(family, question);
      if (found !== null) return this.#tellFills(found, question);
    }
    return null;
  }

  /** How long an order that is not found may still be on the way: until its time to travel is over and it would be visible. */
  #mayComeMs(id: ClientOrderId): number {
    const { session, desk } = this.#options;
    const sent = desk.sent(id);
    if (sent === undefined || sent.sentAt === null || sent.outcome === 'rejected') return 0;
    return Math.max(0, sent.sentAt + ORDER_WINDOW_MS + VISIBLE_MS - session.venueNow());
  }

  /** Null where the service says that it has no such order. Rejects on any other failure. */
  async #find(family: OrderFamily, { id, venueSymbol }: Question): Promise<ReportedOrder | null> {
    const { session } = this.#options;
    const read = family === 'ALGO' ? readAlgoOrder : readRegularOrder;
    try {
      const request = orderById('GET', { family, id, venueSymbol, session });
      const found = read((await session.line.call(request, { lane: 'RECONCILE' })).body, nameIn(session));
      if (found === null) throw new Error('The answer is no order.');
      session.names.learnFamily(id, family);
      return found;
    } catch (error) {
      if (error instanceof CallError && error.facts.code === NO_SUCH_ORDER) return null;
      throw error;
    }
  }

  async #tellFills(found: ReportedOrder, { id, symbol, venueSymbol }: Question): Promise<VenueOrder> {
    const { session, ledger, history } = this.#options;
    const { names } = session;
    const isAlgo = names.familyOf(id) === 'ALGO';
    const number = isAlgo ? found.childId : found.order.venueOrderId;
    const order = isAlgo && number !== null ? await this.#asChild(found, venueSymbol, number) : found.order;
    if (number !== null) {
      names.learnNumber(venueSymbol, number, id);
      if (order.filledQuantity.greaterThan(ledger.filledOf(id))) await history.catchUpOrder(symbol, number);
    }
    return { ...order, terms: { ...order.terms, clientOrderId: id } };
  }

  /** A triggered stop stands as the order it became does. */
  async #asChild(stop: ReportedOrder, venueSymbol: string, orderId: string): Promise<VenueOrder> {
    const { session } = this.#options;
    const params = { symbol: venueSymbol, orderId };
    const request = { api: 'fapiPrivate', method: 'GET', path: 'order', params } as const;
    try {
      const { body } = await session.line.call(request, { lane: 'RECONCILE' });
      const child = readRegularOrder(body, nameIn(session));
      if (child === null) return stop.order;
      const { status, filledQuantity } = child.order;
      return { ...stop.order, status, filledQuantity };
    } catch (error) {
      if (error instanceof CallError && error.facts.code === NO_SUCH_ORDER) return stop.order;
      throw error;
    }
  }
}
