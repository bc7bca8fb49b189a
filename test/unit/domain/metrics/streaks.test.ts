import { describe, expect, it } from 'vitest';
import { streaksOf } from '../../../../src/main/domain/metrics/streaks.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { tradesOf } from '../../../support/buildTradeFact.ts';

const HOUR = 3_600_000;
const now = unixMs(Date.UTC(2026, 2, 1) + 24 * HOUR);
const streaks = (results: readonly number[]) => streaksOf(tradesOf(results), now);

describe('streaksOf', () => {
  it('finds the current and the longest runs and the time since the last trade', () => {
    expect(streaks([1, 1, 1, -1, -1, 2, -3, -3])).toEqual({
      current: { kind: 'LOSS', length: 2 },
      longestWin: 3,
      longestLoss: 2,
      sinceLastTradeMs: 16 * HOUR,
    });
  });

  it('ends either run at a net result of zero', () => {
    expect(streaks([1, 0, 1])).toMatchObject({ current: { kind: 'WIN', length: 1 }, longestWin: 1 });
    expect(streaks([-1, 0])).toMatchObject({ current: { kind: 'NONE', length: 0 }, longestLoss: 1 });
  });

  it('goes by the time of closing, not by the order given', () => {
    expect(streaksOf(tradesOf([1, -1, -1]).toReversed(), now).current).toEqual({ kind: 'LOSS', length: 2 });
  });

  it('has nothing to say before the first trade', () => {
    expect(streaks([])).toEqual({
      current: { kind: 'NONE', length: 0 },
      longestWin: 0,
      longestLoss: 0,
      sinceLastTradeMs: null,
    });
  });
});
