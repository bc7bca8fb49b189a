import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deflatedSharpe } from '../../../../src/main/domain/evidence/deflatedSharpe.ts';
import { normalCdf } from '../../../../src/main/domain/evidence/normal.ts';
import { minTrackRecord, probabilisticSharpe } from '../../../../src/main/domain/evidence/probabilisticSharpe.ts';
import { sharpeInterval, sharpeStandardError } from '../../../../src/main/domain/evidence/sharpeError.ts';
import {
  normalMoments,
  sharpeMoments,
  sharpeVariance,
  type SharpeMoments,
} from '../../../../src/main/domain/evidence/sharpeMoments.ts';
import { expectClose } from '../../../support/expectClose.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const ROOT_YEAR = Math.sqrt(365);

function momentsOf(returns: readonly number[]): SharpeMoments {
  const moments = sharpeMoments(returns);
  if (typeof moments === 'string') throw new Error(`The returns of the test have no moments: ${moments}`);
  return moments;
}

describe('sharpeStandardError', () => {
  it('agrees with GC-052', () => {
    const { inputs, expected } = goldenCase('GC-052', {
      inputs: z.object({ T: z.number(), sharpeAnnual: z.number() }),
      expected: z.object({ se: z.number(), ci95: z.tuple([z.number(), z.number()]) }),
    });
    expectClose(sharpeStandardError(inputs.sharpeAnnual, inputs.T), expected.se);
    const { low, high } = sharpeInterval(inputs.sharpeAnnual, inputs.T, 0.95);
    expectClose(low, expected.ci95[0]);
    expectClose(high, expected.ci95[1]);
  });
});

describe('minTrackRecord', () => {
  it('agrees with GC-054', () => {
    const { inputs, expected } = goldenCase('GC-054', {
      inputs: z.object({ sharpeAnnual: z.array(z.number()) }),
      expected: z.object({ minTrlDays: z.array(z.number()) }),
    });
    inputs.sharpeAnnual.forEach((annual, at) => {
      const days = minTrackRecord(normalMoments(7, annual / ROOT_YEAR), 0, 0.95);
      expectClose(days.value, expected.minTrlDays[at] ?? NaN);
    });
  });

  it('is undefined where the Sharpe ratio is not above the benchmark', () => {
    expect(minTrackRecord(normalMoments(7, 0.1), 0.1, 0.95)).toEqual({ value: null, reason: 'NOT_ABOVE_BENCHMARK' });
  });
});

describe('probabilisticSharpe', () => {
  it('agrees with GC-055', () => {
    const { inputs, expected } = goldenCase('GC-055', {
      inputs: z.object({ r: z.array(z.number()), benchmarksAnnual: z.array(z.number()) }),
      expected: z.object({
        sharpeDaily: z.number(),
        sharpeAnnual: z.number(),
        skew: z.number(),
        kurt: z.number(),
        psr: z.array(z.number()),
        minTrlDays: z.number(),
      }),
    });
    const moments = momentsOf(inputs.r);
    expectClose(moments.sharpe, expected.sharpeDaily);
    expectClose(moments.sharpe * ROOT_YEAR, expected.sharpeAnnual);
    expectClose(moments.skewness, expected.skew);
    expectClose(moments.kurtosis, expected.kurt);
    inputs.benchmarksAnnual.forEach((annual, at) => {
      expectClose(probabilisticSharpe(moments, annual / ROOT_YEAR).value, expected.psr[at] ?? NaN);
    });
    expectClose(minTrackRecord(moments, 0, 0.95).value, expected.minTrlDays);
  });

  it('agrees with GC-056 in the classic form, not in that of 2025', () => {
    const { inputs, expected } = goldenCase('GC-056', {
      inputs: z.object({ sr: z.number(), skew: z.number(), kurt: z.number(), T: z.number() }),
      expected: z.object({ seTdenominator: z.number(), psr0: z.number(), psrNullVariance2025: z.number() }),
    });
    const moments = { days: inputs.T, sharpe: inputs.sr, skewness: inputs.skew, kurtosis: inputs.kurt };
    expectClose(Math.sqrt(sharpeVariance(moments) / inputs.T), expected.seTdenominator);
    expectClose(probabilisticSharpe(moments, 0).value, expected.psr0);
    // With the variance at the null, which is 1 for a benchmark of zero, the published 0.987 comes out.
    expectClose(normalCdf(inputs.sr * Math.sqrt(inputs.T)), expected.psrNullVariance2025);
  });

  it('agrees with GC-057', () => {
    const { inputs, expected } = goldenCase('GC-057', {
      inputs: z.object({ r: z.array(z.number()) }),
      expected: z.object({ skew: z.number(), kurt: z.number(), psr0: z.number(), minTrlDays: z.number() }),
    });
    const moments = momentsOf(inputs.r);
    expectClose(moments.skewness, expected.skew);
    expectClose(moments.kurtosis, expected.kurt);
    expectClose(probabilisticSharpe(moments, 0).value, expected.psr0);
    expectClose(minTrackRecord(moments, 0, 0.95).value, expected.minTrlDays);
  });

  it('is undefined on fewer than four days, without variance, and where the estimate has none', () => {
    expect(sharpeMoments([0.01, 0.02, -0.01])).toBe('TOO_FEW_OBS');
    expect(sharpeMoments([0.01])).toBe('TOO_FEW_OBS');
    expect(sharpeMoments([0.01, 0.01, 0.01, 0.01])).toBe('ZERO_VARIANCE');
    // Two values of which g3 = 2 / SR: 1 - 2 x 1 + (g4 - 1)/4 x SR^2 with g4 = 1 + g3^2 is zero.
    const moments = { days: 10, sharpe: 1, skewness: 2, kurtosis: 5 };
    expect(probabilisticSharpe(moments, 0)).toEqual({ value: null, reason: 'ZERO_VARIANCE' });
  });
});

describe('deflatedSharpe', () => {
  it('agrees with GC-058', () => {
    const { inputs, expected } = goldenCase('GC-058', {
      inputs: z.object({ r: z.array(z.number()), N: z.number() }),
      expected: z.object({ V: z.number(), sr0Daily: z.number(), sr0Annual: z.number(), dsr: z.number() }),
    });
    const moments = momentsOf(inputs.r);
    const { value, benchmark } = deflatedSharpe(moments, { tries: inputs.N, attempts: [] });
    expectClose(1 / (moments.days - 1), expected.V);
    expectClose(benchmark, expected.sr0Daily);
    expectClose(benchmark * ROOT_YEAR, expected.sr0Annual);
    expectClose(value.value, expected.dsr);
  });

  it('is the PSR against zero on a first try', () => {
    const moments = normalMoments(30, 0.2);
    const { value, benchmark } = deflatedSharpe(moments, { tries: 1, attempts: [] });
    expect(benchmark).toBe(0);
    expect(value).toEqual(probabilisticSharpe(moments, 0));
  });

  it('takes the variance from five attempts of ten days, and from no fewer or shorter ones', () => {
    const attempts = [0.1, 0.2, 0.3, 0.4, 0.5].map((sharpe) => ({ sharpe, days: 10 }));
    const moments = normalMoments(26, 0.2);
    const best = (given: typeof attempts) => deflatedSharpe(moments, { tries: 5, attempts: given }).benchmark;
    // The deviation of 0.1 to 0.5 is 0.158113883; without attempts it is 1/5. SR0 of 5 tries is 1.192594 times it (GC-058).
    expectClose(best(attempts), 1.192594 * 0.158113883, 1e-6);
    expectClose(best(attempts.slice(1)), 1.192594 * 0.2, 1e-6);
    expectClose(best(attempts.map((attempt) => ({ ...attempt, days: 9 }))), 1.192594 * 0.2, 1e-6);
  });
});
