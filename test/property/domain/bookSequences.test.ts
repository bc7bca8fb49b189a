import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelBook } from '../../support/modelBook.ts';

const order = fc.record({
  place: fc.integer({ min: 0, max: 3 }),
  side: fc.constantFrom('LONG' as const, 'SHORT' as const),
  stopTicks: fc.integer({ min: 500, max: 60_000 }),
  share: fc.integer({ min: 1, max: 110 }),
  fills: fc.boolean(),
});
const rhos = fc.option(
  fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 10),
  { freq: 5 },
);
describe('a paper book', () => {
  it('stays within RC-12 to RC-18 through 10,000 sequences of orders', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.array(order, { minLength: 2, maxLength: 5 }),
        fc.array(rhos, { minLength: 6, maxLength: 6 }),
        (orders, pairs) => {
          const book = new ModelBook(pairs);
          for (const each of orders) if (book.place(each)) accepted += 1;
        },
      ),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(5_000);
  });
});
