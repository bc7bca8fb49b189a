import { describe, expect, it } from 'vitest';
import { percentPair } from '../../../../src/main/domain/wording/percentPair.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';

describe('percentPair', () => {
  it.each([
    ['0.0667', '0.021', ['6.7%', '2.1%']],
    ['0.01', '0.01', ['1.0%', '1.0%']],
    // 60,600.1 against 60,600.0 of 60,000.
    ['0.01000166', '0.01', ['1.0002%', '1.0000%']],
    ['0.0100000000001', '0.01', ['1.00000000%', '1.00000000%']],
  ])('shows %s beside %s with as many places as they need', (found, allowed, expected) => {
    expect(percentPair(decimal(found), decimal(allowed))).toEqual(expected);
  });

  it('begins with the places asked for', () => {
    expect(percentPair(decimal('0.0052'), decimal('0.003'), 2)).toEqual(['0.52%', '0.30%']);
  });
});
