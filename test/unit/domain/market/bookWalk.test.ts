import { describe, expect, it } from 'vitest';
import { averagePrice, depthWithin, largestWithin, type Taking } from '../../../../src/main/domain/market/bookWalk.ts';
import { decimalText } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';

const level = (at: string, size: string) => ({ price: price(at), quantity: quantity(size) });
const asks: Taking = { side: 'BUY', levels: [level('100', '1'), level('101', '2'), level('110', '1')] };
const bids: Taking = { side: 'SELL', levels: [level('100', '1'), level('99', '2'), level('90', '1')] };

describe('averagePrice', () => {
  it.each([
    [asks, '0.5', '100'],
    // 100 + 2 x 101 over 3.
    [asks, '3', '100.66666666666666666666666666666666666666666666667'],
    // 100 + 2 x 101 + 110 over 4.
    [asks, '4', '103'],
    [bids, '4', '97'],
  ])('takes the best levels first', (taking, size, expected) => {
    expect(decimalText(averagePrice(taking, quantity(size)))).toBe(expected);
  });

  it('takes what is not visible at 10 basis points per begun multiple of the last level', () => {
    // 412 for the visible four; 1.5 more at 110 + 2 x 0.11 = 110.22.
    expect(averagePrice(asks, quantity('5.5')).toFixed(10)).toBe('104.9690909091');
    // 388 for the visible four; 1 more at 90 - 0.09 = 89.91: 477.91 over 5.
    expect(averagePrice(bids, quantity('5')).toFixed()).toBe('95.582');
  });
});

describe('largestWithin', () => {
  it('lets better levels pay for worse ones', () => {
    // 1 at 100 leaves 0.5 below 100.5, which pays for 1 at 101.
    expect(decimalText(largestWithin(asks, price('100.5')))).toBe('2');
    expect(decimalText(largestWithin(bids, price('99.5')))).toBe('2');
    expect(decimalText(largestWithin(asks, price('99')))).toBe('0');
    expect(decimalText(largestWithin(asks, price('103')))).toBe('4');
    expect(decimalText(largestWithin(asks, price('200')))).toBe('4');
  });
});

describe('depthWithin', () => {
  it('counts the levels up to the bound, the bound included', () => {
    expect(decimalText(depthWithin(asks, price('101')))).toBe('3');
    expect(decimalText(depthWithin(asks, price('100.99')))).toBe('1');
    expect(decimalText(depthWithin(bids, price('99')))).toBe('3');
    expect(decimalText(depthWithin(bids, price('99.01')))).toBe('1');
  });
});
