/** One position: signed amount at an average entry. Adding averages, reducing realizes, turning closes and opens at the fill price. */
import { decimalText, minDecimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Instrument } from '../core/instrument.ts';
import type { PositionSide } from '../orders/simOrder.ts';

export class Position {
  readonly instrument: Instrument;
  readonly side: PositionSide;
  /** Below zero when short. */
  amount = ZERO;
  entry = ZERO;
  /** Realized so far, fees left out. */
  realized = ZERO;
  /** Margin set apart when isolated, profit and fees left out. */
  isolatedWallet = ZERO;
  updatedAt = 0;

  constructor(instrument: Instrument, side: PositionSide) {
    this.instrument = instrument;
    this.side = side;
  }

  get isOpen(): boolean {
    return !this.amount.isZero();
  }

  pnlAt(price: Decimal): Decimal {
    return price.minus(this.entry).mul(this.amount);
  }

  /** Adds a signed quantity at a price; returns what it realized. */
  apply(change: Decimal, price: Decimal): Decimal {
    const closed =
      this.amount.isNegative() === change.isNegative() ? ZERO : minDecimal(this.amount.abs(), change.abs());
    const pnl = price.minus(this.entry).mul(this.amount.isNegative() ? closed.neg() : closed);
    const after = this.amount.plus(change);
    if (after.isZero()) this.entry = ZERO;
    else if (closed.isZero()) this.entry = this.entry.mul(this.amount).plus(price.mul(change)).div(after);
    else if (after.isNegative() !== this.amount.isNegative()) this.entry = price;
    this.amount = after;
    this.realized = this.realized.plus(pnl);
    return pnl;
  }

  toRecord() {
    return {
      symbol: this.instrument.symbol,
      side: this.side,
      amount: decimalText(this.amount),
      entryPrice: decimalText(this.entry),
      realizedPnl: decimalText(this.realized),
    };
  }
}

export type PositionRecord = ReturnType<Position['toRecord']>;
