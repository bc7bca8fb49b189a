/**
 * The other traders' orders of one symbol: levels on both sides. A quoted book is deep and refills after every order; an exact book is used up.
 */
import { minDecimal, ZERO, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Side } from '../core/family.ts';

export interface Level {
  readonly price: Decimal;
  readonly quantity: Decimal;
}

export interface BookSides {
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

export class Book {
  private bids: readonly Level[] = [];
  private asks: readonly Level[] = [];
  private refills = true;

  /** Replaces all levels, best first. */
  set({ bids, asks }: BookSides, { refills }: { readonly refills: boolean }): void {
    this.bids = bids;
    this.asks = asks;
    this.refills = refills;
  }

  get sides(): BookSides {
    return { bids: this.bids, asks: this.asks };
  }

  best(side: 'bid' | 'ask'): Level | undefined {
    return (side === 'bid' ? this.bids : this.asks)[0];
  }

  /** What a taker of that side would find up to the limit, best first; nothing is used up. */
  reachable(side: Side, limit: Decimal | undefined): readonly Level[] {
    if (side === 'BUY') return this.asks.filter(({ price }) => limit === undefined || price.lessThanOrEqualTo(limit));
    return this.bids.filter(({ price }) => limit === undefined || price.greaterThanOrEqualTo(limit));
  }

  /** Takes up to the quantity at exactly this price from the side a taker of `side` meets; returns what was there. */
  take(side: Side, price: Decimal, quantity: Decimal): Decimal {
    const levels = side === 'BUY' ? this.asks : this.bids;
    const level = levels.find((each) => each.price.equals(price));
    if (level === undefined) return ZERO;
    const taken = minDecimal(level.quantity, quantity);
    if (this.refills) return taken;
    const rest = levels.flatMap((each) =>
      each === level ? (taken.equals(each.quantity) ? [] : [{ price, quantity: each.quantity.minus(taken) }]) : [each],
    );
    if (side === 'BUY') this.asks = rest;
    else this.bids = rest;
    return taken;
  }
}
