import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWallClock } from '../../../../src/main/adapters/clock/wallClock.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

describe('createWallClock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows the system time and a rising monotonic time', () => {
    const clock = createWallClock();
    expect(clock.now()).toBe(1_000_000);
    const before = clock.mono();
    expect(before).toBeGreaterThanOrEqual(0n);
    expect(clock.mono()).toBeGreaterThanOrEqual(before);
  });

  it('calls back once at the time, in order of time, also when registered out of order', () => {
    const clock = createWallClock();
    const seen: string[] = [];
    clock.schedule(unixMs(1_005_000), () => seen.push('second'));
    clock.schedule(unixMs(1_000_500), () => seen.push('first'));
    vi.advanceTimersByTime(499);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual(['first']);
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(['first', 'second']);
  });

  it('follows a step of the wall clock within a second', () => {
    const clock = createWallClock();
    const seen: string[] = [];
    clock.schedule(unixMs(1_600_000), () => seen.push('due'));
    vi.setSystemTime(1_600_000);
    vi.advanceTimersByTime(1_000);
    expect(seen).toEqual(['due']);
  });

  it.each([
    ['a day', 86_400_000],
    ['two seconds', 2_000],
  ])('calls back after the time that passed when the wall clock is set back %s', (_name, stepMs) => {
    vi.useFakeTimers({ now: 200_000_000, toFake: ['Date', 'setTimeout', 'clearTimeout', 'hrtime'] });
    const clock = createWallClock();
    const seen: string[] = [];
    clock.schedule(unixMs(200_003_000), () => seen.push('before the step'));
    vi.advanceTimersByTime(1_000);
    vi.setSystemTime(200_001_000 - stepMs);
    clock.schedule(unixMs(200_001_000 - stepMs + 2_500), () => seen.push('after the step'));
    vi.advanceTimersByTime(1_999);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual(['before the step']);
    vi.advanceTimersByTime(500);
    expect(seen).toEqual(['before the step', 'after the step']);
  });

  it('leaves no timer behind when everything is canceled', () => {
    const clock = createWallClock();
    const cancel = clock.schedule(unixMs(1_005_000), () => undefined);
    expect(vi.getTimerCount()).toBe(1);
    cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps serving the other callbacks when one throws', () => {
    const clock = createWallClock();
    const seen: string[] = [];
    clock.schedule(unixMs(1_000_010), () => {
      throw new Error('broken callback');
    });
    clock.schedule(unixMs(1_000_020), () => seen.push('next'));
    expect(() => vi.advanceTimersByTime(10)).toThrow('broken callback');
    vi.advanceTimersByTime(20);
    expect(seen).toEqual(['next']);
  });
});
