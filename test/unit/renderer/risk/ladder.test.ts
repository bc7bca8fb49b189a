import { describe, expect, it } from 'vitest';
import { clockWords } from '../../../../src/renderer/features/risk/gate/clockWords.ts';
import { failedItemsFirst } from '../../../../src/renderer/features/risk/gate/gateOrder.ts';
import { buildView } from '../../../support/buildView.ts';

const HOUR = 3_600_000;

describe('failedItemsFirst', () => {
  it('puts open items first and keeps the order of the gate otherwise', () => {
    const { gate } = buildView().parts.ladder;
    expect(failedItemsFirst(gate?.items ?? []).map(({ code }) => code)).toEqual(['DRILL', 'WIN_RATE', 'DAYS']);
  });
});

describe('clockWords', () => {
  const clock = {
    startedAt: 0,
    activeMs: 0,
    needDays: 7,
    needElapsedMs: 168 * HOUR,
    pausedBy: null,
    resets: [],
  };
  it('says days and hours with what is needed', () => {
    expect(clockWords({ ...clock, qualifyingDays: 5.2, elapsedMs: 141 * HOUR })).toBe(
      '5.2 of 7 qualifying days, 141 h of 168 h elapsed',
    );
  });
  it('cuts, so that nothing unfinished reads as finished', () => {
    expect(clockWords({ ...clock, qualifyingDays: 6.99, elapsedMs: 168 * HOUR - 1 })).toBe(
      '6.9 of 7 qualifying days, 167 h of 168 h elapsed',
    );
    expect(clockWords({ ...clock, qualifyingDays: 7, elapsedMs: 168 * HOUR })).toBe(
      '7 of 7 qualifying days, 168 h of 168 h elapsed',
    );
  });
});
