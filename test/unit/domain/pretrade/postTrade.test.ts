import { describe, expect, it } from 'vitest';
import { checkFill, type FillFacts } from '../../../../src/main/domain/pretrade/postTrade.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { NOW } from '../../../support/buildEntryContext.ts';
import { buildFill } from '../../../support/buildFill.ts';

const facts = (over: Partial<FillFacts> = {}): FillFacts => ({
  fill: buildFill({ price: '60000', quantity: '0.5', fee: '15', liquidity: 'TAKER', venueTime: NOW }),
  orderQuantity: quantity('1'),
  filledBefore: decimal('0.5'),
  reference: price('60000'),
  collar: decimal('0.01'),
  makerFee: decimal('0.0002'),
  takerFee: decimal('0.0005'),
  sentAt: NOW,
  receivedAt: NOW,
  ...over,
});

describe('checkFill', () => {
  it('finds nothing wrong with a fill as it should be', () => {
    expect(checkFill(facts())).toEqual([]);
  });

  it('says what was found and what was expected, the gravest first', () => {
    const fill = buildFill({ price: '57000', quantity: '0.6', fee: '100', liquidity: 'TAKER', venueTime: NOW - 1_500 });
    expect(checkFill(facts({ fill }))).toEqual([
      { code: 'OVERFILL', text: 'filled 1.1 of 1 ordered' },
      { code: 'FILL_PRICE', text: 'filled at 57000, 5.0% from 60000, 2.0% expected' },
      // 1.5 x 0.05 % of 34,200.
      { code: 'FILL_FEE', text: 'fee 100.00, 25.65 expected at most' },
      { code: 'FILL_TIME', text: "filled 1500 ms before it was sent, by the venue's clock" },
    ]);
  });

  it('finds a fill from the future', () => {
    expect(checkFill(facts({ receivedAt: unixMs(NOW - 2_000) }))).toEqual([
      { code: 'FILL_TIME', text: "filled 2000 ms in the future, by the venue's clock" },
    ]);
  });

  it('allows twice the collar and a second between the clocks, and no more', () => {
    const filled = (over: { readonly price?: string; readonly venueTime?: number }) =>
      buildFill({ price: '60000', quantity: '0.5', fee: '15', liquidity: 'TAKER', venueTime: NOW, ...over });
    const codes = (over: Parameters<typeof filled>[0]) =>
      checkFill(facts({ fill: filled(over) })).map((each) => each.code);
    expect([codes({ price: '61200' }), codes({ price: '58800' })]).toEqual([[], []]);
    expect([codes({ price: '61200.1' }), codes({ price: '58799.9' })]).toEqual([['FILL_PRICE'], ['FILL_PRICE']]);
    expect([codes({ venueTime: NOW - 1_000 }), codes({ venueTime: NOW + 1_000 })]).toEqual([[], []]);
    expect([codes({ venueTime: NOW - 1_001 }), codes({ venueTime: NOW + 1_001 })]).toEqual([
      ['FILL_TIME'],
      ['FILL_TIME'],
    ]);
  });

  it('asks the maker schedule of a maker, and half of a promised rebate', () => {
    const made = (fee: string) => ({ ...facts().fill, ...buildFill({ quantity: '0.5', liquidity: 'MAKER', fee }) });
    // 0.02 % of 30,000 is 6, so 9 at most.
    expect(checkFill(facts({ fill: made('9') }))).toEqual([]);
    expect(checkFill(facts({ fill: made('9.01') })).map((found) => found.code)).toEqual(['FILL_FEE']);
    const makerFee = decimal('-0.0002');
    expect(checkFill(facts({ makerFee, fill: made('-3') }))).toEqual([]);
    expect(checkFill(facts({ makerFee, fill: made('-2.99') })).map((found) => found.code)).toEqual(['FILL_FEE']);
  });
});
