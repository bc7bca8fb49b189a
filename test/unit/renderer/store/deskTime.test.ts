import { describe, expect, it } from 'vitest';
import { ageAfter, deskTimeAfter } from '../../../../src/renderer/store/deskTime.ts';

const live = { now: 100_000, speed: null, fullSpeed: false, paused: false, state: 'ok' } as const;
const fast = { ...live, speed: 60 } as const;

describe('deskTimeAfter', () => {
  it('runs with the wall clock on a live feed', () => expect(deskTimeAfter(live, 1_500)).toBe(101_500));
  it('runs at the speed of a replay', () => expect(deskTimeAfter(fast, 1_000)).toBe(160_000));
  it.each([{ paused: true }, { fullSpeed: true }, { state: 'ended' as const }])('stands still when %o', (change) =>
    expect(deskTimeAfter({ ...fast, ...change }, 5_000)).toBe(100_000),
  );
});

describe('ageAfter', () => {
  it('grows with the wall clock between two publications, also in a fast replay', () => {
    expect(ageAfter(live, 99_600, 1_000)).toBe(1_400);
    expect(ageAfter(fast, 99_600, 1_000)).toBe(1_400);
  });
  it('grows slower than the wall clock in slow motion', () =>
    expect(ageAfter({ ...live, speed: 0.5 }, 100_000, 1_000)).toBe(500));
  it('is never negative for a quote newer than the feed part', () => expect(ageAfter(live, 100_500, 0)).toBe(0));
  it('does not grow while paused', () => expect(ageAfter({ ...fast, paused: true }, 99_000, 9_000)).toBe(1_000));
});
