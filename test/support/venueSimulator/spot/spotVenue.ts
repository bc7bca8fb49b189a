/** The spot market: places, matches and cancels orders, moves balances and reports everything on the user stream. */
import { decimal, floorToStep, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { InstrumentCatalog } from '../core/instrumentCatalog.ts';
import type { Params } from '../core/params.ts';
import { Sequence } from '../core/sequence.ts';
import type { VenueClock } from '../core/venueClock.ts';
import { knownError } from '../core/venueError.ts';
import type { Market } from '../market/market.ts';
import { Matching, type Execution } from '../orders/matching.ts';
import { OrderStore } from '../orders/orderStore.ts';
import { SimOrder, type OrderStatus, type OrderTerms, type SimTrade } from '../orders/simOrder.ts';
import { isStop, readSpotOrder } from './readSpotOrder.ts';
import { SpotAccount } from './spotAccount.ts';
import { accountPosition, executionReport, type SpotEvent } from './spotEvents.ts';
import { chargeFee } from './spotFee.ts';
import { checkSpotFilters } from './spotFilters.ts';

export interface SpotParts {
  readonly clock: VenueClock;
  readonly catalog: InstrumentCatalog;
  readonly marketOf: (symbol: string) => Market;
  readonly emit: (event: SpotEvent) => void;
  /** An order got its first fill and no longer counts as unfilled. */
  readonly orderBegan: () => void;
  readonly balances: Readonly<Record<string, string>>;
}

/** More than any order; a working order is not cut. */
const ENDLESS = decimal('1000000000000');

export class SpotVenue {
  readonly account: SpotAccount;
  readonly orders = new OrderStore();
  readonly parts: SpotParts;
  /** Whether fees are paid in BNB while there is some. */
  paysFeesInBnb = false;
  private readonly matching: Matching;
  private readonly orderIds = new Sequence(12_510_053_279);
  private readonly tradeIds = new Sequence(5_402_000_101);
  private readonly executionIds = new Sequence(26_500_000_001);
  private readonly clientIds = new Sequence(1);

  constructor(parts: SpotParts) {
    this.parts = parts;
    this.account = new SpotAccount(parts.balances);
    this.matching = new Matching(this.orders, {
      room: (order) => this.room(order),
      traded: (order, execution) => this.fill(order, execution),
      ended: (order, status, reason) => this.end(order, status, { reason }),
    });
  }

  readonly newClientId = (): string => `web_${this.clientIds.next()}`;

  /** Filters and form alone, as order/test checks them. */
  check(params: Params): OrderTerms {
    const terms = readSpotOrder(params, this.parts.catalog, this.newClientId);
    if (!terms.instrument.isTrading) throw knownError('spot.marketClosed');
    checkSpotFilters(terms, this.parts.marketOf(terms.instrument.symbol), this.orders);
    return terms;
  }

  place(params: Params): SimOrder {
    const terms = this.check(params);
    if (this.orders.find(undefined, terms.clientOrderId)?.isOpen === true) throw knownError('spot.duplicate');
    const market = this.parts.marketOf(terms.instrument.symbol);
    const order = new SimOrder(terms, this.orderIds.next(), this.parts.clock.now());
    if (isStop(terms.type)) {
      if (isTriggered(terms, market.last)) throw knownError('spot.wouldTrigger');
      order.isWorking = false;
    }
    if (terms.type === 'LIMIT_MAKER' && this.matching.crosses(order, market)) throw knownError('spot.wouldMatch');
    this.reserve(order, market);
    this.orders.add(order);
    this.report(order, 'NEW');
    if (order.isWorking) this.run(order, market);
    this.reportBalances(order);
    return order;
  }

  cancel(order: SimOrder | undefined, cancelId: string): SimOrder {
    if (order === undefined || !order.isOpen) throw knownError('spot.unknownCancel');
    this.end(order, 'CANCELED', { reason: '', cancelId });
    this.reportBalances(order);
    return order;
  }

  /** Triggers stops, then fills resting orders. */
  marketMoved(market: Market): void {
    for (const order of this.orders.open(market.instrument.symbol))
      if (!order.isWorking && isTriggered(order.terms, market.last)) this.trigger(order, market);
    const before = this.orders.trades.length;
    this.matching.matchResting(market);
    const filled = new Set(this.orders.trades.slice(before).map((trade) => trade.orderId));
    for (const orderId of filled) {
      const order = this.orders.find(orderId);
      if (order !== undefined) this.reportBalances(order);
    }
  }

  /** Takes an order off the book and gives back what it locked. */
  end(
    order: SimOrder,
    status: OrderStatus,
    { reason, cancelId }: { readonly reason: string; readonly cancelId?: string },
  ): void {
    order.status = status;
    order.expiryReason = reason;
    order.updatedAt = this.parts.clock.now();
    this.orders.close(order);
    this.account.release(order.orderId);
    const execution =
      status === 'CANCELED' ? 'CANCELED' : status === 'EXPIRED_IN_MATCH' ? 'TRADE_PREVENTION' : 'EXPIRED';
    this.report(order, execution, cancelId === undefined ? {} : { cancelId });
  }

  private trigger(order: SimOrder, market: Market): void {
    order.isWorking = true;
    order.workingAt = this.parts.clock.now();
    this.report(order, 'NEW');
    this.run(order, market);
    this.reportBalances(order);
  }

  private run(order: SimOrder, market: Market): void {
    if (order.limit === undefined) this.account.release(order.orderId);
    if (order.terms.timeInForce === 'FOK' && !this.matching.canFillWhole(order, market))
      this.end(order, 'EXPIRED', { reason: 'FOK' });
    else this.matching.submit(order, market);
    if (!order.terms.quoteQuantity.isZero()) this.settleSized(order);
  }

  /** An order sized in quote currency is as large as what it traded. */
  private settleSized(order: SimOrder): void {
    order.quantity = order.executed;
    if (order.isOpen) {
      order.status = 'FILLED';
      this.orders.close(order);
    }
  }

  /** Locks what a resting order needs, or checks that a market order can be paid. */
  private reserve(order: SimOrder, market: Market): void {
    const { instrument, side, quoteQuantity, stopPrice } = order.terms;
    const asset = side === 'BUY' ? instrument.quote : instrument.base;
    const at = order.limit ?? (stopPrice.isZero() ? undefined : stopPrice);
    const { free } = this.account.balance(asset);
    const needed =
      side === 'SELL' ? order.quantity : at === undefined ? sweepCost(order, market) : at.mul(order.quantity);
    if ((quoteQuantity.isZero() || side === 'SELL' ? needed : quoteQuantity).greaterThan(free))
      throw knownError('spot.insufficient');
    if (at !== undefined) this.account.setLock(order.orderId, asset, needed);
  }

  /** A market order that was triggered buys what the balance pays for. */
  private room(order: SimOrder): Decimal {
    const { instrument, side } = order.terms;
    if (order.limit !== undefined) return ENDLESS;
    const ask = this.parts.marketOf(instrument.symbol).book.best('ask')?.price;
    if (side === 'SELL') return this.account.balance(instrument.base).free;
    return ask === undefined
      ? ENDLESS
      : floorToStep(this.account.balance(instrument.quote).free.div(ask), instrument.step);
  }

  private fill(order: SimOrder, { price, quantity, isMaker }: Execution): void {
    const { instrument, clientOrderId, side } = order.terms;
    const now = this.parts.clock.now();
    if (order.executed.isZero()) this.parts.orderBegan();
    order.executed = order.executed.plus(quantity);
    order.executedQuote = order.executedQuote.plus(price.mul(quantity));
    order.updatedAt = now;
    order.status = order.leavesAt(price).isZero() ? 'FILLED' : 'PARTIALLY_FILLED';
    if (!order.isOpen) this.orders.close(order);
    const cost = price.mul(quantity);
    if (order.limit !== undefined)
      this.account.setLock(
        order.orderId,
        side === 'BUY' ? instrument.quote : instrument.base,
        side === 'BUY' ? order.leaves.mul(order.price) : order.leaves,
      );
    this.account.credit(instrument.base, side === 'BUY' ? quantity : quantity.neg());
    this.account.credit(instrument.quote, side === 'BUY' ? cost.neg() : cost);
    const { fee, feeAsset } = chargeFee(this, order.terms, { quantity, cost });
    const trade: SimTrade = {
      id: this.tradeIds.next(),
      orderId: order.orderId,
      clientOrderId,
      instrument,
      side,
      positionSide: 'BOTH',
      price,
      quantity,
      fee,
      feeAsset,
      realizedPnl: ZERO,
      isMaker,
      time: now,
    };
    order.trades.push(trade);
    this.orders.trades.push(trade);
    this.report(order, 'TRADE', { trade });
  }

  private report(
    order: SimOrder,
    execution: string,
    more: { readonly trade?: SimTrade; readonly cancelId?: string } = {},
  ): void {
    const context = { now: this.parts.clock.now(), executionId: this.executionIds.next(), ...more };
    this.parts.emit(executionReport(order, execution, context));
  }

  private reportBalances({ terms: { instrument } }: SimOrder): void {
    const assets = [...new Set([instrument.base, instrument.quote, 'BNB'])];
    this.parts.emit(accountPosition(this.account, assets, this.parts.clock.now()));
  }
}

/** Stop losses buy above and sell below; take profits the other way round. */
function isTriggered({ type, side, stopPrice }: OrderTerms, last: Decimal): boolean {
  const above = type.startsWith('STOP_LOSS') === (side === 'BUY');
  return above ? last.greaterThanOrEqualTo(stopPrice) : last.lessThanOrEqualTo(stopPrice);
}

/** What a market buy costs against the book as it is. */
function sweepCost(order: SimOrder, market: Market): Decimal {
  let left = order.quantity;
  let cost = ZERO;
  for (const level of market.book.reachable('BUY', undefined)) {
    const taken = level.quantity.lessThan(left) ? level.quantity : left;
    cost = cost.plus(taken.mul(level.price));
    left = left.minus(taken);
  }
  return cost;
}
