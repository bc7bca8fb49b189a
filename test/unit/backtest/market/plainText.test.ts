import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/main/backtest/market/plainText.ts';

describe('plainText', () => {
  it.each([
    [61118, '61118'],
    [0.08956, '0.08956'],
    [155.25731, '155.25731'],
    [0.00000714, '0.00000714'],
    [5e-7, '0.0000005'],
    [1.25e-10, '0.000000000125'],
    [0, '0'],
  ])('writes %d without an exponent', (value, text) => {
    expect(plainText(value)).toBe(text);
    expect(Number(text)).toBe(value);
  });
});
