import { describe, expect, it } from 'vitest';
import {
  holdWarning,
  noWarning,
  warningSeverity,
  warningStep,
  type HeldWarning,
  type WarningStep,
} from '../../../../src/main/domain/breaker/earlyWarning.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

function steps(...uses: readonly number[]): readonly WarningStep[] {
  let held: WarningStep = 0;
  return uses.map((used) => (held = warningStep(held, used)));
}

describe('warningStep', () => {
  it('rises at 50, 75 and 90 %', () => {
    expect(steps(0.49, 0.5, 0.74, 0.75, 0.89, 0.9, 1.2)).toEqual([0, 50, 50, 75, 75, 90, 90]);
  });

  it('falls below 80 % of the step', () => {
    expect(steps(0.9, 0.72, 0.71, 0.6, 0.59, 0.4, 0.39)).toEqual([90, 90, 75, 75, 50, 50, 0]);
    expect(steps(0.9, 0.1)).toEqual([90, 0]);
  });

  it('never rises on the way down', () => {
    expect(steps(0.75, 0.73, 0.72)).toEqual([75, 75, 75]);
    expect(steps(0.5, 0.49)).toEqual([50, 50]);
    expect(steps(0.74, 0.73)).toEqual([50, 50]);
  });
});

/** Steps in force after readings of [second, use], each a minute below before it falls. */
function heldFor(holdMs: number, ...readings: readonly (readonly [second: number, used: number])[]) {
  let held: HeldWarning = noWarning;
  return readings.map(([second, used]) => {
    held = holdWarning(held, { now: unixMs(1_700_000_000_000 + second * 1_000), used }, holdMs);
    return held.step;
  });
}

describe('holdWarning', () => {
  it('rises at once and falls after it was below for the whole hold', () => {
    expect(heldFor(60_000, [0, 0.92], [5, 0.1], [64, 0.1], [65, 0.1])).toEqual([90, 90, 90, 0]);
  });

  it('begins the hold anew when the use comes back', () => {
    expect(heldFor(60_000, [0, 0.5], [5, 0], [50, 0.5], [65, 0], [124, 0], [125, 0])).toEqual([50, 50, 50, 50, 50, 0]);
  });

  it('falls to the highest step that was kept meanwhile', () => {
    expect(heldFor(60_000, [0, 0.92], [5, 0.1], [30, 0.65], [65, 0.1])).toEqual([90, 90, 90, 75]);
  });

  it('begins the hold anew when the clock is set back', () => {
    expect(heldFor(60_000, [100, 0.5], [105, 0], [40, 0], [99, 0], [100, 0])).toEqual([50, 50, 50, 50, 0]);
  });

  it('is the same warning while nothing changes', () => {
    expect(holdWarning(noWarning, { now: unixMs(1_700_000_000_000), used: 0.1 }, 60_000)).toBe(noWarning);
  });

  it('falls at once without a hold', () => {
    expect(heldFor(0, [0, 0.92], [1, 0.65], [2, 0.1])).toEqual([90, 75, 0]);
  });
});

describe('warningSeverity', () => {
  it('is P3, and P2 at 90 %', () => {
    expect(([0, 50, 75, 90] as const).map(warningSeverity)).toEqual([null, 'P3', 'P3', 'P2']);
  });
});
