import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bootstrap, meanBlock, type BootstrapPlan } from '../../../../src/main/domain/evidence/bootstrap.ts';
import { dataSeed } from '../../../../src/main/domain/evidence/dataSeed.ts';
import { mulberry32 } from '../../../../src/main/domain/evidence/mulberry32.ts';
import { quantile } from '../../../../src/main/domain/evidence/quantile.ts';
import { resampledMean, resampledSharpe } from '../../../../src/main/domain/evidence/resampleStatistics.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { tradesOf } from '../../../support/buildTradeFact.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const plan: BootstrapPlan = { seed: 7, resamples: 200, confidence: 0.95 };

describe('bootstrap', () => {
  it('agrees with GC-059', () => {
    const { inputs, expected } = goldenCase('GC-059', {
      inputs: z.object({ r: z.array(z.number()), B: z.number(), seed: z.number(), meanBlock: z.number() }),
      expected: z.object({ ci95: z.tuple([z.number(), z.number()]), skippedZeroVariance: z.number() }),
    });
    expect(meanBlock(inputs.r.length)).toBe(inputs.meanBlock);
    const [found] = bootstrap(inputs.r.length, [resampledSharpe(inputs.r, 365)], {
      seed: inputs.seed,
      resamples: inputs.B,
      confidence: 0.95,
    });
    expectClose(found?.interval?.low, expected.ci95[0], 1e-7);
    expectClose(found?.interval?.high, expected.ci95[1], 1e-7);
    expect(found?.skipped).toBe(expected.skippedZeroVariance);
  });

  it.each([
    [1, 1],
    [3, 1],
    [4, 2],
    [27, 3],
    [10_000, 22],
  ])('of %s rows draws blocks of %s on average', (size, expected) => {
    expect(meanBlock(size)).toBe(expected);
  });

  it('gives no interval without data', () => {
    expect(bootstrap(0, [resampledMean([])], plan)).toEqual([{ interval: null, skipped: 200 }]);
  });

  it('leaves out and counts the resamples on which the statistic is undefined', () => {
    const [found] = bootstrap(2, [resampledSharpe([0.01, 0.03], 1)], plan);
    // Half of the resamples of two rows repeat one row; of the others every Sharpe ratio is sqrt 2.
    expectClose(found?.interval?.low, Math.SQRT2);
    expectClose(found?.interval?.high, Math.SQRT2);
    expect(found?.skipped).toBeGreaterThan(70);
    expect(found?.skipped).toBeLessThan(130);
  });

  it('averages over the rows that have a value', () => {
    const [found, none] = bootstrap(3, [resampledMean([2, null, 2]), resampledMean([null, null, null])], plan);
    expect(found?.interval).toEqual({ low: 2, high: 2 });
    expect(none).toEqual({ interval: null, skipped: 200 });
  });

  it('resamples the same rows for every statistic', () => {
    const values = [1, 5, -3, 8, 2];
    const [one, twice] = bootstrap(5, [resampledMean(values), resampledMean(values.map((value) => 2 * value))], plan);
    expectClose(twice?.interval?.low, 2 * (one?.interval?.low ?? NaN));
    expectClose(twice?.interval?.high, 2 * (one?.interval?.high ?? NaN));
  });
});

describe('mulberry32', () => {
  it('gives the published sequence of seed 0', () => {
    // First outputs of the author's C code for state 0, as 32-bit integers.
    const uniform = mulberry32(0);
    expect(Array.from({ length: 3 }, () => uniform() * 2 ** 32)).toEqual([1_144_304_738, 1_416_247, 958_946_056]);
  });
});

describe('quantile', () => {
  it('interpolates between order statistics as type 7 does', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantile([1, 2, 3, 4], 1)).toBe(4);
    expect(quantile([5], 0.3)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('dataSeed', () => {
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const day = { day: unixMs(0), return: 0.01, estimated: false };

  it('is the first four bytes of the hash', () => {
    expect(dataSeed([day], [], () => 'deadbeef00')).toBe(0xdeadbeef);
  });

  it('changes with the data and only with it', () => {
    const seed = dataSeed([day], tradesOf([1]), sha256);
    expect(dataSeed([{ ...day }], tradesOf([1]), sha256)).toBe(seed);
    expect(dataSeed([{ ...day, return: 0.02 }], tradesOf([1]), sha256)).not.toBe(seed);
    expect(dataSeed([day], tradesOf([2]), sha256)).not.toBe(seed);
  });
});
