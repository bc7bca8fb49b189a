import { describe, expect, it } from 'vitest';
import { smallestOrder } from '../../../../src/main/domain/position/smallestOrder.ts';
import { decimal, decimalText } from '../../../../src/shared/values/decimal.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';

const instrument = buildInstrument({ lot: '0.001', minQuantity: '0.002', minNotional: '5' });
const least = (price: string, isExempt = false): string =>
  decimalText(smallestOrder(instrument, { price: decimal(price), isExempt }));

describe('smallestOrder', () => {
  it('is worth the minimum notional, equality included, on the lot above', () => {
    expect(least('100')).toBe('0.05');
    expect(least('101')).toBe('0.05');
    expect(least('99')).toBe('0.051');
  });

  it('has the minimum quantity at least, and that alone where the value does not count', () => {
    expect(least('10000')).toBe('0.002');
    expect(least('100', true)).toBe('0.002');
  });
});
