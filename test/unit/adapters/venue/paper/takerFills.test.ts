import { describe, expect, it } from 'vitest';
import { takerFills, type TakerRequest } from '../../../../../src/main/adapters/venue/paper/takerFills.ts';
import { decimalText, toWire, ZERO } from '../../../../../src/shared/values/decimal.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { buildInstrument } from '../../../../support/buildInstrument.ts';
import { buildCandle } from '../../../../support/buildMarket.ts';
import goldenCases from '../../../../support/goldenCases.json' with { type: 'json' };

const quote = { bid: price('59999.9'), ask: price('60000.1'), last: price('60000'), mid: price('60000') };

function request(overrides: Partial<TakerRequest>): TakerRequest {
  return {
    instrument: buildInstrument(),
    side: 'BUY',
    quantity: quantity('0.1'),
    quote,
    bar: null,
    levels: [],
    trigger: null,
    limit: null,
    ...overrides,
  };
}

const fillsOf = (overrides: Partial<TakerRequest>) => toWire(takerFills(request(overrides)));

describe('takerFills from quotes', () => {
  it('pays 2 basis points beyond the far side, on the tick against the order', () => {
    expect(fillsOf({ side: 'BUY' })).toEqual([{ quantity: '0.1', price: '60012.2' }]);
    expect(fillsOf({ side: 'SELL' })).toEqual([{ quantity: '0.1', price: '59987.9' }]);
  });

  it('starts at the last price when the quote looks better than it', () => {
    const stale = { ...quote, bid: price('59899.9'), ask: price('59900.1'), last: price('60000') };
    expect(fillsOf({ quote: stale })).toEqual([{ quantity: '0.1', price: '60012' }]);
  });

  it('pays 5 % of the range of a wild bar, the square-root share of its volume when that is more', () => {
    const bar = buildCandle({ high: '61000', low: '59000', volume: '100' });
    expect(fillsOf({ bar })).toEqual([{ quantity: '0.1', price: '60100.1' }]);
    expect(fillsOf({ bar, quantity: quantity('4') })).toEqual([{ quantity: '4', price: '60400.1' }]);
  });

  it('pays the whole range where the last bar had no volume', () => {
    const bar = buildCandle({ high: '61000', low: '59000', volume: '0' });
    expect(fillsOf({ bar })).toEqual([{ quantity: '0.1', price: '62000.1' }]);
  });

  it('fills a stop from the worse of trigger and quote', () => {
    const gapped = { ...quote, bid: price('57999.9'), ask: price('58000.1'), last: price('58000') };
    expect(fillsOf({ side: 'SELL', quote: gapped, trigger: price('59500') })).toEqual([
      { quantity: '0.1', price: '57988.3' },
    ]);
    expect(fillsOf({ side: 'SELL', trigger: price('59500') })).toEqual([{ quantity: '0.1', price: '59488.1' }]);
  });

  it('never fills beyond the limit, and at most a tenth of the bar at once', () => {
    const bar = buildCandle({ high: '60001', low: '59999', volume: '0.5' });
    expect(fillsOf({ bar, limit: price('60005') })).toEqual([{ quantity: '0.05', price: '60005' }]);
    expect(fillsOf({ bar, limit: price('60100') })).toEqual([{ quantity: '0.05', price: '60012.2' }]);
  });

  it('never sells below one tick', () => {
    const penny = { bid: price('0.1'), ask: price('0.2'), last: price('0.1'), mid: price('0.15') };
    expect(fillsOf({ side: 'SELL', quote: penny })).toEqual([{ quantity: '0.1', price: '0.1' }]);
  });
});

describe('takerFills through a recorded book', () => {
  const low = { bid: price('99'), ask: price('100'), last: price('99.5'), mid: price('99.5') };
  const asks = [
    ['100', '1'],
    ['101', '1'],
    ['102', '5'],
  ] as const;

  it('walks the levels to the average of GC-083', () => {
    const golden = goldenCases.cases.find((each) => each.id === 'GC-083');
    expect(golden?.inputs).toMatchObject({ side: 'BUY', qty: '3', asks });
    const fills = takerFills(request({ quote: low, levels: asks, quantity: quantity('3') }));
    const filled = fills.reduce((sum, each) => sum.plus(each.quantity), ZERO);
    const paid = fills.reduce((sum, each) => sum.plus(each.quantity.mul(each.price)), ZERO);
    expect(golden?.expected).toEqual({ avg: decimalText(paid.div(filled)), filled: decimalText(filled) });
  });

  it('prices the rest beyond the book at 10 basis points per multiple of the last level', () => {
    expect(fillsOf({ quote: low, levels: asks, quantity: quantity('18') }).at(-1)).toEqual({
      quantity: '11',
      price: '102.4',
    });
    const bids = [['99', '2']] as const;
    expect(fillsOf({ quote: low, side: 'SELL', levels: bids, quantity: quantity('3') })).toEqual([
      { quantity: '2', price: '99' },
      { quantity: '1', price: '98.9' },
    ]);
  });

  it('stops at the limit', () => {
    expect(fillsOf({ quote: low, levels: asks, quantity: quantity('9'), limit: price('101') })).toEqual([
      { quantity: '1', price: '100' },
      { quantity: '1', price: '101' },
    ]);
  });

  it('does not use a level that is better than the quote', () => {
    const high = { ...low, ask: price('101.5') };
    expect(fillsOf({ quote: high, levels: asks, quantity: quantity('3') }).map((fill) => fill.price)).toEqual([
      '101.5',
      '101.5',
      '102',
    ]);
  });
});
