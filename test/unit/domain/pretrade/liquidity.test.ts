import { describe, expect, it } from 'vitest';
import { expectedFill, type Market } from '../../../../src/main/domain/pretrade/expectedFill.ts';
import { liquidityCap } from '../../../../src/main/domain/pretrade/liquidityCap.ts';
import type { DepthFacts } from '../../../../src/main/domain/pretrade/controlFacts.ts';
import { decimal, toWire } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildDraft, buildEntryContext, deepBook, settings } from '../../../support/buildEntryContext.ts';
import { checkOf } from '../../../support/entryGate.ts';

const quote = { bid: price('99'), ask: price('100'), last: price('100.5'), mid: price('99.5') };
const modeled = (high: string, low: string, volume: string): DepthFacts => ({
  kind: 'MODELED',
  bar: { openTime: unixMs(0), open: low, high, low, close: high, volume },
});
const market = (over: Partial<Market>): Market => ({
  side: 'BUY',
  quote,
  depth: deepBook([['100', '10']]),
  limit: null,
  ...over,
});
const book = deepBook([
  ['100', '1'],
  ['101', '9'],
]);
const capOf = (over: Partial<Market>) => {
  const found = liquidityCap({
    market: market(over),
    reference: price('100'),
    width: decimal('0.01'),
    settings: settings.orders,
  });
  return found === null ? null : toWire(found);
};

describe('expectedFill', () => {
  it('walks the book from its best price', () => {
    expect(toWire(expectedFill(market({ depth: book }), quantity('2')))).toEqual({ price: '100.5', slippage: '0.005' });
    const sell = market({
      side: 'SELL',
      depth: deepBook([
        ['99', '1'],
        ['97.02', '9'],
      ]),
    });
    // 98.01 on average, 1 % below 99.
    expect(toWire(expectedFill(sell, quantity('2')))).toEqual({ price: '98.01', slippage: '0.01' });
  });

  it('starts a model at the worse of the far side and the last price', () => {
    expect(toWire(expectedFill(market({ depth: { kind: 'MODELED', bar: null } }), quantity('1')))).toEqual({
      price: '100.5201',
      slippage: '0.0002',
    });
    // 2 x sqrt(25 / 100) below 99.
    const sell = market({ side: 'SELL', depth: modeled('102', '100', '100') });
    expect(toWire(expectedFill(sell, quantity('25'))).price).toBe('98');
  });

  it('never pays more than a limit', () => {
    expect(toWire(expectedFill(market({ depth: book, limit: price('100.2') }), quantity('2')))).toEqual({
      price: '100.2',
      slippage: '0.002',
    });
    const sell = market({
      side: 'SELL',
      depth: deepBook([
        ['99', '1'],
        ['90', '9'],
      ]),
      limit: price('99'),
    });
    expect(toWire(expectedFill(sell, quantity('2')))).toEqual({ price: '99', slippage: '0' });
  });
});

describe('liquidityCap', () => {
  it('is what stays within 0.3 % on average', () => {
    // 1 at 100 leaves 0.3 below 100.3, which pays for 3 / 7 at 101: 1.428... in all.
    expect(
      capOf({
        depth: deepBook([
          ['100', '1'],
          ['101', '900'],
        ]),
      }),
    ).toEqual({
      by: 'SLIPPAGE',
      quantity: '1.428571428571428571',
    });
    // 3 / 17 more at 98.
    expect(
      capOf({
        side: 'SELL',
        depth: deepBook([
          ['100', '1'],
          ['98', '900'],
        ]),
      }),
    ).toEqual({
      by: 'DEPTH',
      quantity: '0.1',
      near: '1',
    });
  });

  it('is a tenth of what is visible inside the collar where that is less', () => {
    expect(
      capOf({
        depth: deepBook([
          ['100', '10'],
          ['102', '500'],
        ]),
      }),
    ).toEqual({ by: 'DEPTH', quantity: '1', near: '10' });
  });

  it('asks a model for the volume of its bar', () => {
    // Range 1: sqrt(q / 10000) <= 0.3 % of 100.5 at q = 909.0225; a tenth of the bar is 1,000.
    expect(capOf({ depth: modeled('101', '100', '10000') })).toEqual({ by: 'SLIPPAGE', quantity: '909.0225' });
    expect(capOf({ depth: modeled('100', '100', '10000') })).toEqual({ by: 'DEPTH', quantity: '1000', near: '10000' });
    expect(capOf({ depth: modeled('100', '100', '0') })).toBeNull();
    expect(capOf({ depth: { kind: 'MODELED', bar: null } })).toBeNull();
  });

  it('does not limit by slippage where a limit price does', () => {
    const depth = deepBook([
      ['100', '1'],
      ['101', '900'],
    ]);
    expect(capOf({ depth, limit: price('100.3') })).toEqual({ by: 'DEPTH', quantity: '90.1', near: '901' });
    expect(capOf({ depth, limit: price('100.4') })).toMatchObject({ by: 'SLIPPAGE' });
  });
});

describe('RC-22', () => {
  it('lets a resting limit pass without a book', () => {
    const resting = (side: 'BUY' | 'SELL', limit: string) =>
      checkOf(
        buildEntryContext({ depth: null, draft: buildDraft({ side, type: 'LIMIT', limitPrice: price(limit) }) }),
        'Liquidity',
      );
    expect(resting('BUY', '59999.9')).toMatchObject({ passed: true, value: 'rests', limit: '0.3000' });
    expect(resting('SELL', '60000')).toMatchObject({ passed: true, value: 'rests' });
    expect(resting('BUY', '60000')).toMatchObject({ passed: false, code: 'MISSING_INPUT' });
    expect(resting('SELL', '59999.9')).toMatchObject({ passed: false, code: 'MISSING_INPUT' });
  });

  it('says that a model stood in', () => {
    expect(checkOf(buildEntryContext({ depth: { kind: 'MODELED', bar: null } }), 'Liquidity')).toMatchObject({
      passed: true,
      value: '0.0200 modeled',
    });
  });

  it('says what is visible and what may be taken of it', () => {
    expect(checkOf(buildEntryContext({ depth: deepBook([['60000', '0.15']]) }), 'Liquidity')).toMatchObject({
      code: 'DEPTH_SHARE',
      value: '0.02',
      limit: '0.015',
      text: '0.02 BTC is more than 10% of the 0.15 BTC near the price. At most 10% may be taken. Use a limit order or at most 0.015 BTC (RC-22).',
    });
  });
});
