import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dailyVolatility } from '../../../../src/main/domain/volatility/dailyVolatility.ts';
import { addReturn, ewmaSigma, noReturns, sigmaOf } from '../../../../src/main/domain/volatility/ewmaSigma.ts';
import { referenceSigma } from '../../../../src/main/domain/volatility/referenceSigma.ts';
import { scaleSigma } from '../../../../src/main/domain/volatility/scaleSigma.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const golden = () =>
  goldenCase('GC-011', {
    inputs: z.object({ dailyReturns: z.array(z.number()), lambda: z.number(), sigmaRef: z.number() }),
    expected: z.object({ sigmaDaily: z.number(), mVol: z.number() }),
  });

describe('ewmaSigma', () => {
  it('agrees with GC-011', () => {
    const { inputs, expected } = golden();
    const sigma = ewmaSigma(inputs.dailyReturns, { lambda: inputs.lambda, least: 20 });
    expect(sigma).toBeCloseTo(expected.sigmaDaily, 11);
  });

  it('is the same return by return', () => {
    const { inputs, expected } = golden();
    let sums = noReturns;
    for (const value of inputs.dailyReturns) sums = addReturn(sums, value, inputs.lambda);
    expect(sigmaOf(sums, 20)).toBeCloseTo(expected.sigmaDaily, 11);
    expect(sums.count).toBe(20);
  });

  it('needs 20 observations where PS-04 asks for them', () => {
    const { inputs } = golden();
    expect(ewmaSigma(inputs.dailyReturns.slice(1), { lambda: inputs.lambda, least: 20 })).toBeNull();
    expect(ewmaSigma([], { lambda: 0.94, least: 0 })).toBeNull();
  });

  it('weighs all alike at lambda 1', () => {
    // Root mean square of 3 and 4: sqrt(12.5).
    expect(ewmaSigma([3, -4], { lambda: 1, least: 1 })).toBeCloseTo(3.5355339059, 9);
  });
});

describe('dailyVolatility', () => {
  const options = { lambda: 0.94, least: 20, referenceDays: 90 };

  it('has the sigma of GC-011 on its twentieth day, which is its own reference', () => {
    const { inputs, expected } = golden();
    const { sigmaNow, sigmaReference, observations } = dailyVolatility(inputs.dailyReturns, options);
    expect(sigmaNow).toBeCloseTo(expected.sigmaDaily, 11);
    expect(sigmaReference).toBe(sigmaNow);
    expect(observations).toBe(20);
  });

  it('has none on the nineteenth', () => {
    const { inputs } = golden();
    const nineteen = dailyVolatility(inputs.dailyReturns.slice(1), options);
    expect(nineteen).toEqual({ sigmaNow: null, sigmaReference: null, observations: 19 });
  });

  it('compares with the median of the reference days only', () => {
    // At lambda 0 a day's sigma is the size of its own return: 1, 2, 3, 4, 5, and the median of the last three is 4.
    const days = { lambda: 0, least: 1, referenceDays: 3 };
    expect(dailyVolatility([1, -2, 3, -4, 5], days)).toEqual({ sigmaNow: 5, sigmaReference: 4, observations: 5 });
  });
});

describe('referenceSigma', () => {
  it('is the median', () => {
    expect(referenceSigma([0.05, 0.01, 0.02])).toBe(0.02);
    expect(referenceSigma([0.04, 0.01, 0.02, 0.03])).toBeCloseTo(0.025, 15);
    expect(referenceSigma([])).toBeNull();
  });
});

describe('scaleSigma', () => {
  it('grows with the root of time', () => {
    expect(scaleSigma(0.01, 15, 60)).toBeCloseTo(0.02, 15);
    expect(scaleSigma(0.01, 60, 15)).toBeCloseTo(0.005, 15);
  });
});
