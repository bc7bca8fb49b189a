import { describe, expect, it } from 'vitest';
import { absurdBars, type PriceColumns } from '../../../../src/main/backtest/market/absurdBars.ts';

type Bar = readonly [open: number, high: number, low: number, close: number];

const columns = (bars: readonly Bar[]): PriceColumns => ({
  count: bars.length,
  value: (column, at) => bars[at]?.[['open', 'high', 'low', 'close'].indexOf(column)] ?? NaN,
});
const calm: Bar = [100, 101, 99, 100];

describe('absurdBars', () => {
  it('finds nothing in a market that moves', () => {
    // The wildest real bar of the recorded crashes spans a factor of three.
    expect(absurdBars(columns([calm, [100, 300, 90, 250], [250, 260, 80, 85], calm]))).toEqual([]);
  });

  it('finds a bar whose decimal point slipped', () => {
    expect(absurdBars(columns([calm, [1000, 1010, 990, 1000], calm]))).toEqual([
      { at: 1, found: 'high 1010 is 10 times the bars around it' },
    ]);
    expect(absurdBars(columns([calm, [100, 101, 0.5, 100], calm]))).toEqual([
      { at: 1, found: 'low 0.5 is 200 times below the bars around it' },
    ]);
  });

  it('compares the first and the last bar with the two next to them', () => {
    expect(absurdBars(columns([[5000, 5000, 4000, 5000], calm, calm])).map(({ at }) => at)).toEqual([0]);
    expect(absurdBars(columns([calm, calm, [100, 101, 9, 9]])).map(({ at }) => at)).toEqual([2]);
  });

  it('takes a level that lasts for a market', () => {
    const high: Bar = [5000, 5010, 4990, 5000];
    expect(absurdBars(columns([calm, calm, high, high, high]))).toEqual([]);
  });

  it('judges nothing with fewer than three bars', () => {
    expect(absurdBars(columns([calm, [5000, 5000, 4000, 5000]]))).toEqual([]);
  });
});
