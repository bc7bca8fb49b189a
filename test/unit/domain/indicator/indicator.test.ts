import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { trueRange, wilderAtr } from '../../../../src/main/domain/indicator/atr.ts';
import { highest, lowest } from '../../../../src/main/domain/indicator/channel.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const golden = () =>
  goldenCase('GC-012', {
    inputs: z.object({ bars: z.array(z.tuple([z.number(), z.number(), z.number()])), n: z.number() }),
    expected: z.object({ trueRanges: z.array(z.number()), atr: z.number() }),
  });
const columnsOf = (bars: readonly (readonly [number, number, number])[]) => ({
  count: bars.length,
  high: bars.map((bar) => bar[0]),
  low: bars.map((bar) => bar[1]),
  close: bars.map((bar) => bar[2]),
});

describe('wilderAtr', () => {
  it('agrees with GC-012', () => {
    const { inputs, expected } = golden();
    const columns = columnsOf(inputs.bars);
    expect([1, 2, 3, 4, 5].map((at) => trueRange(columns, at))).toEqual(expected.trueRanges);
    expect(wilderAtr(columns, inputs.n, 100)).toBeCloseTo(expected.atr, 9);
  });

  it('looks at the last bars of its window only', () => {
    const columns = columnsOf([
      [900, 1, 500],
      [102, 98, 100],
      [104, 99, 103],
      [105, 101, 102],
      [103, 97, 98],
    ]);
    // True ranges 5, 4, 6 of the last four bars.
    expect(wilderAtr(columns, 3, 4)).toBe(5);
  });

  it('is null with too few bars', () => {
    const columns = columnsOf(golden().inputs.bars);
    expect(wilderAtr(columns, 6, 100)).toBeNull();
    expect(wilderAtr(columns, 3, 3)).toBeNull();
    expect(wilderAtr({ ...columns, count: 0 }, 3, 100)).toBeNull();
  });

  it('is not a number where a column is too short', () => {
    expect(wilderAtr({ count: 4, high: [], low: [], close: [] }, 3, 4)).toBeNaN();
  });
});

describe('highest and lowest', () => {
  it('look at the stretch, its end left out', () => {
    const column = [9, 1, 5, 3, 8];
    expect([highest(column, 1, 4), lowest(column, 1, 4)]).toEqual([5, 1]);
  });

  it('are infinite on an empty stretch and skip what is not there', () => {
    expect([highest([], 0, 0), lowest([], 0, 0)]).toEqual([-Infinity, Infinity]);
    expect([highest([1], 0, 3), lowest([1], 0, 3)]).toEqual([1, 1]);
  });
});
