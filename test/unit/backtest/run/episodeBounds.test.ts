import { describe, expect, it } from 'vitest';
import { EpisodeBounds } from '../../../../src/main/backtest/run/episodeBounds.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildPosition } from '../../../support/buildPosition.ts';

const openedAt = unixMs(1_700_000_000_000);
/** Two long at 100, half a unit realized; so far between 10 against it and 20 for it. */
const position = buildPosition({ openedAt, quantity: '2', averageEntry: '100', realizedPnl: '0.5' });
const known = { openedAt, best: money('20'), worst: money('-10') };
const TICK = 0.01;

describe('EpisodeBounds', () => {
  it('rules out a price between the best and the worst', () => {
    // 2 x 5 + 0.5 = 10.5 is below 20, 2 x -5 + 0.5 = -9.5 less spread is above -10.
    const bounds = new EpisodeBounds(position, known, TICK);
    expect(bounds.mayGrow(105)).toBe(false);
    expect(bounds.mayGrow(95)).toBe(false);
  });

  it('asks for a price that is the best, and for one the spread makes the worst', () => {
    const bounds = new EpisodeBounds(position, known, TICK);
    expect(bounds.mayGrow(109.75)).toBe(true);
    // 2 x -5.23 + 0.5 = -9.96 is above -10; with twice a spread of 0.009 and two ticks it may not be.
    expect(bounds.mayGrow(94.77)).toBe(true);
  });

  it('asks for every price of an episode that no tick was seen of', () => {
    expect(new EpisodeBounds(position, null, TICK).mayGrow(100)).toBe(true);
    const before = { ...known, openedAt: unixMs(1_600_000_000_000) };
    expect(new EpisodeBounds(position, before, TICK).mayGrow(100)).toBe(true);
    expect(new EpisodeBounds(undefined, known, TICK).mayGrow(100)).toBe(true);
  });
});
