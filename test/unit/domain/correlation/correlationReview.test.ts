import { describe, expect, it } from 'vitest';
import { correlationReview, type ReviewInput } from '../../../../src/main/domain/correlation/correlationReview.ts';
import { buildDecay, FIRST_HOUR, hourlySeries } from '../../../support/hourlySeries.ts';
import { matrixOf } from '../../../support/matrixOf.ts';

const one = hourlySeries([0.01, -0.02, 0.01, -0.01, 0.02, -0.03, 0.01]);
const other = hourlySeries([0.02, -0.01, 0.01, -0.025, 0.01, -0.02, -0.01]);
const short = hourlySeries([-0.5]);
const noSymbols = { size: 0, rho: new Float64Array(), hours: new Int32Array() };

const review = (over: Partial<ReviewInput> = {}) =>
  correlationReview({
    series: [one, other, short],
    ewma: matrixOf([0.6, 0.4], [0.2]),
    exposures: [0.05, 0.05, 0],
    decay: buildDecay({ minHours: 5 }),
    grossCap: 0.2,
    steps: [
      { mode: 'LIVE_MINIMAL', grossCap: 0.02 },
      { mode: 'LIVE_SCALED_1', grossCap: 0.05 },
    ],
    adjustedCapFactor: 0.8,
    ...over,
  });

describe('correlationReview', () => {
  it('tells the joint numbers of what is held', () => {
    const { risk, ewma, ledoitWolf, isAssumed } = review();
    expect(risk.rhoW.value).toBeCloseTo(0.6, 12);
    // sqrt(0.0025 + 0.0025 + 2 x 0.0025 x 0.6) and 0.1^2 / 0.008.
    expect(risk.adjusted).toBeCloseTo(0.0894427191, 9);
    expect(risk.effectiveBets.value).toBeCloseTo(1.25, 12);
    expect(ewma.size).toBe(3);
    expect(ledoitWolf).toBeNull();
    expect(isAssumed).toBe(false);
  });

  it('lists at most five worst hours of what is held, whatever else is listed', () => {
    const { worstHours } = review();
    expect(worstHours.map((each) => each.at / 3_600_000 - FIRST_HOUR)).toEqual([6, 4, 2]);
    const many = hourlySeries(Array.from({ length: 9 }, () => -0.01));
    expect(review({ series: [many, many, short] }).worstHours).toHaveLength(5);
  });

  it('asks whether the mix fits the next steps, at the same share of the cap and with the cap full', () => {
    const texts = review().steps.map(
      ({ mode, size, adjusted, cap, fits }) => `${mode} ${size} ${adjusted.toFixed(6)} of ${cap.toFixed(3)} ${fits}`,
    );
    // 0.0894427 is for half of a cap of 20 %: a tenth of it at 2 %, twice that when full.
    expect(texts).toEqual([
      'LIVE_MINIMAL SCALED 0.008944 of 0.016 true',
      'LIVE_MINIMAL FULL 0.017889 of 0.016 false',
      'LIVE_SCALED_1 SCALED 0.022361 of 0.040 true',
      'LIVE_SCALED_1 FULL 0.044721 of 0.040 false',
    ]);
  });

  it('assumes equal long parts while nothing is held', () => {
    const { steps, isAssumed, risk } = review({ series: [one, other], ewma: matrixOf([0]), exposures: [0, 0] });
    expect(isAssumed).toBe(true);
    expect(risk.rhoW.value).toBeNull();
    // Two halves that do not move together: 2 % / sqrt(2).
    expect(steps.map((each) => [each.size, each.adjusted.toFixed(6), each.fits])).toEqual([
      ['FULL', '0.014142', true],
      ['FULL', '0.035355', true],
    ]);
  });

  it('has nothing to look ahead to without a symbol', () => {
    const { steps, worstHours } = review({ series: [], ewma: noSymbols, exposures: [] });
    expect([steps, worstHours]).toEqual([[], []]);
  });
});
