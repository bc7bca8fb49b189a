import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isOutlier, outlierBand } from '../../../../src/main/domain/market/outlier.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const { inputs, expected } = goldenCase('GC-025', {
  inputs: z.object({ window: z.array(z.number()), ticks: z.array(z.number()) }),
  expected: z.object({ median: z.number(), mad: z.number(), threshold: z.number(), outlier: z.array(z.boolean()) }),
});

describe('outlier', () => {
  it('finds the band and the outliers of GC-025', () => {
    const band = outlierBand(inputs.window);
    expect(band.median).toBeCloseTo(expected.median, 9);
    expect(band.mad).toBeCloseTo(expected.mad, 9);
    expect(band.threshold).toBeCloseTo(expected.threshold, 9);
    expect(inputs.ticks.map((tick) => isOutlier(inputs.window, tick))).toEqual(expected.outlier);
  });

  it('widens with the spread of the window', () => {
    // Median 100, deviations 2: 8 x 1.4826 x 2 / 100 is 23.7 %, so 20 % away is no outlier and 25 % is.
    const window = [98, 102, 98, 102, 100, 98, 102];
    expect(isOutlier(window, 120)).toBe(false);
    expect(isOutlier(window, 125)).toBe(true);
  });

  it('takes the mean of the middle two of an even window', () => {
    expect(outlierBand([1, 2, 3, 10]).median).toBe(2.5);
  });

  it('refuses an empty window', () => {
    expect(() => outlierBand([])).toThrow(RangeError);
  });
});
