/** Lists of orders as the venue gives them: those at work, conditional ones included, and those of the past. Rejects with UnifiedFailure. */
import type { BudgetLane } from '../../../ports/venue.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { readUnifiedOrder, readUnifiedOrders, type UnifiedOrder } from './readUnified.ts';
import { UnifiedFailure } from './unifiedLine.ts';
import type { UnifiedSession } from './unifiedSession.ts';

/** A history this deep is not read on. */
const MOST_PAGES = 20;
const TRIGGER = { trigger: true } as const;

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
      each.flatMap((one) =>
        this.#families().map((params) => this.#list('fetchOpenOrders', [one, undefined, undefined, params], lane)),
      ),
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

  /** By the venue's number; null where the venue says in every place that it has none. */
  async byNumber(number: string, symbol: SymbolName, isConditional: boolean): Promise<UnifiedOrder | null> {
    const families = this.#families();
    const ordered = isConditional ? families.toReversed() : families;
    for (const params of ordered) {
      try {
        const body = await this.#ask('fetchOrder', [number, symbol, params], 'RECONCILE');
        const found = readUnifiedOrder(body, this.#session.table());
        if (found !== null) return found;
      } catch (error) {
        if (!(error instanceof UnifiedFailure) || error.kind !== 'NO_SUCH_ORDER') throw error;
      }
    }
    return null;
  }

  #families(): readonly object[] {
    return this.#session.asksTriggers() ? [{}, TRIGGER] : [{}];
  }

  /** Venues answer from the oldest or the newest, and pages of any size: asked on until nothing new comes. */
  async #pages(
    method: 'fetchOrders' | 'fetchClosedOrders' | 'fetchCanceledOrders',
    { symbol, since, params, lane }: { symbol: SymbolName; since: UnixMs; params: object; lane: BudgetLane },
  ): Promise<readonly UnifiedOrder[]> {
    const found = new Map<string, UnifiedOrder>();
    let from = since;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const rows = await this.#list(method, [symbol, from, undefined, params], lane);
      const before = found.size;
      for (const row of rows) found.set(row.order.venueOrderId, row);
      const last = Math.max(from, ...rows.map((row) => row.placedAt ?? 0));
      if (found.size === before || last === from) return [...found.values()];
      from = unixMs(last);
    }
    throw new Error(`The history of orders in ${symbol} is too long to be read whole`);
  }

  async #list(
    method: 'fetchOpenOrders' | 'fetchOrders' | 'fetchClosedOrders' | 'fetchCanceledOrders',
    args: readonly unknown[],
    lane: BudgetLane,
  ): Promise<readonly UnifiedOrder[]> {
    return readUnifiedOrders(await this.#ask(method, args, lane), this.#session.table());
  }

  #ask(
    method: 'fetchOpenOrders' | 'fetchOrders' | 'fetchClosedOrders' | 'fetchCanceledOrders' | 'fetchOrder',
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
