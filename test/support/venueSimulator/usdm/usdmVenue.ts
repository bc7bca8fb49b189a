/** The USD-M perpetuals: places, matches and cancels orders, books fills and reports everything on the user stream. */
import { decimal, maxDecimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { InstrumentCatalog } from '../core/instrumentCatalog.ts';
import type { Params } from '../core/params.ts';
import { Sequence } from '../core/sequence.ts';
import type { VenueClock } from '../core/venueClock.ts';
import { knownError, refusal } from '../core/venueError.ts';
import type { Market } from '../market/market.ts';
import { Matching, type Execution } from '../orders/matching.ts';
import { OrderStore } from '../orders/orderStore.ts';
import { SimOrder, type OrderStatus, type OrderTerms, type SimTrade } from '../orders/simOrder.ts';
import {
  checkFilters,
  checkMargin,
  checkMarketBand,
  checkPriceGrid,
  checkQuantity,
  checkReduces,
  onlyReduces,
  reduces,
} from './checkOrder.ts';
import { IncomeLedger } from './incomeLedger.ts';
import { readOrder } from './readOrder.ts';
import { UsdmAccount } from './usdmAccount.ts';
import { accountUpdate, endExecution, orderTradeUpdate, tradeLite, type UserEvent } from './usdmEvents.ts';

export interface UsdmParts {
  readonly clock: VenueClock;
  readonly catalog: InstrumentCatalog;
  readonly marketOf: (symbol: string) => Market;
  readonly emit: (event: UserEvent) => void;
  readonly wallet: Readonly<Record<string, string>>;
}

/** Fees of a new account. */
export const MAKER_FEE = decimal('0.0002');
export const TAKER_FEE = decimal('0.0005');

export class UsdmVenue {
  readonly account: UsdmAccount;
  readonly orders = new OrderStore();
  readonly income = new IncomeLedger();
  readonly parts: UsdmParts;
  private readonly matching: Matching;
  private readonly orderIds = new Sequence(8_886_774_001);
  private readonly tradeIds = new Sequence(698_801);
  private readonly clientIds = new Sequence(1);
  private readonly finalListeners: ((order: SimOrder) => void)[] = [];

  constructor(parts: UsdmParts) {
    this.parts = parts;
    this.account = new UsdmAccount(parts.wallet, {
      markOf: (symbol) => parts.marketOf(symbol).mark,
      openOrders: (symbol) => this.orders.open(symbol),
      symbolsWithOrders: () => this.orders.openSymbols(),
    });
    this.matching = new Matching(this.orders, {
      room: (order) => this.room(order),
      traded: (order, execution) => this.fill(order, execution),
      ended: (order, status, reason) => this.end(order, status, reason),
    });
  }

  readonly newClientId = (): string => `web_${this.clientIds.next()}`;

  /** Calls back when an order is filled or taken off. */
  whenFinal(listener: (order: SimOrder) => void): void {
    this.finalListeners.push(listener);
  }

  nextOrderId(): number {
    return this.orderIds.next();
  }

  /** Checks and carries out an order; it may rest, be filled or be gone when this returns. */
  place(params: Params): SimOrder {
    const terms = readOrder(params, {
      catalog: this.parts.catalog,
      isHedge: this.account.isHedge,
      newClientId: this.newClientId,
    });
    const market = this.parts.marketOf(terms.instrument.symbol);
    checkFilters(terms, market);
    if (this.orders.find(undefined, terms.clientOrderId)?.isOpen === true) throw knownError('usdm.duplicateClientId');
    if (
      this.orders.open(terms.instrument.symbol).length >= terms.instrument.limit('MAX_NUM_ORDERS', 'limit').toNumber()
    )
      throw knownError('usdm.maxOpenOrder');
    checkReduces(terms, this.account);
    checkMarketBand(terms, market);
    checkMargin(terms, this.account, market);
    return this.carryOut(terms, market);
  }

  /** Takes an order that was checked, or the child of a triggered one. */
  carryOut(terms: OrderTerms, market: Market, orderId = this.nextOrderId()): SimOrder {
    const order = new SimOrder(terms, orderId, this.parts.clock.now());
    if (terms.timeInForce === 'GTX' && this.matching.crosses(order, market)) throw knownError('usdm.gtxReject');
    if (terms.timeInForce === 'FOK' && !this.matching.canFillWhole(order, market)) throw knownError('usdm.fokReject');
    this.orders.add(order);
    this.report(order, 'NEW');
    this.matching.submit(order, market);
    if (order.isOpen && terms.goodTillDate > 0)
      this.parts.clock.at(terms.goodTillDate, () => {
        if (order.isOpen) this.end(order, 'EXPIRED', 'GTD');
      });
    return order;
  }

  /** Cancels one open order, or throws what the venue answers for one that is not open. */
  cancel(order: SimOrder | undefined): SimOrder {
    if (order === undefined || !order.isOpen) throw knownError('spot.unknownCancel');
    this.end(order, 'CANCELED', '');
    return order;
  }

  cancelAll(symbol: string): void {
    for (const order of this.orders.open(symbol)) this.end(order, 'CANCELED', '');
  }

  /** New price and quantity of a limit order; it goes to the end of the queue. */
  amend(
    order: SimOrder | undefined,
    { price, quantity }: { readonly price: Decimal; readonly quantity: Decimal },
  ): SimOrder {
    if (order === undefined || !order.isOpen) throw knownError('spot.noSuchOrder');
    if (price.equals(order.price) && quantity.equals(order.quantity))
      throw refusal(-5027, 'No need to modify the order.');
    const terms = { ...order.terms, price, quantity };
    checkQuantity(terms, 'LOT_SIZE');
    checkPriceGrid(terms, price);
    order.price = price;
    order.quantity = quantity;
    order.updatedAt = this.parts.clock.now();
    this.report(order, 'AMENDMENT');
    this.matching.submit(order, this.parts.marketOf(order.symbol));
    return order;
  }

  marketMoved(market: Market): void {
    this.matching.matchResting(market);
  }

  /** Takes an order off the book and reports it. */
  end(order: SimOrder, status: OrderStatus, reason: string): void {
    order.status = status;
    order.expiryReason = reason;
    order.updatedAt = this.parts.clock.now();
    this.orders.close(order);
    this.report(order, endExecution(status));
    for (const listener of this.finalListeners) listener(order);
  }

  /** Books a fill at the given price; `autoclose` fills of liquidations report CALCULATED. */
  fill(order: SimOrder, { price, quantity, isMaker }: Execution, execution: 'TRADE' | 'CALCULATED' = 'TRADE'): void {
    const now = this.parts.clock.now();
    const { instrument, positionSide, side } = order.terms;
    const position = this.account.position(instrument, positionSide);
    const realized = this.account.applyFill(position, side === 'BUY' ? quantity : quantity.neg(), price);
    position.updatedAt = now;
    const trade = this.book(order, { price, quantity, isMaker }, realized);
    this.report(order, execution, trade);
    if (execution === 'TRADE') this.parts.emit(tradeLite(order, trade, now));
    this.parts.emit(accountUpdate(this.account, 'ORDER', { now, positions: [position] }));
    this.endPointless(order);
    if (!order.isOpen) for (const listener of this.finalListeners) listener(order);
  }

  private book(order: SimOrder, execution: Execution, realizedPnl: Decimal): SimTrade {
    const { price, quantity, isMaker } = execution;
    const now = this.parts.clock.now();
    const { instrument, clientOrderId, side, positionSide } = order.terms;
    const fee = price.mul(quantity).mul(isMaker ? MAKER_FEE : TAKER_FEE);
    const trade: SimTrade = {
      id: this.tradeIds.next(),
      orderId: order.orderId,
      clientOrderId,
      instrument,
      side,
      positionSide,
      price,
      quantity,
      fee,
      feeAsset: 'USDT',
      realizedPnl,
      isMaker,
      time: now,
    };
    order.executed = order.executed.plus(quantity);
    order.executedQuote = order.executedQuote.plus(price.mul(quantity));
    order.updatedAt = now;
    order.status = order.leaves.isZero() ? 'FILLED' : 'PARTIALLY_FILLED';
    if (!order.isOpen) this.orders.close(order);
    order.trades.push(trade);
    this.orders.trades.push(trade);
    this.account.credit(fee.neg());
    const about = { symbol: instrument.symbol, time: now, tradeId: String(trade.id) };
    this.income.add('COMMISSION', fee.neg(), about);
    this.income.add('REALIZED_PNL', realizedPnl, about);
    return trade;
  }

  /** A reduce-only order executes no more than the position it meets. */
  private room(order: SimOrder): Decimal {
    const { terms } = order;
    if (!onlyReduces(terms) && !terms.closePosition) return order.leavesAt(order.price);
    const { amount } = this.account.position(terms.instrument, terms.positionSide);
    return reduces(terms, this.account) ? maxDecimal(ZERO, amount.abs()) : ZERO;
  }

  /** Resting reduce-only orders that no longer meet a position expire. */
  private endPointless(cause: SimOrder): void {
    const { instrument, positionSide } = cause.terms;
    for (const order of this.orders.open(instrument.symbol))
      if (order !== cause && onlyReduces(order.terms) && order.terms.positionSide === positionSide)
        if (!reduces(order.terms, this.account)) this.end(order, 'EXPIRED', 'REDUCE_ONLY');
  }

  private report(order: SimOrder, execution: Parameters<typeof orderTradeUpdate>[1], trade?: SimTrade): void {
    const now = this.parts.clock.now();
    this.parts.emit(orderTradeUpdate(order, execution, trade === undefined ? { now } : { now, trade }));
  }
}
