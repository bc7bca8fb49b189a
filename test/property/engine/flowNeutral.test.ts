import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEntry } from '../../../src/main/engine/foldEntry.ts';
import { navIndex } from '../../../src/main/engine/foldBook.ts';
import { emptyDurable, type Durable } from '../../../src/main/engine/state.ts';
import type { EntryData, EntryType } from '../../../src/shared/model/entry.ts';
import { ONE, decimal, ZERO, type Decimal } from '../../../src/shared/values/decimal.ts';
import { money } from '../../../src/shared/values/money.ts';
import { unixMs, utcDayStart } from '../../../src/shared/values/time.ts';

const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;

type Move =
  /** Equity earns that share, in basis points, and is looked at an hour later. */
  | { readonly kind: 'earn'; readonly basisPoints: number }
  /** Equity times this comes or goes, in percent; never more than 90 % goes. */
  | { readonly kind: 'flow'; readonly percent: number }
  | { readonly kind: 'day' };

const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('earn'), basisPoints: fc.integer({ min: -200, max: 200 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flow'), percent: fc.integer({ min: -90, max: 300 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('day') }) },
) as fc.Arbitrary<Move>;

/** A live book that earns, and the equity it stands at. */
class Book {
  durable: Durable = emptyDurable();
  equity = decimal('10000');
  private at = START;

  constructor() {
    this.fold('BOOK_OPENED', { equity: money('10000'), currency: 'USDT', attempt: 1, symbols: [] });
    this.look();
  }

  get state() {
    return this.durable.books.LIVE;
  }

  earn(basisPoints: number): void {
    this.equity = this.equity.mul(ONE.plus(decimal(basisPoints).div(10_000)));
    this.at += HOUR;
    this.look();
  }

  flow(amount: Decimal): void {
    this.fold('EXTERNAL_FLOW', { amount: money(amount), equityBefore: money(this.equity), note: 'test' });
    this.equity = this.equity.plus(amount);
  }

  newDay(): void {
    this.at = utcDayStart(unixMs(this.at)) + 24 * HOUR;
    this.fold('DAY_START', { day: unixMs(this.at), equity: money(this.equity) });
    this.look();
  }

  /** EB-02: E0 + flows - equity, account currency. */
  dayLoss(): Decimal {
    return this.state.day.equity.plus(this.state.day.flows).minus(this.equity);
  }

  private look(): void {
    const equity = money(this.equity);
    this.fold('EQUITY_SAMPLE', {
      at: unixMs(this.at),
      activeMs: 0,
      passedMs: 0,
      equity,
      riskEquity: equity,
      cash: equity,
      unrealized: money(ZERO),
      gross: money(ZERO),
    });
  }

  private fold<Type extends EntryType>(type: Type, data: EntryData<Type>): void {
    this.durable = foldEntry(this.durable, { type, data, at: unixMs(this.at), book: 'LIVE' });
  }
}

/** Index, both peaks, and drawdown from the risk peak, as numbers. */
function measured(book: Book) {
  const { riskHighWater, performanceHighWater } = book.state;
  const index = navIndex(book.state, book.equity);
  return [
    index.toNumber(),
    riskHighWater.toNumber(),
    performanceHighWater.toNumber(),
    ONE.minus(index.div(riskHighWater)).toNumber(),
    book.state.record.track?.drawdown.largest?.depth ?? 0,
  ];
}

describe('external flows', () => {
  it('leave the index, both peaks, the drawdown and the day loss as they are, in 10,000 histories', () => {
    const tally = { flows: 0, out: 0, days: 0, drawnDown: 0 };
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 25 }), (moves) => {
        const book = new Book();
        const twin = new Book();
        for (const each of moves) {
          if (each.kind === 'earn') {
            book.earn(each.basisPoints);
            twin.earn(each.basisPoints);
          } else if (each.kind === 'day') {
            tally.days += 1;
            book.newDay();
            twin.newDay();
          } else {
            const before = { loss: book.dayLoss(), peaks: [book.state.riskHighWater, book.state.performanceHighWater] };
            book.flow(book.equity.mul(each.percent).div(100));
            tally.flows += 1;
            if (each.percent < 0) tally.out += 1;
            if (navIndex(book.state, book.equity).lessThan(book.state.riskHighWater)) tally.drawnDown += 1;
            expect(book.dayLoss().minus(before.loss).abs().toNumber()).toBeLessThan(1e-9);
            expect([book.state.riskHighWater, book.state.performanceHighWater]).toEqual(before.peaks);
          }
        }
        // The twin earned the same without any flow.
        const expected = measured(twin);
        measured(book).forEach((value, at) => expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 9));
      }),
      { numRuns: 10_000, seed: 20_261_102 },
    );
    // Not vacuous: money came and went, over midnights and while the book was below its peak.
    expect(tally.flows).toBeGreaterThan(10_000);
    expect(tally.out).toBeGreaterThan(2_500);
    expect(tally.days).toBeGreaterThan(2_500);
    expect(tally.drawnDown).toBeGreaterThan(5_000);
  }, 600_000);

  it('make E0 of a missed midnight the last equity plus what came in since (EB-02)', () => {
    const book = new Book();
    book.earn(-100);
    book.flow(decimal('5000'));
    expect(book.state.lastEquity.toFixed()).toBe('14900');
  });
});
