/** One conditional order: waits outside the book, reserves nothing, and becomes an ordinary order when its price is seen. */
import { decimal, decimalText, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Side } from '../core/family.ts';
import type { Instrument } from '../core/instrument.ts';
import type { Market } from '../market/market.ts';
import type { PositionSide, SimOrder } from '../orders/simOrder.ts';

export type AlgoStatus = 'NEW' | 'TRIGGERING' | 'TRIGGERED' | 'FINISHED' | 'CANCELED' | 'REJECTED' | 'EXPIRED';

export interface AlgoTerms {
  readonly instrument: Instrument;
  readonly clientAlgoId: string;
  readonly side: Side;
  readonly positionSide: PositionSide;
  readonly type: string;
  readonly timeInForce: string;
  /** Zero with closePosition. */
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly triggerPrice: Decimal;
  readonly workingType: string;
  readonly closePosition: boolean;
  readonly reduceOnly: boolean;
  readonly priceProtect: boolean;
  readonly stpMode: string;
  readonly activatePrice: Decimal;
  /** Percent behind the best price. */
  readonly callbackRate: Decimal;
  readonly goodTillDate: number;
}

export class AlgoOrder {
  readonly terms: AlgoTerms;
  readonly algoId: number;
  readonly createdAt: number;
  status: AlgoStatus = 'NEW';
  updatedAt: number;
  triggeredAt = 0;
  /** The order it became. */
  child: SimOrder | undefined;
  childId: number | undefined;
  rejectText = '';
  private bestSeen: Decimal | undefined;

  constructor(terms: AlgoTerms, algoId: number, now: number) {
    this.terms = terms;
    this.algoId = algoId;
    this.createdAt = now;
    this.updatedAt = now;
  }

  get isOpen(): boolean {
    return this.status === 'NEW' || this.status === 'TRIGGERING';
  }

  get isLimit(): boolean {
    return this.terms.type === 'STOP' || this.terms.type === 'TAKE_PROFIT';
  }

  /** Whether the market is where the order waits for it; a trailing order also learns the best price. */
  seesTrigger(market: Market): boolean {
    const { type, side, workingType, priceProtect, triggerPrice } = this.terms;
    const price = workingType === 'MARK_PRICE' ? market.mark : market.last;
    if (
      priceProtect &&
      market.mark.minus(market.last).abs().div(market.mark).greaterThan(market.instrument.triggerProtect)
    )
      return false;
    if (type === 'TRAILING_STOP_MARKET') return this.trails(price);
    const above = type.startsWith('STOP') === (side === 'BUY');
    return above ? price.greaterThanOrEqualTo(triggerPrice) : price.lessThanOrEqualTo(triggerPrice);
  }

  private trails(price: Decimal): boolean {
    const { side, activatePrice, callbackRate } = this.terms;
    const isSell = side === 'SELL';
    const isActive =
      this.bestSeen !== undefined ||
      activatePrice.isZero() ||
      (isSell ? price.greaterThanOrEqualTo(activatePrice) : price.lessThanOrEqualTo(activatePrice));
    if (!isActive) return false;
    const best = this.bestSeen ?? price;
    this.bestSeen = (isSell ? price.greaterThan(best) : price.lessThan(best)) ? price : best;
    const back = callbackRate.div(100);
    return isSell
      ? price.lessThanOrEqualTo(this.bestSeen.mul(decimal('1').minus(back)))
      : price.greaterThanOrEqualTo(this.bestSeen.mul(decimal('1').plus(back)));
  }

  toRecord() {
    const {
      instrument,
      clientAlgoId,
      side,
      type,
      quantity,
      triggerPrice,
      price,
      reduceOnly,
      closePosition,
      positionSide,
      workingType,
    } = this.terms;
    return {
      symbol: instrument.symbol,
      algoId: String(this.algoId),
      clientAlgoId,
      side,
      type,
      status: this.status,
      quantity: decimalText(quantity),
      triggerPrice: decimalText(triggerPrice),
      price: decimalText(price),
      reduceOnly,
      closePosition,
      positionSide,
      workingType,
      childOrderId: this.childId === undefined ? '' : String(this.childId),
      filled: decimalText(this.child?.executed ?? ZERO),
      rejectText: this.rejectText,
    };
  }
}

export type AlgoRecord = ReturnType<AlgoOrder['toRecord']>;
