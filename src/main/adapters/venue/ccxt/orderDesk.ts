/** Placing, canceling and asking about orders, each in the service that holds it. Every answer comes exactly once and nothing throws. */
import { setTimeout as delay } from 'node:timers/promises';
import type { BudgetLane, CancelAnswer, PlaceAnswer } from '../../../ports/venue.ts';
import type { OrderTerms } from '../../../../shared/model/order.ts';
import { venueOrderId, type ClientOrderId, type SymbolName } from '../../../../shared/values/ids.ts';
import { SECOND_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { z } from 'zod';
import { CallError } from './callError.ts';
import { CloseBatches } from './closeBatches.ts';
import { familyOf, placeRequest, type OrderFamily } from './orderRequest.ts';
import type { OrderWatch } from './orderWatch.ts';
import { BoundedMap } from './stream/boundedMap.ts';
import type { VenueReply, VenueRequest } from './venueExchange.ts';
import { idField } from './venueFields.ts';
import type { VenueSession } from './venueSession.ts';

/** A request of the order path without an answer counts as lost after this long (EB-05). */
export const ORDER_TIMEOUT_MS = 5 * SECOND_MS;
/** A cancel waits this long for the answer to its own order, which would otherwise not be found yet. */
const PLACE_GRACE_MS = SECOND_MS;
const CANCEL_RANK = 0;
const MOST_SENT = 2_000;

const NO_SUCH_SYMBOL = { kind: 'rejected', code: '-1121', text: 'Invalid symbol.' } as const;
/** Not working any more, or not in this service. */
const NOT_THERE = new Set(['-2011', '-2013']);

const placedSchema = z.union([
  z.object({ orderId: idField, updateTime: z.int().optional(), transactTime: z.int().optional() }),
  z.object({ algoId: idField, updateTime: z.int().optional(), createTime: z.int().optional() }),
]);

/** What is known here of an order of this session. */
export interface SentOrder {
  /** Venue time at which it left; null while it waits for budget. */
  sentAt: UnixMs | null;
  /** Null until it is answered. */
  outcome: PlaceAnswer['kind'] | null;
  answered: Promise<PlaceAnswer> | null;
}

export class OrderDesk {
  readonly #session: VenueSession;
  readonly #batches: CloseBatches;
  readonly #sent = new BoundedMap<ClientOrderId, SentOrder>(MOST_SENT);

  readonly #watch: OrderWatch;
  readonly #onPlace: (symbol: SymbolName) => void;

  constructor(session: VenueSession, watch: OrderWatch, onPlace: (symbol: SymbolName) => void) {
    this.#session = session;
    this.#watch = watch;
    this.#batches = new CloseBatches(session.line);
    this.#onPlace = onPlace;
  }

  place(terms: OrderTerms): Promise<PlaceAnswer> {
    const listed = this.#session.table().byName(terms.symbol);
    if (listed === null) return Promise.resolve(NO_SUCH_SYMBOL);
    this.#onPlace(terms.symbol);
    const sent: SentOrder = { sentAt: null, outcome: null, answered: null };
    this.#sent.set(terms.clientOrderId, sent);
    sent.answered = this.#place(terms, listed.venueSymbol, sent).then((answer) => {
      sent.outcome = answer.kind;
      return answer;
    });
    return sent.answered;
  }

  /** What is known here of an order sent in this session. */
  sent(id: ClientOrderId): SentOrder | undefined {
    return this.#sent.get(id);
  }

  async cancel(id: ClientOrderId, symbol: SymbolName): Promise<CancelAnswer> {
    const listed = this.#session.table().byName(symbol);
    if (listed === null) return { kind: 'notWorking', text: 'The venue lists no such symbol.' };
    if (this.#session.line.takeBack(id)) return { kind: 'canceled' };
    await graceFor(this.#sent.get(id));
    for (const family of this.familiesOf(id)) {
      const answer = await this.#cancelIn(family, id, listed.venueSymbol);
      if (answer.kind !== 'notWorking') return answer;
    }
    return { kind: 'notWorking', text: 'The venue has no such working order.' };
  }

  /** The services that may hold an order, the likelier first. */
  familiesOf(id: ClientOrderId): readonly OrderFamily[] {
    const { market, names } = this.#session;
    if (market === 'SPOT') return ['REGULAR'];
    const known = names.familyOf(id);
    // The child of a triggered stop is a regular order.
    if (known === null || known === 'ALGO') return known === null ? ['REGULAR', 'ALGO'] : ['ALGO', 'REGULAR'];
    return ['REGULAR'];
  }

  async #place(terms: OrderTerms, venueSymbol: string, sent: SentOrder): Promise<PlaceAnswer> {
    const { market, line, names } = this.#session;
    const family = familyOf(terms, market);
    names.learnFamily(terms.clientOrderId, family);
    try {
      const request = placeRequest(terms, { market, venueSymbol, hedged: this.#session.isHedged() });
      const onSent = (): void => {
        sent.sentAt = this.#session.venueNow();
        this.#watch.begin(terms, sent.sentAt);
      };
      const options = { lane: laneOf(terms, market), tag: terms.clientOrderId, timeoutMs: ORDER_TIMEOUT_MS, onSent };
      const isBatched = options.lane === 'EMERGENCY' && market === 'PERP' && family === 'REGULAR';
      const reply = isBatched ? this.#batches.place(request, options) : line.call(request, options);
      return this.#readPlaced(await reply, terms, venueSymbol);
    } catch (error) {
      const answer = refusalOf(error);
      if (answer.kind === 'rejected') this.#watch.end(terms.clientOrderId);
      return answer;
    }
  }

  #readPlaced({ body }: VenueReply, terms: OrderTerms, venueSymbol: string): PlaceAnswer {
    const parsed = placedSchema.safeParse(body);
    if (!parsed.success) return { kind: 'unknown', text: 'The answer names no order.' };
    const { data } = parsed;
    const number = 'orderId' in data ? data.orderId : data.algoId;
    if ('orderId' in data) this.#session.names.learnNumber(venueSymbol, number, terms.clientOrderId);
    const at = 'orderId' in data ? (data.transactTime ?? data.updateTime) : (data.createTime ?? data.updateTime);
    return { kind: 'accepted', venueOrderId: venueOrderId(number), venueTime: unixMs(at ?? this.#session.venueNow()) };
  }

  async #cancelIn(family: OrderFamily, id: ClientOrderId, venueSymbol: string): Promise<CancelAnswer> {
    try {
      const request = orderById('DELETE', { family, id, venueSymbol, session: this.#session });
      await this.#session.line.call(request, { lane: 'EMERGENCY', rank: CANCEL_RANK, timeoutMs: ORDER_TIMEOUT_MS });
      return { kind: 'canceled' };
    } catch (error) {
      const facts = error instanceof CallError ? error.facts : null;
      const text = error instanceof Error ? error.message : String(error);
      if (facts?.outcome === 'refused' && NOT_THERE.has(facts.code)) return { kind: 'notWorking', text };
      return { kind: 'unknown', text };
    }
  }
}

/** A cancel that follows its order at once would overtake it: waits for the order's answer, but not for long. */
export async function graceFor(sent: SentOrder | undefined): Promise<void> {
  if (sent?.outcome === null) await Promise.race([sent.answered, delay(PLACE_GRACE_MS, undefined, { ref: false })]);
}

export interface OrderAddress {
  readonly family: OrderFamily;
  readonly id: ClientOrderId;
  readonly venueSymbol: string;
  readonly session: Pick<VenueSession, 'market' | 'names'>;
}

/** Addresses an order by our id, or by the venue's number where its id is not in our alphabet. */
export function orderById(method: 'GET' | 'DELETE', { family, id, venueSymbol, session }: OrderAddress): VenueRequest {
  const number = session.names.numberOf(id);
  if (family === 'ALGO') {
    const params = number === null ? { clientAlgoId: id } : { algoId: number };
    return { api: 'fapiPrivate', method, path: 'algoOrder', params: { symbol: venueSymbol, ...params } };
  }
  const params = number === null ? { origClientOrderId: id } : { orderId: number };
  const api = session.market === 'SPOT' ? 'private' : 'fapiPrivate';
  return { api, method, path: 'order', params: { symbol: venueSymbol, ...params } };
}

/** Orders of an emergency stop are known by their id (ES-05); spot has no shorts, so what sells reduces. */
export function laneOf(terms: OrderTerms, market: 'SPOT' | 'PERP'): BudgetLane {
  if (terms.clientOrderId.startsWith('ES-')) return 'EMERGENCY';
  const reduces = terms.reduceOnly || (market === 'SPOT' && terms.side === 'SELL');
  return reduces ? 'REDUCE' : 'ENTRY';
}

function refusalOf(error: unknown): PlaceAnswer {
  if (!(error instanceof CallError)) return { kind: 'unknown', text: String(error) };
  const { outcome, code } = error.facts;
  return outcome === 'unknown'
    ? { kind: 'unknown', text: error.message }
    : { kind: 'rejected', code, text: error.message };
}
