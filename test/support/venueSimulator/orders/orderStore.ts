/** All orders of one family, found by venue id or by client id. A client id names its newest order, and may be used again once that is final. */
import type { SimOrder, SimTrade } from './simOrder.ts';

export class OrderStore {
  private readonly byId = new Map<number, SimOrder>();
  private readonly byClientId = new Map<string, SimOrder>();
  private readonly openById = new Map<number, SimOrder>();
  private readonly openBySymbol = new Map<string, Set<SimOrder>>();
  readonly trades: SimTrade[] = [];

  add(order: SimOrder): void {
    this.byId.set(order.orderId, order);
    this.byClientId.set(order.terms.clientOrderId, order);
    this.openById.set(order.orderId, order);
    const same = this.openBySymbol.get(order.symbol);
    if (same === undefined) this.openBySymbol.set(order.symbol, new Set([order]));
    else same.add(order);
  }

  /** To be called when an order is final. */
  close(order: SimOrder): void {
    this.openById.delete(order.orderId);
    const same = this.openBySymbol.get(order.symbol);
    same?.delete(order);
    if (same?.size === 0) this.openBySymbol.delete(order.symbol);
  }

  find(orderId: number | undefined, clientOrderId?: string): SimOrder | undefined {
    if (orderId !== undefined) return this.byId.get(orderId);
    return clientOrderId === undefined ? undefined : this.byClientId.get(clientOrderId);
  }

  all(symbol?: string): readonly SimOrder[] {
    return [...this.byId.values()].filter((order) => symbol === undefined || order.symbol === symbol);
  }

  /** Oldest first. */
  open(symbol?: string): readonly SimOrder[] {
    return [...(symbol === undefined ? this.openById.values() : (this.openBySymbol.get(symbol) ?? []))];
  }

  /** Symbols with open orders. */
  openSymbols(): readonly string[] {
    return [...this.openBySymbol.keys()];
  }
}
