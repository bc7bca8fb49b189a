import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adverseMark } from '../../../../src/main/domain/breaker/adverseMark.ts';
import { decimalFromFloat } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

describe('adverseMark', () => {
  it('agrees with GC-071', () => {
    const { inputs, expected } = goldenCase('GC-071', {
      inputs: z.object({
        lastPrice: z.number(),
        sigma1m: z.number(),
        ageSec: z.number(),
        side: z.enum(['LONG', 'SHORT']),
      }),
      expected: z.object({ haircut: z.number(), adversePrice: z.number() }),
    });
    const found = adverseMark({
      lastPrice: price(decimalFromFloat(inputs.lastPrice)),
      sigma1m: inputs.sigma1m,
      ageMs: inputs.ageSec * 1_000,
      side: inputs.side,
    });
    expect(found.haircut.toNumber()).toBeCloseTo(expected.haircut, 12);
    expect(found.price.toNumber()).toBeCloseTo(expected.adversePrice, 6);
  });

  const stale = { lastPrice: price('200'), sigma1m: 0.01, ageMs: 60_000 };

  it('moves against the side', () => {
    expect(adverseMark({ ...stale, side: 'LONG' }).price.toFixed()).toBe('194');
    expect(adverseMark({ ...stale, side: 'SHORT' }).price.toFixed()).toBe('206');
  });

  it('takes at most 10 %, and nothing from a fresh price', () => {
    expect(adverseMark({ ...stale, ageMs: 86_400_000, side: 'LONG' }).price.toFixed()).toBe('180');
    expect(adverseMark({ ...stale, ageMs: -5, side: 'LONG' }).price.toFixed()).toBe('200');
  });
});
