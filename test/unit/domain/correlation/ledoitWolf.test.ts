import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rhoAt } from '../../../../src/main/domain/correlation/correlationMatrix.ts';
import { crossCheck } from '../../../../src/main/domain/correlation/crossCheck.ts';
import { ledoitWolf } from '../../../../src/main/domain/correlation/ledoitWolf.ts';
import { goldenCase } from '../../../support/goldenCase.ts';
import { buildDecay, hourlySeries } from '../../../support/hourlySeries.ts';

const pairs = z.object({ '12': z.number(), '13': z.number(), '23': z.number() });
const golden = () =>
  goldenCase('GC-066', {
    inputs: z.object({ returns: z.array(z.array(z.number())) }),
    expected: z.object({ delta: z.number(), rBar: z.number(), sampleCorr: pairs, shrunkCorr: pairs }),
  });
const columnsOf = (rows: readonly (readonly number[])[]): Float64Array[] =>
  [0, 1, 2].map((column) => Float64Array.from(rows, (row) => row[column] ?? NaN));

describe('ledoitWolf', () => {
  it('agrees with GC-066', () => {
    const { inputs, expected } = golden();
    const result = ledoitWolf(columnsOf(inputs.returns));
    if (result === null) throw new Error('no shrinkage');
    expect(result.delta).toBeCloseTo(expected.delta, 9);
    expect(result.meanRho).toBeCloseTo(expected.rBar, 9);
    for (const [matrix, wanted] of [
      [result.sample, expected.sampleCorr],
      [result.shrunk, expected.shrunkCorr],
    ] as const) {
      expect(rhoAt(matrix, 0, 1)).toBeCloseTo(wanted['12'], 9);
      expect(rhoAt(matrix, 2, 0)).toBeCloseTo(wanted['13'], 9);
      expect(rhoAt(matrix, 1, 2)).toBeCloseTo(wanted['23'], 9);
    }
    expect([...result.shrunk.hours]).toEqual(Array.from({ length: 9 }, () => 8));
  });

  it('shrinks to the mean where all pairs are alike already', () => {
    const wave = [0.01, -0.01, 0.02, -0.02];
    const result = ledoitWolf([wave, wave, wave].map((each) => Float64Array.from(each)));
    expect(result?.meanRho).toBeCloseTo(1, 12);
    expect(result?.delta).toBe(1);
  });

  it('needs three symbols, two rows and prices that move', () => {
    const moving = Float64Array.from([0.01, -0.02, 0.01]);
    const still = new Float64Array(3);
    expect(ledoitWolf([])).toBeNull();
    expect(ledoitWolf([moving, moving])).toBeNull();
    expect(ledoitWolf([moving, moving, still])).toBeNull();
    expect(ledoitWolf([1, 2, 3].map((each) => Float64Array.of(each)))).toBeNull();
  });
});

describe('crossCheck', () => {
  const { inputs, expected } = golden();
  const series = columnsOf(inputs.returns).map((column) => hourlySeries([...column]));
  const short = hourlySeries([0.01, 0.02]);

  it('is the shrunk matrix of GC-066 over the hours all have', () => {
    const matrix = crossCheck(series, buildDecay({ minHours: 8 }));
    expect(matrix === null ? null : rhoAt(matrix, 0, 1)).toBeCloseTo(expected.shrunkCorr['12'], 9);
  });

  it('leaves out the symbol whose history is too short', () => {
    const [one, other, third] = series;
    if (one === undefined || other === undefined || third === undefined) throw new Error('three series');
    const matrix = crossCheck([one, short, other, third], buildDecay({ minHours: 8 }));
    if (matrix === null) throw new Error('no matrix');
    expect(rhoAt(matrix, 0, 2)).toBeCloseTo(expected.shrunkCorr['12'], 9);
    expect(rhoAt(matrix, 3, 2)).toBeCloseTo(expected.shrunkCorr['23'], 9);
    expect([rhoAt(matrix, 0, 1), rhoAt(matrix, 1, 1)]).toEqual([null, 1]);
    expect([matrix.hours[1], matrix.hours[2]]).toEqual([0, 8]);
  });

  it('is nothing with too few symbols or hours', () => {
    expect(crossCheck(series.slice(0, 2), buildDecay())).toBeNull();
    expect(crossCheck(series, buildDecay({ minHours: 9 }))).toBeNull();
    expect(crossCheck([], buildDecay())).toBeNull();
  });
});
