/**
 * The conditional orders of the USD-M account.
 * 1. Nothing is reserved or checked against the position before the trigger; a stop taken today can be rejected then.
 * 2. TRIGGERING, TRIGGERED with the child's id, the child's own events, FINISHED when the child is final, filled or not.
 * 3. Canceling all orders of a symbol and the dead-man's switch leave them alone.
 */
import { ZERO } from '../../../../src/shared/values/decimal.ts';
import type { Params } from '../core/params.ts';
import { Sequence } from '../core/sequence.ts';
import { knownError, refusal, VenueError } from '../core/venueError.ts';
import type { Market } from '../market/market.ts';
import type { OrderTerms, SimOrder } from '../orders/simOrder.ts';
import { algoUpdate } from './algoJson.ts';
import { AlgoOrder, type AlgoStatus, type AlgoTerms } from './algoOrder.ts';
import { checkMargin, checkPriceGrid, checkQuantity, onlyReduces, reduces } from './checkOrder.ts';
import { readAlgoOrder } from './readAlgoOrder.ts';
import type { UsdmVenue } from './usdmVenue.ts';

/** Across all symbols. */
const MOST_OPEN = 200;

export class AlgoBook {
  /** Orders stay in TRIGGERING and no child comes. */
  isStuck = false;
  /** The child's events come before TRIGGERED. */
  childFirst = false;
  /** How long a new order cannot be found by its id. */
  hiddenMs = 0;
  private readonly venue: UsdmVenue;
  private readonly orders = new Map<number, AlgoOrder>();
  private readonly ids = new Sequence(2_146_760);

  constructor(venue: UsdmVenue) {
    this.venue = venue;
    venue.whenFinal((order) => this.childEnded(order));
  }

  all(): readonly AlgoOrder[] {
    return [...this.orders.values()];
  }

  open(symbol?: string): readonly AlgoOrder[] {
    return this.all().filter(
      (order) => order.isOpen && (symbol === undefined || order.terms.instrument.symbol === symbol),
    );
  }

  /** By venue id, or the newest with that client id. */
  find(algoId: number | undefined, clientAlgoId?: string): AlgoOrder | undefined {
    if (algoId !== undefined) return this.orders.get(algoId);
    return this.all().findLast((order) => order.terms.clientAlgoId === clientAlgoId);
  }

  /** Like find, but a new order stays hidden for a while where the test says so. */
  visible(algoId: number | undefined, clientAlgoId: string | undefined): AlgoOrder {
    const found = this.find(algoId, clientAlgoId);
    if (found === undefined || this.venue.parts.clock.now() - found.createdAt < this.hiddenMs)
      throw knownError('spot.noSuchOrder');
    return found;
  }

  place(params: Params): AlgoOrder {
    const { catalog, clock, marketOf } = this.venue.parts;
    const terms = readAlgoOrder(params, {
      catalog,
      isHedge: this.venue.account.isHedge,
      newClientId: this.venue.newClientId,
    });
    const market = marketOf(terms.instrument.symbol);
    this.check(terms);
    const order = new AlgoOrder(terms, this.ids.next(), clock.now());
    if (order.seesTrigger(market)) throw knownError('usdm.wouldTrigger');
    this.orders.set(order.algoId, order);
    this.move(order, 'NEW');
    return order;
  }

  cancel(order: AlgoOrder | undefined): AlgoOrder {
    if (order?.status === 'TRIGGERING') throw knownError('usdm.stopTriggering');
    if (order?.status !== 'NEW') throw knownError('spot.unknownCancel');
    this.move(order, 'CANCELED');
    return order;
  }

  cancelAll(symbol: string): void {
    for (const order of this.open(symbol)) if (order.status === 'NEW') this.move(order, 'CANCELED');
  }

  /** Triggers what the market now reaches. */
  marketMoved(market: Market): void {
    for (const order of this.open(market.instrument.symbol))
      if (order.status === 'NEW' && order.seesTrigger(market)) this.trigger(order, market);
  }

  /** Lets orders that hang in TRIGGERING go on. */
  unstick(): void {
    this.isStuck = false;
    for (const order of this.open())
      if (order.status === 'TRIGGERING') this.activate(order, this.venue.parts.marketOf(order.terms.instrument.symbol));
  }

  private check(terms: AlgoTerms): void {
    if (!terms.instrument.isTrading) throw refusal(-1122, 'Invalid symbol status.');
    const child = childTerms(terms, terms.quantity);
    if (!terms.closePosition) checkQuantity(child, terms.price.isZero() ? 'MARKET_LOT_SIZE' : 'LOT_SIZE');
    for (const price of [terms.price, terms.triggerPrice]) if (!price.isZero()) checkPriceGrid(child, price);
    const open = this.open();
    if (open.some((order) => order.terms.clientAlgoId === terms.clientAlgoId))
      throw knownError('usdm.duplicateClientId');
    if (open.length >= MOST_OPEN) throw knownError('usdm.stopOrders');
    if (terms.closePosition && open.some((order) => order.terms.closePosition && isSameDirection(order.terms, terms)))
      throw knownError('usdm.closePositionExists');
  }

  private trigger(order: AlgoOrder, market: Market): void {
    order.triggeredAt = this.venue.parts.clock.now();
    this.move(order, 'TRIGGERING');
    if (!this.isStuck) this.activate(order, market);
  }

  private activate(order: AlgoOrder, market: Market): void {
    const { account } = this.venue;
    const { terms } = order;
    const position = account.position(terms.instrument, terms.positionSide);
    const child = childTerms(terms, terms.closePosition ? position.amount.abs() : terms.quantity);
    const canReduce = reduces(child, account);
    if (terms.closePosition && !canReduce) return this.move(order, 'EXPIRED');
    if (onlyReduces(child) && !canReduce) return this.reject(order, 'Reduce Only reject');
    try {
      checkMargin(child, account, market);
      this.carryOut(order, child, market);
    } catch (error) {
      if (!(error instanceof VenueError)) throw error;
      this.reject(order, error.message);
    }
  }

  private carryOut(order: AlgoOrder, child: OrderTerms, market: Market): void {
    order.childId = this.venue.nextOrderId();
    if (!this.childFirst) this.move(order, 'TRIGGERED');
    order.child = this.venue.carryOut(child, market, order.childId);
    if (this.childFirst) this.move(order, 'TRIGGERED');
    if (!order.child.isOpen) this.move(order, 'FINISHED');
  }

  private childEnded(child: SimOrder): void {
    const order = this.all().find((each) => each.child === child && each.status === 'TRIGGERED');
    if (order !== undefined) this.move(order, 'FINISHED');
  }

  private reject(order: AlgoOrder, text: string): void {
    order.childId = undefined;
    order.rejectText = text;
    this.move(order, 'REJECTED');
  }

  private move(order: AlgoOrder, status: AlgoStatus): void {
    order.status = status;
    order.updatedAt = this.venue.parts.clock.now();
    this.venue.parts.emit(algoUpdate(order, order.updatedAt));
  }
}

const isSameDirection = (one: AlgoTerms, other: AlgoTerms): boolean =>
  one.instrument === other.instrument &&
  one.side === other.side &&
  one.positionSide === other.positionSide &&
  one.type.startsWith('STOP') === other.type.startsWith('STOP');

/** The order a conditional one becomes; it carries the client id on. */
const childTerms = (terms: AlgoTerms, quantity: AlgoTerms['quantity']): OrderTerms => ({
  instrument: terms.instrument,
  clientOrderId: terms.clientAlgoId,
  side: terms.side,
  type: terms.price.isZero() ? 'MARKET' : 'LIMIT',
  timeInForce: terms.timeInForce,
  price: terms.price,
  quantity,
  quoteQuantity: ZERO,
  stopPrice: terms.triggerPrice,
  positionSide: terms.positionSide,
  reduceOnly: terms.reduceOnly,
  closePosition: terms.closePosition,
  stpMode: terms.stpMode,
  goodTillDate: terms.goodTillDate,
  origType: terms.type,
});
