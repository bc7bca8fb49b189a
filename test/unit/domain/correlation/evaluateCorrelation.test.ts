import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { correlationTrigger, type CorrelationReading } from '../../../../src/main/domain/breaker/correlationTrigger.ts';
import { correlationBand } from '../../../../src/main/domain/correlation/correlationBand.ts';
import {
  evaluateCorrelation,
  type EvaluationInput,
} from '../../../../src/main/domain/correlation/evaluateCorrelation.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';
import { matrixOf } from '../../../support/matrixOf.ts';

const evaluate = (over: Partial<EvaluationInput>): CorrelationReading =>
  evaluateCorrelation({
    matrix: matrixOf([0.86]),
    exposures: [0.015, 0.015],
    grossCap: 0.05,
    limit: 0.7,
    at: unixMs(1_000),
    cause: 'TIMER',
    previous: null,
    ...over,
  });

/** Evaluates one cause after the other and tells the runs. */
const runsOf = (over: Partial<EvaluationInput>, ...causes: readonly EvaluationInput['cause'][]): number[] => {
  let previous: CorrelationReading | null = null;
  return causes.map((cause) => {
    previous = evaluate({ ...over, cause, previous });
    return previous.breachesInARow;
  });
};

describe('evaluateCorrelation', () => {
  it('agrees with GC-065: L1, L1, then L4 in the third evaluation in a row', () => {
    const { inputs, expected } = goldenCase('GC-065', {
      inputs: z.object({
        rho: z.number(),
        exposures: z.array(z.number()),
        cap: z.number(),
        threshold: z.number(),
        evaluations: z.number(),
      }),
      expected: z.object({ weighted: z.number(), levelByEvaluation: z.array(z.string()) }),
    });
    let previous: CorrelationReading | null = null;
    const seen = Array.from({ length: inputs.evaluations }, () => {
      previous = evaluate({
        matrix: matrixOf([inputs.rho]),
        exposures: inputs.exposures,
        grossCap: inputs.cap,
        limit: inputs.threshold,
        previous,
      });
      expect(previous.rhoW).toBeCloseTo(expected.weighted, 12);
      return correlationTrigger(previous, defaultSettings().correlation).level;
    });
    expect(seen).toEqual(expected.levelByEvaluation);
  });

  it('tells the cluster as a share of the gross cap, and how many symbols are held', () => {
    const reading = evaluate({ matrix: matrixOf([0.86, 0], [0]), exposures: [0.015, 0.015, 0] });
    expect(reading.clusterGrossShare).toBeCloseTo(0.6, 12);
    expect([reading.symbols, reading.evaluatedAt]).toEqual([2, 1_000]);
  });

  it('counts evaluations of the timer, not fills', () => {
    expect(runsOf({}, 'CHANGE', 'TIMER', 'CHANGE', 'CHANGE', 'TIMER', 'TIMER')).toEqual([0, 1, 1, 1, 2, 3]);
  });

  it('ends a run with any evaluation at the limit or below', () => {
    const previous = evaluate({ previous: { ...evaluate({}), breachesInARow: 2 } });
    expect(previous.breachesInARow).toBe(3);
    expect(evaluate({ previous, cause: 'CHANGE', matrix: matrixOf([0.7]) }).breachesInARow).toBe(0);
    expect(evaluate({ previous, exposures: [0.015, 0] }).breachesInARow).toBe(0);
  });

  it('counts what is unknown as 1, and never towards a stop', () => {
    const unknown = evaluate({ matrix: matrixOf([null]) });
    expect([unknown.rhoW, unknown.breachesInARow]).toEqual([1, 0]);
    expect(unknown.clusterGrossShare).toBeCloseTo(0.6, 12);
    expect(correlationTrigger(unknown, defaultSettings().correlation).level).toBe('L1');
    // Two unknown pairs lift rho_w over the limit; the one that was measured is below it.
    const mixed = evaluate({ matrix: matrixOf([0.2, null], [null]), exposures: [0.01, 0.01, 0.01] });
    expect(mixed.rhoW).toBeCloseTo(2.2 / 3, 12);
    expect(mixed.breachesInARow).toBe(0);
  });
});

describe('correlationBand', () => {
  it.each([
    [null, 'NONE'],
    [-0.4, 'NORMAL'],
    [0.6, 'NORMAL'],
    [0.61, 'WARM'],
    [0.7, 'WARM'],
    [0.71, 'HIGH'],
  ])('puts %s in %s', (rhoW, band) => {
    expect(correlationBand(rhoW, { warn: 0.6, limit: 0.7 })).toBe(band);
  });
});
