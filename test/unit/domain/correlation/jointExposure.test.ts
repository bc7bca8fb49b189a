import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adjustedExposure, jointVariance } from '../../../../src/main/domain/correlation/adjustedExposure.ts';
import { clusterGross } from '../../../../src/main/domain/correlation/correlatedCluster.ts';
import { effectiveBets } from '../../../../src/main/domain/correlation/effectiveBets.ts';
import {
  measuredCorrelation,
  weightedCorrelation,
} from '../../../../src/main/domain/correlation/weightedCorrelation.ts';
import { goldenCase } from '../../../support/goldenCase.ts';
import { matrixOf } from '../../../support/matrixOf.ts';

describe('weightedCorrelation', () => {
  it('agrees with GC-065, whose cluster is material', () => {
    const { inputs, expected } = goldenCase('GC-065', {
      inputs: z.object({
        rho: z.number(),
        exposures: z.array(z.number()),
        cap: z.number(),
        threshold: z.number(),
        materialFraction: z.number(),
      }),
      expected: z.object({ weighted: z.number(), material: z.boolean() }),
    });
    const matrix = matrixOf([inputs.rho]);
    expect(weightedCorrelation(matrix, inputs.exposures).value).toBeCloseTo(expected.weighted, 12);
    const gross = clusterGross(matrix, inputs.exposures, inputs.threshold);
    expect(gross).toBeCloseTo(0.03, 15);
    expect(gross >= inputs.materialFraction * inputs.cap).toBe(expected.material);
  });

  it('weighs each pair by the product of its exposures', () => {
    // Pairs 2x1 at 0.9, 2x1 at 0.1, 1x1 at 0.3: (1.8 + 0.2 + 0.3) / 5.
    expect(weightedCorrelation(matrixOf([0.9, 0.1], [0.3]), [0.02, 0.01, 0.01]).value).toBeCloseTo(0.46, 12);
  });

  it('turns the sign of a pair held in opposite directions', () => {
    expect(weightedCorrelation(matrixOf([0.8]), [0.02, -0.01]).value).toBeCloseTo(-0.8, 12);
    expect(weightedCorrelation(matrixOf([-0.8]), [0.02, -0.01]).value).toBeCloseTo(0.8, 12);
  });

  it('counts an unknown pair as 1, whichever way it is held', () => {
    expect(weightedCorrelation(matrixOf([null]), [0.02, 0.01]).value).toBe(1);
    expect(weightedCorrelation(matrixOf([null]), [0.02, -0.01]).value).toBe(1);
    // One pair known at 0, two unknown: (0 + 1 + 1) / 3.
    expect(weightedCorrelation(matrixOf([0, null], [null]), [0.01, 0.01, 0.01]).value).toBeCloseTo(2 / 3, 12);
  });

  it('needs two positions', () => {
    const none = { value: null, reason: 'TOO_FEW_POSITIONS' };
    expect(weightedCorrelation(matrixOf(), [0.01])).toEqual(none);
    expect(weightedCorrelation(matrixOf([0.5]), [0.01, 0])).toEqual(none);
  });
});

describe('measuredCorrelation', () => {
  it('leaves unknown pairs out', () => {
    expect(measuredCorrelation(matrixOf([0.4, null], [null]), [0.01, 0.01, 0.01]).value).toBeCloseTo(0.4, 12);
  });

  it('says so when none is measured', () => {
    expect(measuredCorrelation(matrixOf([null]), [0.01, 0.01])).toEqual({ value: null, reason: 'TOO_FEW_HOURS' });
  });
});

describe('adjustedExposure', () => {
  it('is the effective exposure of GC-015 before its new position', () => {
    const { inputs, expected } = goldenCase('GC-015', {
      inputs: z.object({ a: z.array(z.number()), R: z.array(z.array(z.number())) }),
      expected: z.object({ effNow: z.number() }),
    });
    expect(adjustedExposure(matrixOf([inputs.R[0]?.[1] ?? null]), inputs.a)).toBeCloseTo(expected.effNow, 12);
  });

  it('is the plain sum where all moves together, and less where it does not', () => {
    expect(adjustedExposure(matrixOf([1]), [0.03, 0.04])).toBeCloseTo(0.07, 12);
    expect(adjustedExposure(matrixOf([0]), [0.03, 0.04])).toBeCloseTo(0.05, 12);
    expect(adjustedExposure(matrixOf([1]), [0.03, -0.04])).toBeCloseTo(0.01, 12);
  });

  it('gives an unknown hedge no credit', () => {
    expect(adjustedExposure(matrixOf([null]), [0.03, -0.04])).toBeCloseTo(0.07, 12);
  });

  it('is 0 where pairs measured over different hours contradict each other', () => {
    // Each of three against both others at -0.9 cannot be: 3 - 6 x 0.9 is below 0.
    expect(jointVariance(matrixOf([-0.9, -0.9], [-0.9]), [1, 1, 1])).toBe(0);
    expect(adjustedExposure(matrixOf(), [])).toBe(0);
  });
});

describe('effectiveBets', () => {
  it('is 1 where all moves together and their number where nothing does', () => {
    expect(effectiveBets(matrixOf([1, 1], [1]), [0.01, 0.01, 0.01]).value).toBeCloseTo(1, 12);
    expect(effectiveBets(matrixOf([0, 0], [0]), [0.01, -0.01, 0.01]).value).toBeCloseTo(3, 12);
    // (0.05 + 0.03)^2 / 0.00595 with the matrix of GC-015.
    expect(effectiveBets(matrixOf([0.85]), [0.05, 0.03]).value).toBeCloseTo(1.0756302521, 9);
  });

  it('has no value where nothing is held or all of it cancels out', () => {
    const none = { value: null, reason: 'NO_RISK' };
    expect(effectiveBets(matrixOf(), [])).toEqual(none);
    expect(effectiveBets(matrixOf([1]), [0.02, -0.02])).toEqual(none);
  });
});

describe('clusterGross', () => {
  it('adds what has a partner above the limit, and leaves the rest out', () => {
    // 0 and 1 move together; 2 is at the limit with 0, which is not above it.
    expect(clusterGross(matrixOf([0.9, 0.7], [0.1]), [0.02, -0.01, 0.03], 0.7)).toBe(0);
    expect(clusterGross(matrixOf([0.9, 0.7], [0.1]), [0.02, 0.01, 0.03], 0.7)).toBeCloseTo(0.03, 12);
  });

  it('counts an unknown pair as moving together, and nobody alone', () => {
    expect(clusterGross(matrixOf([null]), [0.02, -0.01], 0.7)).toBeCloseTo(0.03, 12);
    expect(clusterGross(matrixOf([0.9]), [0.02, 0], 0.7)).toBe(0);
  });
});
