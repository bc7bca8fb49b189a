import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floatOf } from '../../../src/main/engine/floatOf.ts';
import { decimal, ONE } from '../../../src/shared/values/decimal.ts';

describe('floatOf', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['-1', -1],
    ['0.1', 0.1],
    ['9.9995', 9.9995],
    ['-60123.45', -60123.45],
    ['0.00000001', 1e-8],
    ['123456789012345678', 123456789012345680],
    ['9007199254740993', 9007199254740992],
    ['100000000000000000000000000000', 1e29],
    ['0.000000000000000000000000000123', 1.23e-28],
  ])('gives the float nearest to %s', (text, expected) => {
    expect(floatOf(decimal(text))).toBe(expected);
  });

  it('gives what the text of any decimal gives', () => {
    const text = fc
      .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat(40))
      .map(([isNegative, digits, places]) => {
        const padded = String(digits).padStart(places + 1, '0');
        const whole = padded.slice(0, padded.length - places);
        const plain = places === 0 ? whole : `${whole}.${padded.slice(-places)}`;
        return isNegative && digits > 0n ? `-${plain}` : plain;
      });
    fc.assert(
      fc.property(text, (each) => {
        expect(floatOf(decimal(each))).toBe(Number(each));
      }),
      { numRuns: 5_000, seed: 20_261_123 },
    );
  });

  it('gives what is no number as it is', () => {
    expect(floatOf(ONE.div(0))).toBe(Infinity);
    expect(floatOf(ONE.div(0).minus(ONE.div(0)))).toBeNaN();
  });
});
