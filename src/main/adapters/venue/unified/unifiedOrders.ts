/** Placing, canceling and asking about orders. Every answer comes exactly once and nothing throws. */
import type { CancelAnswer, PlaceAnswer, QueryAnswer } from '../../../ports/venue.ts';
import type { OrderTerms } from '../../../../shared/model/order.ts';
import { venueOrderId, type ClientOrderId, type SymbolName } from '../../../../shared/values/ids.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import type { FillLedger } from '../ccxt/fillLedger.ts';
import { graceFor, laneOf, ORDER_TIMEOUT_MS, type SentOrder } from '../ccxt/orderDesk.ts';
import type { OrderWatch } from '../ccxt/orderWatch.ts';
import { BoundedMap } from '../ccxt/stream/boundedMap.ts';
import type { KnownOrder } from './knownOrders.ts';
import type { OrderLists } from './orderLists.ts';
import { readPlaced, type UnifiedOrder } from './readUnified.ts';
import type { UnifiedFills } from './unifiedFills.ts';
import { UnifiedFailure } from './unifiedLine.ts';
import { placeArguments } from './placeArguments.ts';
import type { UnifiedSession } from './unifiedSession.ts';

/** How long an order that was sent may still come into being: nothing is known of the venue's own limit. */
const MAY_COME_MS = 10 * SECOND_MS;
/** A stop that was triggered shows what it became at the latest after this. */
const BECOMES_MS = 10 * SECOND_MS;
const MOST_SENT = 2_000;
/** Orders are searched for from this long before they were sent, and where that is not known from this long before the account was last heard of. */
const SEARCH_MS = MINUTE_MS;
const SEARCH_UNKNOWN_MS = DAY_MS;

export interface UnifiedOrdersOptions {
  readonly session: UnifiedSession;
  readonly lists: OrderLists;
  readonly fills: UnifiedFills;
  readonly ledger: FillLedger;
  readonly orderWatch: OrderWatch;
  /** Until when the account was known before this session. */
  readonly since: UnixMs;
  /** Something happened to orders of the symbol. */
  readonly onNews: (symbol: SymbolName) => void;
}

export class UnifiedOrders {
  readonly #options: UnifiedOrdersOptions;
  readonly #sent = new BoundedMap<ClientOrderId, SentOrder>(MOST_SENT);
  /** When a stop was first seen to be triggered. */
  readonly #triggeredAt = new BoundedMap<ClientOrderId, UnixMs>(MOST_SENT);

  constructor(options: UnifiedOrdersOptions) {
    this.#options = options;
  }

  place(terms: OrderTerms): Promise<PlaceAnswer> {
    const sent: SentOrder = { sentAt: null, outcome: null, answered: null };
    this.#sent.set(terms.clientOrderId, sent);
    sent.answered = this.#place(terms, sent).then((answer) => {
      sent.outcome = answer.kind;
      if (answer.kind === 'rejected') this.#options.orderWatch.end(terms.clientOrderId);
      this.#options.onNews(terms.symbol);
      return answer;
    });
    return sent.answered;
  }

  async cancel(id: ClientOrderId, symbol: SymbolName): Promise<CancelAnswer> {
    const { session, onNews } = this.#options;
    if (session.line.takeBack(id)) return { kind: 'canceled' };
    await graceFor(this.#sent.get(id));
    if (session.line.takeBackHanded(id)) return { kind: 'canceled' };
    try {
      const order = session.known.find(id) ?? (await this.#search(id, symbol));
      const answer = order === null ? NOT_THERE : await this.#cancelAt(order);
      onNews(symbol);
      return answer;
    } catch (error) {
      return { kind: 'unknown', text: textOf(error) };
    }
  }

  async query(id: ClientOrderId, symbol: SymbolName): Promise<QueryAnswer> {
    const { session } = this.#options;
    if (!session.table().has(symbol)) return { kind: 'absent' };
    const sent = this.#sent.get(id);
    if (sent?.outcome === null) return { kind: 'unknown', text: 'The order is on its way.' };
    try {
      const found = await this.find(id, symbol);
      if (found !== null) return await this.#answerOf(found, id);
      const mayCome =
        sent?.sentAt != null && sent.outcome !== 'rejected' && session.venueNow() - sent.sentAt < MAY_COME_MS;
      return mayCome ? { kind: 'unknown', text: 'Not there yet; it may still arrive.' } : { kind: 'absent' };
    } catch (error) {
      return { kind: 'unknown', text: textOf(error) };
    }
  }

  /** The order as the venue has it now: by its number where that is known, else in the lists. Null where it is in none. Rejects on any failure. */
  async find(id: ClientOrderId, symbol: SymbolName): Promise<UnifiedOrder | null> {
    const { session, lists } = this.#options;
    const known = session.known.find(id);
    const hint = { isConditional: known?.isConditional ?? false, since: this.#placedAfter(id) };
    const found = known === null ? null : await lists.byNumber(known.number, symbol, hint);
    return found ?? (await this.#searchLists(id, symbol));
  }

  /** How an order stands, with what a triggered stop became; null while that is not told yet. Its fills are told before. */
  async standing(found: UnifiedOrder, id: ClientOrderId): Promise<UnifiedOrder['order'] | null> {
    const { session, fills, ledger } = this.#options;
    const { order } = found;
    const { symbol } = order.terms;
    const known = {
      id,
      number: order.venueOrderId,
      symbol,
      side: order.terms.side,
      isConditional: found.isConditional,
    };
    session.known.learn(known);
    if (found.isTriggered) session.known.wasTriggered(known);
    if (found.isTriggered || order.filledQuantity.greaterThan(ledger.filledOf(id))) await fills.catchUp(symbol);
    const own = { ...order, terms: { ...order.terms, clientOrderId: id } };
    if (!found.isTriggered) return own;
    const isFilled = fills.isFilled(id, order.terms.quantity);
    if (isFilled) session.known.isDone(id);
    if (!isFilled && !this.#isOverdue(id)) return null;
    return { ...own, status: isFilled ? 'FILLED' : 'CANCELED', filledQuantity: quantity(ledger.filledOf(id)) };
  }

  #isOverdue(id: ClientOrderId): boolean {
    const now = this.#options.session.venueNow();
    const since = this.#triggeredAt.get(id) ?? now;
    this.#triggeredAt.set(id, since);
    return now - since >= BECOMES_MS;
  }

  async #place(terms: OrderTerms, sent: SentOrder): Promise<PlaceAnswer> {
    const { session, orderWatch } = this.#options;
    const { capabilities, line } = session;
    const listed = session.table().get(terms.symbol);
    if (listed === undefined) return { kind: 'rejected', code: 'BadSymbol', text: 'The venue lists no such symbol.' };
    const args = placeArguments(terms, listed, capabilities);
    if (!args.ok) return { kind: 'rejected', ...args.error };
    try {
      const onSent = (): void => {
        sent.sentAt = session.venueNow();
        orderWatch.begin(terms, sent.sentAt);
      };
      const lane = laneOf(terms, capabilities.market);
      const options = { lane, tag: terms.clientOrderId, timeoutMs: ORDER_TIMEOUT_MS, onSent };
      return this.#readPlaced(await line.call({ method: 'createOrder', args: args.value, ...options }), terms);
    } catch (error) {
      if (!(error instanceof UnifiedFailure)) return { kind: 'unknown', text: textOf(error) };
      const { facts, message } = error.call;
      return facts.outcome === 'unknown'
        ? { kind: 'unknown', text: message }
        : { kind: 'rejected', code: facts.code, text: message };
    }
  }

  #readPlaced(body: unknown, { clientOrderId, symbol, side, type }: OrderTerms): PlaceAnswer {
    const { session } = this.#options;
    const placed = readPlaced(body);
    if (placed === null) return { kind: 'unknown', text: 'The answer names no order.' };
    const order = { id: clientOrderId, number: placed.id, symbol, side, isConditional: type === 'STOP_MARKET' };
    session.known.learn(order);
    session.known.startedWorking(order);
    return {
      kind: 'accepted',
      venueOrderId: venueOrderId(placed.id),
      venueTime: placed.timestamp ?? session.venueNow(),
    };
  }

  async #cancelAt({ number, symbol, isConditional }: KnownOrder): Promise<CancelAnswer> {
    const { session } = this.#options;
    const families = session.asksTriggers() ? [{}, { trigger: true }] : [{}];
    for (const params of isConditional ? families.toReversed() : families) {
      try {
        const args = [number, symbol, params];
        await session.line.call({ method: 'cancelOrder', args, lane: 'EMERGENCY', timeoutMs: ORDER_TIMEOUT_MS });
        return { kind: 'canceled' };
      } catch (error) {
        if (!(error instanceof UnifiedFailure) || error.kind !== 'NO_SUCH_ORDER') throw error;
      }
    }
    return NOT_THERE;
  }

  async #search(id: ClientOrderId, symbol: SymbolName): Promise<KnownOrder | null> {
    if (!this.#options.session.table().has(symbol)) return null;
    const found = await this.#searchLists(id, symbol);
    if (found === null) return null;
    const { venueOrderId: number, terms } = found.order;
    const order = { id, number, symbol, side: terms.side, isConditional: found.isConditional };
    this.#options.session.known.learn(order);
    return order;
  }

  async #searchLists(id: ClientOrderId, symbol: SymbolName): Promise<UnifiedOrder | null> {
    const { lists } = this.#options;
    const isIt = (each: UnifiedOrder): boolean => each.order.terms.clientOrderId === id;
    const open = (await lists.open('RECONCILE', symbol)).find(isIt);
    if (open !== undefined) return open;
    return (await lists.past(symbol, this.#placedAfter(id), 'RECONCILE')).find(isIt) ?? null;
  }

  #placedAfter(id: ClientOrderId): UnixMs {
    const sentAt = this.#sent.get(id)?.sentAt ?? null;
    const from = sentAt === null ? this.#options.since - SEARCH_UNKNOWN_MS : sentAt - SEARCH_MS;
    return unixMs(Math.max(0, from));
  }

  async #answerOf(found: UnifiedOrder, id: ClientOrderId): Promise<QueryAnswer> {
    const order = await this.standing(found, id);
    return order === null
      ? { kind: 'unknown', text: 'The stop was triggered; what it became is not told yet.' }
      : { kind: 'found', order };
  }
}

const NOT_THERE = { kind: 'notWorking', text: 'The venue has no such working order.' } as const;
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
