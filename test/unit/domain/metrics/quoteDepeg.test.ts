import { describe, expect, it } from 'vitest';
import { isDepegged, quoteReturn } from '../../../../src/main/domain/metrics/quoteDepeg.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';

describe('isDepegged', () => {
  it.each([
    ['0.99', false],
    ['1.01', false],
    ['0.98999', true],
    ['1.01001', true],
    ['1', false],
  ])('of %s USD is %s', (usd, expected) => {
    expect(isDepegged(decimal(usd))).toBe(expected);
  });
});

describe('quoteReturn', () => {
  it('is what the quote currency itself gained against the dollar', () => {
    expect(quoteReturn(1, 0.98).value).toBeCloseTo(-0.02, 12);
    expect(quoteReturn(0, 1)).toEqual({ value: null, reason: 'NO_PRICES' });
  });
});
