import { describe, expect, it } from 'vitest';
import { formatLimitUse, formatRatioUse, formatUtilization } from '../../../../src/renderer/format/limitUse.ts';

describe('formatLimitUse', () => {
  it('writes both as percent with two digits', () => {
    expect(formatLimitUse('0', '0.01')).toEqual({ value: '0.00', limit: '1.00' });
    expect(formatLimitUse('0.0158', '0.02')).toEqual({ value: '1.58', limit: '2.00' });
  });
  it('never shows a value below its limit as at the limit', () => {
    expect(formatLimitUse('0.009996', '0.01')).toEqual({ value: '0.99', limit: '1.00' });
  });
  it('never shows a value above its limit as at the limit', () => {
    expect(formatLimitUse('0.010004', '0.01')).toEqual({ value: '1.01', limit: '1.00' });
  });
  it('shows equal values as equal', () =>
    expect(formatLimitUse('0.01', '0.01')).toEqual({ value: '1.00', limit: '1.00' }));
  it('adds digits where limit and value would read the same', () => {
    expect(formatLimitUse('0.00332', '0.00333')).toEqual({ value: '0.332', limit: '0.333' });
  });
});

describe('formatUtilization', () => {
  it('shows 99.96% as 99.9% and 100.04% as 100.1%', () => {
    expect(formatUtilization('0.9996', '1')).toBe('99.9%');
    expect(formatUtilization('1.0004', '1')).toBe('100.1%');
    expect(formatUtilization('1', '1')).toBe('100.0%');
    expect(formatUtilization('0.5', '2')).toBe('25.0%');
  });
  it('has no share of a limit of zero', () => expect(formatUtilization('1', '0')).toBe('n/a'));
});

describe('formatRatioUse', () => {
  it('writes ratios under the same rule', () => {
    expect(formatRatioUse('0.42', '0.7')).toEqual({ value: '0.42', limit: '0.70' });
    expect(formatRatioUse('0.6999', '0.7')).toEqual({ value: '0.69', limit: '0.70' });
    expect(formatRatioUse('0.7', '0.7')).toEqual({ value: '0.70', limit: '0.70' });
  });
});
