/** Lists of orders as the venue gives them: those at work, conditional ones included, and those of the past. Rejects with UnifiedFailure. */
import type { BudgetLane } from '../../../ports/venue.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { MINUTE_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { readHistory } from './readHistory.ts';
import { readUnifiedOrder, readUnifiedOrders, type UnifiedOrder } from './readUnified.ts';
import type { UnifiedCapabilities } from './readCapabilities.ts';
import { isRefusal, UnifiedFailure } from './unifiedLine.ts';
import type { UnifiedSession } from './unifiedSession.ts';

/** What happens while it is asked for belongs to it. */
const AHEAD_MS = MINUTE_MS;
const TRIGGER = { trigger: true } as const;

/** What is known of an order that is asked for by its number. */
interface NumberHint {
  readonly isConditional: boolean;
  /** It was placed after. */
  readonly since: UnixMs;
}

type PastMethod = UnifiedCapabilities['pastOrders'][number];

export class OrderLists {
  readonly #session: UnifiedSession;

  constructor(session: UnifiedSession) {
    this.#session = session;
  }

  /** Orders at work: of one symbol, or of all that can be asked about at once. */
  async open(lane: BudgetLane, symbol: SymbolName | null = null): Promise<readonly UnifiedOrder[]> {
    const { capabilities, symbols } = this.#session;
    const each = symbol !== null ? [symbol] : capabilities.openOrdersPerSymbol ? symbols : [undefined];
    const lists = await Promise.all(
      each.flatMap((one) => this.#families().map((params) => this.#open(one, params, lane))),
    );
    return withoutDoubles(lists.flat());
  }

  /** Orders placed since then that are over, and on some venues those at work beside. */
  async past(symbol: SymbolName, since: UnixMs, lane: BudgetLane): Promise<readonly UnifiedOrder[]> {
    const lists = await Promise.all(
      this.#session.capabilities.pastOrders.flatMap((method) =>
        this.#families().map((params) => this.#pages(method, { symbol, since, params, lane })),
      ),
    );
    return withoutDoubles(lists.flat());
  }

  /**
   * By the venue's number; null where the venue says in every place that it has none. Venues that refuse the question itself are asked for the lists
   * from then on.
   */
  async byNumber(
    number: string,
    symbol: SymbolName,
    { isConditional, since }: NumberHint,
  ): Promise<UnifiedOrder | null> {
    const families = this.#families();
    let isRefused = false;
    for (const params of isConditional ? families.toReversed() : families) {
      try {
        const body = await this.#ask('fetchOrder', [number, symbol, params], 'RECONCILE');
        const found = readUnifiedOrder(body, this.#session.table());
        if (found !== null) return found;
      } catch (error) {
        if (!(error instanceof UnifiedFailure) || error.call.facts.outcome === 'unknown') throw error;
        isRefused ||= error.kind !== 'NO_SUCH_ORDER';
      }
    }
    if (!isRefused) return null;
    const listed = [...(await this.open('RECONCILE', symbol)), ...(await this.past(symbol, since, 'RECONCILE'))];
    return listed.find(({ order }) => order.venueOrderId === number) ?? null;
  }

  /** A full answer may leave out what is one too many, and what is not seen is not canceled (ES-02). */
  async #open(symbol: SymbolName | undefined, params: object, lane: BudgetLane): Promise<readonly UnifiedOrder[]> {
    const limit = this.#session.capabilities.openOrdersLimit;
    const rows = await this.#list('fetchOpenOrders', [symbol, undefined, limit ?? undefined, params], lane);
    if (limit !== null && rows.length >= limit)
      throw new Error(`More orders are open than the venue lists at once, which is ${limit}`);
    return rows;
  }

  #families(): readonly object[] {
    return this.#session.asksTriggers() ? [{}, TRIGGER] : [{}];
  }

  #pages(
    method: PastMethod,
    { symbol, since, params, lane }: { symbol: SymbolName; since: UnixMs; params: object; lane: BudgetLane },
  ): Promise<readonly UnifiedOrder[]> {
    const { capabilities, venueNow } = this.#session;
    const page = capabilities.pastOrdersPage;
    return readHistory({
      ...page,
      from: since,
      to: unixMs(venueNow() + AHEAD_MS),
      ask: (from, to) =>
        this.#list(
          method,
          [symbol, from, page.limit ?? undefined, { ...params, ...(to === null ? {} : { until: to }) }],
          lane,
        ),
      keyOf: ({ order }) => order.venueOrderId,
      timeOf: ({ placedAt }) => placedAt ?? 0,
      isRefusal,
    });
  }

  async #list(
    method: 'fetchOpenOrders' | PastMethod,
    args: readonly unknown[],
    lane: BudgetLane,
  ): Promise<readonly UnifiedOrder[]> {
    return readUnifiedOrders(await this.#ask(method, args, lane), this.#session.table());
  }

  #ask(
    method: 'fetchOpenOrders' | 'fetchOrder' | PastMethod,
    args: readonly unknown[],
    lane: BudgetLane,
  ): Promise<unknown> {
    return this.#session.line.call({ method, args, lane });
  }
}

/** A venue that keeps one list answers both questions with it. */
const withoutDoubles = (orders: readonly UnifiedOrder[]): readonly UnifiedOrder[] => [
  ...new Map(orders.map((each) => [`${each.order.terms.symbol} ${each.order.venueOrderId}`, each])).values(),
];
