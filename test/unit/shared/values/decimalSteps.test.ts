import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilToStep, decimal, decimalText, floorToStep, isOnStep } from '../../../../src/shared/values/decimal.ts';

describe('floorToStep and ceilToStep', () => {
  it.each([
    ['61118.257', '0.01', '61118.25', '61118.26'],
    ['61118.25', '0.01', '61118.25', '61118.25'],
    ['-1.234', '0.1', '-1.3', '-1.2'],
    ['0.004', '0.01', '0', '0.01'],
    ['17', '1', '17', '17'],
    ['17.5', '1', '17', '18'],
    ['17', '10', '10', '20'],
    ['1.3', '0.5', '1', '1.5'],
    ['0.123456789012345678', '0.00000001', '0.12345678', '0.12345679'],
  ])('%s on a grid of %s lies between %s and %s', (...row) => {
    const [value, step, floor, ceil] = row;
    expect(decimalText(floorToStep(decimal(value), decimal(step)))).toBe(floor);
    expect(decimalText(ceilToStep(decimal(value), decimal(step)))).toBe(ceil);
  });

  it('gives the nearest multiples on both sides of any value, for any step', () => {
    const values = fc.tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 12 }));
    const steps = fc.constantFrom('1', '0.1', '0.00001', '0.00000001', '10', '100', '0.5', '0.25', '0.0005', '3');
    fc.assert(
      fc.property(values, steps, ([digits, places], stepText) => {
        const value = decimal(String(digits)).div(decimal(10).pow(places));
        const step = decimal(stepText);
        const floor = floorToStep(value, step);
        const ceil = ceilToStep(value, step);
        expect(isOnStep(floor, step) && isOnStep(ceil, step)).toBe(true);
        expect(floor.lessThanOrEqualTo(value) && floor.plus(step).greaterThan(value)).toBe(true);
        expect(ceil.greaterThanOrEqualTo(value) && ceil.minus(step).lessThan(value)).toBe(true);
      }),
    );
  });
});
