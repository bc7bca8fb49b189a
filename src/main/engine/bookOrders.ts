/**
 * The orders of a book, and what is asked of them again and again: which of them work, in which symbol, and which signals were used.
 * 1. A version of the orders never changes. A change makes the next one, and what is known moves on to it instead of being gathered anew.
 * 2. A version that is asked about later, or was made another way, is gathered from scratch: the answers are the same.
 */
import { isTerminal, type Order } from '../../shared/model/order.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';

export type BookOrders = ReadonlyMap<ClientOrderId, Order>;

const NONE: readonly Order[] = [];

/** What is known of one version of the orders. Lists are replaced, never changed: who got one keeps it. */
class OrderIndex {
  /** In the order they were made. */
  working: readonly Order[] = NONE;
  readonly #bySymbol = new Map<SymbolName, readonly Order[]>();
  /** No finished order was changed before this time; null while that is not known. */
  #endedFrom: number | null = null;
  /** How many orders name a signal; null until somebody asks. */
  #signals: Map<string, number> | null = null;

  constructor(orders: BookOrders) {
    const working: Order[] = [];
    for (const order of orders.values()) if (!isTerminal(order.status)) working.push(order);
    this.working = working;
  }

  workingIn(symbol: SymbolName): readonly Order[] {
    const known = this.#bySymbol.get(symbol);
    if (known !== undefined) return known;
    const found = this.working.filter((order) => order.symbol === symbol);
    this.#bySymbol.set(symbol, found);
    return found;
  }

  isSignalUsed(orders: BookOrders, signalId: string): boolean {
    if (this.#signals === null) {
      this.#signals = new Map();
      for (const order of orders.values()) this.#count(order, 1);
    }
    return this.#signals.has(signalId);
  }

  finishedBefore(orders: BookOrders, time: number): readonly Order[] {
    if (this.#endedFrom !== null && this.#endedFrom >= time) return NONE;
    const finished = [...orders.values()].filter((order) => isTerminal(order.status));
    this.#endedFrom = finished.reduce((earliest, { updatedAt }) => Math.min(earliest, updatedAt), Infinity);
    return finished.filter(({ updatedAt }) => updatedAt < time);
  }

  /** Takes an order in place of the one before it; false where the place of the new one cannot be told. */
  take(before: Order | undefined, after: Order, dropped: readonly Order[]): boolean {
    const [worked, works] = [isWorking(before), isWorking(after)];
    if (dropped.some(isWorking) || (before !== undefined && (before.symbol !== after.symbol || (works && !worked))))
      return false;
    if (worked || works) {
      this.working = replaced(this.working, worked ? before : undefined, works ? after : undefined);
      this.#bySymbol.delete(after.symbol);
    }
    if (dropped.length > 0) this.#endedFrom = null;
    else if (!works && this.#endedFrom !== null) this.#endedFrom = Math.min(this.#endedFrom, after.updatedAt);
    if (before !== undefined) this.#count(before, -1);
    for (const each of dropped) this.#count(each, -1);
    this.#count(after, 1);
    return true;
  }

  #count({ signalId }: Order, by: 1 | -1): void {
    if (this.#signals === null) return;
    const count = (this.#signals.get(signalId) ?? 0) + by;
    if (count > 0) this.#signals.set(signalId, count);
    else this.#signals.delete(signalId);
  }
}

const isWorking = (order: Order | undefined): boolean => order !== undefined && !isTerminal(order.status);

function replaced(list: readonly Order[], before: Order | undefined, after: Order | undefined): readonly Order[] {
  const rest = after === undefined ? [] : [after];
  return before === undefined ? [...list, ...rest] : list.toSpliced(list.indexOf(before), 1, ...rest);
}

const indexes = new WeakMap<BookOrders, OrderIndex>();

function indexOf(orders: BookOrders): OrderIndex {
  const known = indexes.get(orders);
  if (known !== undefined) return known;
  const made = new OrderIndex(orders);
  indexes.set(orders, made);
  return made;
}

/** Orders that are not at their end, in the order they were made. */
export const workingAmong = (orders: BookOrders): readonly Order[] => indexOf(orders).working;

/** The same of one symbol. */
export const workingInSymbol = (orders: BookOrders, symbol: SymbolName): readonly Order[] =>
  indexOf(orders).workingIn(symbol);

/** Whether any of the orders, finished ones included, came of the signal (RC-08). */
export const isSignalUsed = (orders: BookOrders, signalId: string): boolean =>
  indexOf(orders).isSignalUsed(orders, signalId);

/** Orders that came to their end before a time and did not change since. */
export const finishedBefore = (orders: BookOrders, time: number): readonly Order[] =>
  indexOf(orders).finishedBefore(orders, time);

/** The next version: with an order, new or in place of its last state, and without finished ones that are dropped. */
export function withOrder(orders: BookOrders, order: Order, dropped: readonly Order[] = NONE): BookOrders {
  const next = new Map(orders);
  for (const each of dropped) next.delete(each.clientOrderId);
  next.set(order.clientOrderId, order);
  const index = indexes.get(orders);
  if (index === undefined) return next;
  indexes.delete(orders);
  if (index.take(orders.get(order.clientOrderId), order, dropped)) indexes.set(next, index);
  return next;
}
