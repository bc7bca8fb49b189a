import { describe, expect, it } from 'vitest';
import { largestForSlippage, modeledSlippage } from '../../../../src/main/domain/market/modeledSlippage.ts';
import type { Candle } from '../../../../src/shared/model/candle.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const bar = (high: string, low: string, volume: string): Candle => ({
  openTime: unixMs(0),
  open: low,
  high,
  low,
  close: high,
  volume,
});
const D = decimal;

describe('modeledSlippage', () => {
  it('is the largest of 2 basis points, 5 % of the range and the range times the root of the share', () => {
    expect(modeledSlippage(D('100'), D('1'), null).toFixed()).toBe('0.02');
    expect(modeledSlippage(D('100'), D('1'), bar('100.1', '100', '10000')).toFixed()).toBe('0.02');
    expect(modeledSlippage(D('100'), D('1'), bar('102', '100', '10000')).toFixed()).toBe('0.1');
    // 2 x sqrt(25 / 100).
    expect(modeledSlippage(D('100'), D('25'), bar('102', '100', '100')).toFixed()).toBe('1');
    expect(modeledSlippage(D('100'), D('25'), bar('102', '100', '0')).toFixed()).toBe('2');
  });
});

describe('largestForSlippage', () => {
  it('inverts the root: twice the slippage allows four times the quantity', () => {
    // 2 x sqrt(q / 100) <= 0.5 at q = 6.25, <= 1 at q = 25.
    expect(largestForSlippage(D('100'), D('0.5'), bar('102', '100', '100'))?.toFixed()).toBe('6.25');
    expect(largestForSlippage(D('100'), D('1'), bar('102', '100', '100'))?.toFixed()).toBe('25');
  });

  it('is 0 where the smallest order pays more', () => {
    expect(largestForSlippage(D('100'), D('0.01'), null)?.toFixed()).toBe('0');
    expect(largestForSlippage(D('100'), D('0.3'), bar('107', '100', '100'))?.toFixed()).toBe('0');
    expect(largestForSlippage(D('100'), D('0.3'), bar('101', '100', '0'))?.toFixed()).toBe('0');
  });

  it('is null where size does not matter', () => {
    expect(largestForSlippage(D('100'), D('0.3'), null)).toBeNull();
    expect(largestForSlippage(D('100'), D('0.3'), bar('100', '100', '100'))).toBeNull();
    expect(largestForSlippage(D('100'), D('0.3'), bar('100.2', '100', '0'))).toBeNull();
  });
});
