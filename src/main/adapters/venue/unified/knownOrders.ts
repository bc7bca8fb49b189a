/** Orders met in this session: under which number the venue keeps them, whether as conditional ones, and which of ours are still expected at work. */
import type { ClientOrderId, SymbolName } from '../../../../shared/values/ids.ts';
import type { Side } from '../../../../shared/model/order.ts';
import { BoundedMap } from '../ccxt/stream/boundedMap.ts';

const MOST = 20_000;

export interface KnownOrder {
  readonly id: ClientOrderId;
  /** The venue's number. */
  readonly number: string;
  readonly symbol: SymbolName;
  readonly side: Side;
  readonly isConditional: boolean;
}

export class KnownOrders {
  readonly #byId = new BoundedMap<ClientOrderId, KnownOrder>(MOST);
  readonly #names = new BoundedMap<string, ClientOrderId>(MOST);
  readonly #working = new Map<ClientOrderId, KnownOrder>();
  readonly #triggered = new Map<ClientOrderId, KnownOrder>();

  /** An order the venue holds; a conditional one keeps its first number when it became another order. */
  learn(order: KnownOrder): void {
    const before = this.#byId.get(order.id);
    if (before === undefined || before.isConditional === order.isConditional) this.#byId.set(order.id, order);
    this.#names.set(keyOf(order.symbol, order.number), order.id);
  }

  /** The venue's number of an order is that of another of our ids: what its stop became. */
  learnNumber(symbol: SymbolName, number: string, id: ClientOrderId): void {
    this.#names.set(keyOf(symbol, number), id);
  }

  find(id: ClientOrderId): KnownOrder | null {
    return this.#byId.get(id) ?? null;
  }

  /** Under which of our ids the order with the venue's number goes. */
  idOf(symbol: SymbolName, number: string): ClientOrderId | null {
    return this.#names.get(keyOf(symbol, number)) ?? null;
  }

  /** True the first time: it works at the venue and its end is to be told. */
  startedWorking(order: KnownOrder): boolean {
    const isNew = !this.#working.has(order.id);
    this.#working.set(order.id, order);
    return isNew;
  }

  stoppedWorking(id: ClientOrderId): void {
    this.#working.delete(id);
  }

  working(): readonly KnownOrder[] {
    return [...this.#working.values()];
  }

  /** A stop that was triggered: fills of an order nobody knows on its symbol and side are its own. */
  wasTriggered(order: KnownOrder): void {
    this.#triggered.set(order.id, order);
  }

  /** The only triggered stop of the symbol and side; null where there is none, or more than one. */
  triggeredStop(symbol: SymbolName, side: Side): ClientOrderId | null {
    const found = [...this.#triggered.values()].filter((each) => each.symbol === symbol && each.side === side);
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }

  isDone(id: ClientOrderId): void {
    this.#triggered.delete(id);
  }
}

const keyOf = (symbol: SymbolName, number: string): string => `${symbol} ${number}`;
