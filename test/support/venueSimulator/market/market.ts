/** The market of one symbol: book, last, mark and index price, funding, public trades and candles. Tells its listener of every change. */
import { decimal, floorToStep, maxDecimal, roundToStep, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Instrument } from '../core/instrument.ts';
import type { Sequence } from '../core/sequence.ts';
import { Book, type BookSides, type Level } from './book.ts';
import { CandleTape } from './candleTape.ts';

export interface PublicTrade {
  readonly id: number;
  readonly price: Decimal;
  readonly quantity: Decimal;
  readonly time: number;
  readonly buyerIsMaker: boolean;
}

export interface MarketListener {
  /** `previousId` is the id of the change before. */
  readonly bookChanged: (market: Market, before: BookSides, previousId: number) => void;
  readonly tradePrinted: (market: Market, trade: PublicTrade) => void;
  readonly markChanged: (market: Market) => void;
}

/** Notional of one level of a quoted book: deep enough for any test that does not set levels itself. */
const LEVEL_NOTIONAL = decimal('50000000');
const LEVELS = 5;
const KEPT_TRADES = 1_000;

interface MarketParts {
  readonly instrument: Instrument;
  readonly listener: MarketListener;
  readonly now: () => number;
  readonly tradeIds: Sequence;
  readonly updateIds: Sequence;
}

export class Market {
  readonly instrument: Instrument;
  readonly book = new Book();
  readonly tape = new CandleTape();
  readonly trades: PublicTrade[] = [];
  last: Decimal;
  mark: Decimal;
  fundingRate = decimal('0.0001');
  /** Id of the last change of the book. */
  updateId: number;
  private readonly parts: MarketParts;

  constructor(parts: MarketParts, price: Decimal) {
    this.parts = parts;
    this.instrument = parts.instrument;
    this.last = price;
    this.mark = price;
    this.updateId = parts.updateIds.next();
    this.book.set(this.quotedSides(price), { refills: true });
    this.tape.roll(parts.now(), price);
  }

  /** Prints one step at the price and quotes a deep book one tick around it. */
  quote(price: Decimal): void {
    this.replaceBook(this.quotedSides(price), true);
    this.print(price, this.instrument.step, false);
  }

  replaceBook(sides: BookSides, refills: boolean): void {
    const before = this.book.sides;
    this.book.set(sides, { refills });
    this.bookUsed(before);
  }

  /** Tells of a book whose levels were taken. */
  bookUsed(before: BookSides): void {
    const previousId = this.updateId;
    this.updateId = this.parts.updateIds.next();
    this.parts.listener.bookChanged(this, before, previousId);
  }

  setMark(mark: Decimal): void {
    this.mark = mark;
    this.parts.listener.markChanged(this);
  }

  /** Adds a public trade. */
  print(price: Decimal, quantity: Decimal, buyerIsMaker: boolean): void {
    const time = this.parts.now();
    const trade = { id: this.parts.tradeIds.next(), price, quantity, time, buyerIsMaker };
    this.last = price;
    this.trades.push(trade);
    if (this.trades.length > KEPT_TRADES * 2) this.trades.splice(0, KEPT_TRADES);
    this.tape.add(time, price, quantity);
    this.parts.listener.tradePrinted(this, trade);
  }

  private quotedSides(price: Decimal): BookSides {
    const { tick, step } = this.instrument;
    const middle = roundToStep(price, tick);
    const quantity = maxDecimal(step, floorToStep(LEVEL_NOTIONAL.div(price), step));
    const side = (sign: number): Level[] =>
      Array.from({ length: LEVELS }, (_, index) => ({ price: middle.plus(tick.mul(sign * (index + 1))), quantity }));
    return { bids: side(-1).filter((level) => level.price.greaterThan(0)), asks: side(1) };
  }
}
