import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  addToDrawdown,
  startDrawdown,
  summarizeDrawdown,
  type NavPoint,
} from '../../../../src/main/domain/metrics/drawdown.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

/** Drawdown of an index with one point a millisecond. */
function drawdownOf(nav: readonly number[]) {
  const points = nav.map((index, at): NavPoint => ({ at: unixMs(at), index }));
  const [first = { at: unixMs(0), index: 1 }, ...rest] = points;
  return summarizeDrawdown(rest.reduce(addToDrawdown, startDrawdown(first)), rest.at(-1) ?? first, points.length);
}

describe('drawdown', () => {
  it('agrees with GC-042', () => {
    const { inputs, expected } = goldenCase('GC-042', {
      inputs: z.object({ nav: z.array(z.number()) }),
      expected: z.object({
        maxDrawdown: z.number(),
        peakIndex: z.number(),
        troughIndex: z.number(),
        currentDrawdown: z.number(),
      }),
    });
    const found = drawdownOf(inputs.nav);
    expectClose(found.max.value, expected.maxDrawdown);
    expectClose(found.current.value, expected.currentDrawdown);
    expect([found.peakAt, found.troughAt]).toEqual([expected.peakIndex, expected.troughIndex]);
    // From the low at 5 back above 1.05 at 7; under water from 3 to 7.
    expect([found.recoveryMs, found.longestRecoveredMs, found.underWaterMs]).toEqual([2, 4, 1]);
  });

  it('is undefined on fewer than two points', () => {
    expect(drawdownOf([1]).max).toEqual({ value: null, reason: 'TOO_FEW_OBS' });
    expect(drawdownOf([1]).current).toEqual({ value: null, reason: 'TOO_FEW_OBS' });
  });

  it('is zero on an index that only rises', () => {
    expect(drawdownOf([1, 1, 1.5])).toEqual({
      max: { value: 0, reason: null },
      current: { value: 0, reason: null },
      peakAt: null,
      troughAt: null,
      recoveryMs: null,
      underWaterMs: 0,
      longestUnderWaterMs: 0,
      longestRecoveredMs: 0,
    });
  });

  it('has no recovery time while it has not recovered, and counts the running time under water', () => {
    const found = drawdownOf([1, 0.9, 1, 0.5, 0.6, 0.6, 0.6]);
    expect([found.recoveryMs, found.underWaterMs, found.longestUnderWaterMs, found.longestRecoveredMs]).toEqual([
      null,
      4,
      4,
      2,
    ]);
    expect([found.peakAt, found.troughAt]).toEqual([2, 3]);
  });

  it('keeps the recovery of the largest drawdown when a smaller one follows', () => {
    const found = drawdownOf([1, 0.5, 1, 0.9, 1.1, 1.2]);
    expect([found.max.value, found.peakAt, found.troughAt, found.recoveryMs]).toEqual([0.5, 0, 1, 1]);
  });
});
