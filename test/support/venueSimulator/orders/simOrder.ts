/** One order of the account as the venue keeps it, with its fills. Amounts are exact; the wire forms are made elsewhere. */
import { decimalText, floorToStep, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Family, Side } from '../core/family.ts';
import type { Instrument } from '../core/instrument.ts';

export type OrderStatus =
  'NEW' | 'PARTIALLY_FILLED' | 'FILLED' | 'CANCELED' | 'EXPIRED' | 'EXPIRED_IN_MATCH' | 'REJECTED';

export type PositionSide = 'BOTH' | 'LONG' | 'SHORT';

export interface SimTrade {
  readonly id: number;
  readonly orderId: number;
  readonly clientOrderId: string;
  readonly instrument: Instrument;
  readonly side: Side;
  readonly positionSide: PositionSide;
  readonly price: Decimal;
  readonly quantity: Decimal;
  readonly fee: Decimal;
  readonly feeAsset: string;
  readonly realizedPnl: Decimal;
  readonly isMaker: boolean;
  readonly time: number;
}

/** What an order is placed with. */
export interface OrderTerms {
  readonly instrument: Instrument;
  readonly clientOrderId: string;
  readonly side: Side;
  readonly type: string;
  readonly timeInForce: string;
  /** Zero for a market order. */
  readonly price: Decimal;
  /** Zero when the size is given in quote currency. */
  readonly quantity: Decimal;
  readonly quoteQuantity: Decimal;
  readonly stopPrice: Decimal;
  readonly positionSide: PositionSide;
  readonly reduceOnly: boolean;
  readonly closePosition: boolean;
  readonly stpMode: string;
  readonly goodTillDate: number;
  /** The type of a conditional order that this one is the child of; its own type otherwise. */
  readonly origType: string;
}

export class SimOrder {
  readonly terms: OrderTerms;
  readonly orderId: number;
  readonly createdAt: number;
  readonly trades: SimTrade[] = [];
  status: OrderStatus = 'NEW';
  price: Decimal;
  quantity: Decimal;
  executed = ZERO;
  executedQuote = ZERO;
  updatedAt: number;
  /** False while a spot stop waits for its trigger. */
  isWorking = true;
  workingAt: number;
  expiryReason = '';

  constructor(terms: OrderTerms, orderId: number, now: number) {
    this.terms = terms;
    this.orderId = orderId;
    this.createdAt = now;
    this.updatedAt = now;
    this.workingAt = now;
    this.price = terms.price;
    this.quantity = terms.quantity;
  }

  get family(): Family {
    return this.terms.instrument.family;
  }

  get symbol(): string {
    return this.terms.instrument.symbol;
  }

  get isOpen(): boolean {
    return this.status === 'NEW' || this.status === 'PARTIALLY_FILLED';
  }

  /** Highest buying or lowest selling price, undefined for a market order. */
  get limit(): Decimal | undefined {
    return this.price.isZero() ? undefined : this.price;
  }

  get averagePrice(): Decimal {
    return this.executed.isZero() ? ZERO : this.executedQuote.div(this.executed);
  }

  /** Quantity still open; at the given price for an order sized in quote currency. */
  leavesAt(price: Decimal): Decimal {
    if (this.terms.quoteQuantity.isZero()) return this.quantity.minus(this.executed);
    return floorToStep(this.terms.quoteQuantity.minus(this.executedQuote).div(price), this.terms.instrument.step);
  }

  get leaves(): Decimal {
    return this.leavesAt(this.price);
  }

  /** The truth as tests read it. */
  toRecord() {
    const { side, type, reduceOnly, positionSide, stopPrice, clientOrderId } = this.terms;
    return {
      family: this.family,
      symbol: this.symbol,
      orderId: String(this.orderId),
      clientOrderId,
      side,
      type,
      status: this.status,
      price: decimalText(this.price),
      stopPrice: decimalText(stopPrice),
      quantity: decimalText(this.quantity),
      executed: decimalText(this.executed),
      averagePrice: decimalText(this.averagePrice),
      reduceOnly,
      positionSide,
      expiryReason: this.expiryReason,
      createdAt: this.createdAt,
      updatedAt: this.updatedAt,
    };
  }
}

export type OrderRecord = ReturnType<SimOrder['toRecord']>;

/** A fill as tests read it. */
export const tradeRecord = (trade: SimTrade) => ({
  id: String(trade.id),
  orderId: String(trade.orderId),
  clientOrderId: trade.clientOrderId,
  symbol: trade.instrument.symbol,
  side: trade.side,
  price: decimalText(trade.price),
  quantity: decimalText(trade.quantity),
  fee: decimalText(trade.fee),
  feeAsset: trade.feeAsset,
  realizedPnl: decimalText(trade.realizedPnl),
  isMaker: trade.isMaker,
  time: trade.time,
});

export type TradeRecord = ReturnType<typeof tradeRecord>;
