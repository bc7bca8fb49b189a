/**
 * Matches the account's orders against the book of other traders, and against each other under self-trade prevention.
 * 1. A taker takes best prices first; what is left rests (GTC, GTD, GTX), or expires (market, IOC). FOK trades in full or not at all.
 * 2. A resting order fills at its own price when the book crosses it, as far as the levels reach.
 * 3. The taker's prevention mode decides what happens when it meets an order of the same account.
 */
import { maxDecimal, minDecimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import { oppositeOf } from '../core/family.ts';
import type { Market } from '../market/market.ts';
import type { OrderStore } from './orderStore.ts';
import type { OrderStatus, SimOrder } from './simOrder.ts';

export interface Execution {
  readonly price: Decimal;
  readonly quantity: Decimal;
  readonly isMaker: boolean;
}

/** What each family does beside matching. */
export interface MatchingRules {
  /** Most the order may execute now, such as the position a reduce-only order meets. */
  readonly room: (order: SimOrder) => Decimal;
  readonly traded: (order: SimOrder, execution: Execution) => void;
  /** The order was taken off for this reason of the venue's list. */
  readonly ended: (order: SimOrder, status: OrderStatus, reason: string) => void;
}

const RESTING = new Set(['GTC', 'GTD', 'GTX']);

export class Matching {
  private readonly orders: OrderStore;
  private readonly rules: MatchingRules;

  constructor(orders: OrderStore, rules: MatchingRules) {
    this.orders = orders;
    this.rules = rules;
  }

  /** True when the order would take at once. */
  crosses(order: Pick<SimOrder, 'terms' | 'price'>, market: Market): boolean {
    return market.book.reachable(order.terms.side, order.price).length > 0;
  }

  /** True when the book holds the whole quantity within the limit. */
  canFillWhole(order: SimOrder, market: Market): boolean {
    const reach = market.book.reachable(order.terms.side, order.limit);
    return reach.reduce((sum, level) => sum.plus(level.quantity), ZERO).greaterThanOrEqualTo(order.leaves);
  }

  /** Runs a new order against the book; what is left rests or expires. */
  submit(order: SimOrder, market: Market): void {
    const before = market.book.sides;
    this.takeAll(order, market);
    if (market.book.sides.bids !== before.bids || market.book.sides.asks !== before.asks) market.bookUsed(before);
    if (!order.isOpen) return;
    if (order.limit === undefined) this.endMarket(order, market);
    else if (!RESTING.has(order.terms.timeInForce)) this.rules.ended(order, 'EXPIRED', 'IOC');
    else if (this.rules.room(order).isZero()) this.rules.ended(order, 'EXPIRED', 'REDUCE_ONLY');
  }

  /** Fills resting orders that the book now crosses. */
  matchResting(market: Market): void {
    const before = market.book.sides;
    for (const order of this.orders.open(market.instrument.symbol)) if (order.isWorking) this.fillMaker(order, market);
    if (market.book.sides.bids !== before.bids || market.book.sides.asks !== before.asks) market.bookUsed(before);
  }

  private endMarket(order: SimOrder, market: Market): void {
    const sized = order.terms.quoteQuantity.greaterThan(0);
    if (sized && order.executed.greaterThan(0) && order.leavesAt(market.last).isZero()) return;
    this.rules.ended(order, 'EXPIRED', this.rules.room(order).isZero() ? 'REDUCE_ONLY' : 'NO_LIQUIDITY');
  }

  private takeAll(order: SimOrder, market: Market): void {
    while (order.isOpen) {
      const level = market.book.reachable(order.terms.side, order.limit)[0];
      const own = this.bestOwn(order);
      const price =
        own !== undefined && (level === undefined || isBetter(order, own.price, level.price))
          ? own.price
          : level?.price;
      if (price === undefined) return;
      const wanted = minDecimal(order.leavesAt(price), this.rules.room(order));
      if (wanted.lessThanOrEqualTo(0)) return;
      if (own !== undefined && price === own.price) {
        if (!this.meetOwn(order, own, wanted)) return;
        continue;
      }
      const quantity = market.book.take(order.terms.side, price, wanted);
      this.rules.traded(order, { price, quantity, isMaker: false });
      market.print(price, quantity, order.terms.side === 'SELL');
    }
  }

  /** Best resting order of the same account on the other side, if the order would reach it. */
  private bestOwn(order: SimOrder): SimOrder | undefined {
    const resting = this.orders
      .open(order.symbol)
      .filter((each) => each !== order && each.isWorking && each.terms.side === oppositeOf(order.terms.side));
    const reached = resting.filter((each) => order.limit === undefined || !isBetter(order, order.limit, each.price));
    return reached.reduce<SimOrder | undefined>(
      (best, each) => (best === undefined || isBetter(order, each.price, best.price) ? each : best),
      undefined,
    );
  }

  /** Self-trade prevention by the taker's mode; false when the taker is gone. */
  private meetOwn(taker: SimOrder, maker: SimOrder, wanted: Decimal): boolean {
    const mode = taker.terms.stpMode;
    if (mode === 'NONE') {
      const quantity = minDecimal(wanted, maker.leaves);
      this.rules.traded(maker, { price: maker.price, quantity, isMaker: true });
      this.rules.traded(taker, { price: maker.price, quantity, isMaker: false });
      return true;
    }
    if (mode === 'EXPIRE_MAKER' || mode === 'EXPIRE_BOTH') this.rules.ended(maker, 'EXPIRED_IN_MATCH', 'STP');
    if (mode === 'EXPIRE_MAKER') return true;
    this.rules.ended(taker, 'EXPIRED_IN_MATCH', 'STP');
    return false;
  }

  private fillMaker(order: SimOrder, market: Market): void {
    while (order.isOpen) {
      const level = market.book.reachable(order.terms.side, order.price)[0];
      if (level === undefined) return;
      const wanted = maxDecimal(ZERO, minDecimal(order.leaves, this.rules.room(order)));
      if (wanted.isZero()) return;
      const quantity = market.book.take(order.terms.side, level.price, wanted);
      this.rules.traded(order, { price: order.price, quantity, isMaker: true });
    }
  }
}

/** True when the taker prefers the first price. */
const isBetter = (taker: SimOrder, price: Decimal, other: Decimal): boolean =>
  taker.terms.side === 'BUY' ? price.lessThan(other) : price.greaterThan(other);
