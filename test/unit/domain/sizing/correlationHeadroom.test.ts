import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adjustedExposure } from '../../../../src/main/domain/correlation/adjustedExposure.ts';
import { correlationHeadroom } from '../../../../src/main/domain/sizing/correlationHeadroom.ts';
import { buildMatrix } from '../../../support/buildEntryContext.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const close = (found: number, expected: number) => expect(Math.abs(found / expected - 1)).toBeLessThan(1e-9);

describe('correlationHeadroom', () => {
  it('agrees with GC-015', () => {
    const { inputs, expected } = goldenCase('GC-015', {
      inputs: z.strictObject({
        a: z.tuple([z.number(), z.number()]),
        R: z.array(z.array(z.number())),
        rhoNew: z.array(z.number()),
        C: z.number(),
      }),
      expected: z.strictObject({ effNow: z.number(), xMaxLong: z.number(), xMaxShort: z.number() }),
    });
    const rows = inputs.R.map((row, at) => [...row, inputs.rhoNew[at] ?? NaN]);
    const matrix = buildMatrix([...rows, [...inputs.rhoNew, 1]]);
    const exposures = [...inputs.a, 0];
    const question = { matrix, exposures, place: 2, cap: inputs.C };
    close(adjustedExposure(matrix, exposures), expected.effNow);
    const long = correlationHeadroom({ ...question, side: 'LONG' });
    const short = correlationHeadroom({ ...question, side: 'SHORT' });
    close(long, expected.xMaxLong);
    close(short, expected.xMaxShort);
    // Putting it back gives the cap.
    close(adjustedExposure(matrix, [...inputs.a, long]), inputs.C);
    close(adjustedExposure(matrix, [...inputs.a, -short]), inputs.C);
  });

  const pair = (rho: number | null) =>
    buildMatrix([
      [1, rho],
      [rho, 1],
    ]);
  const room = (rho: number | null, held: readonly number[], side: 'LONG' | 'SHORT') =>
    correlationHeadroom({ matrix: pair(rho), exposures: held, place: 1, side, cap: 0.1 });

  it('leaves the whole cap to a book without positions', () => {
    expect(room(0, [0, 0], 'LONG')).toBeCloseTo(0.1, 12);
  });

  it('takes an unknown correlation for 1 whichever way the order goes', () => {
    expect(room(null, [0.06, 0], 'LONG')).toBeCloseTo(0.04, 12);
    expect(room(null, [0.06, 0], 'SHORT')).toBeCloseTo(0.04, 12);
    expect(room(null, [-0.06, 0], 'LONG')).toBeCloseTo(0.04, 12);
  });

  it('counts what is held in the symbol itself', () => {
    expect(room(0, [0, 0.06], 'LONG')).toBeCloseTo(0.04, 12);
    expect(room(0, [0, 0.06], 'SHORT')).toBeCloseTo(0.16, 12);
  });

  it('lets an order through that reaches the cap by closing its own symbol', () => {
    // A book of 0.25 and -0.5 without correlation: buying 0.5 leaves 0.25, which is the cap.
    const question = { matrix: pair(0), exposures: [0.25, -0.5], place: 1, cap: 0.25 };
    expect(correlationHeadroom({ ...question, side: 'LONG' })).toBe(0.5);
    expect(correlationHeadroom({ ...question, side: 'SHORT' })).toBe(0);
  });

  it('is 0 above the cap, whether or not the root is real', () => {
    expect(room(1, [0.12, 0], 'LONG')).toBe(0);
    expect(room(0, [0.12, 0], 'LONG')).toBe(0);
  });
});
