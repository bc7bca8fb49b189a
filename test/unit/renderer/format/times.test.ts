import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatClock,
  formatClockMs,
  formatCountdown,
  formatDay,
  formatIso,
  formatTime,
} from '../../../../src/renderer/format/times.ts';

/** 2024-08-05T06:24:00.120Z */
const low = 1_722_839_040_120;

describe('clock formatters', () => {
  it('write UTC', () => {
    expect(formatIso(low)).toBe('2024-08-05T06:24:00.120Z');
    expect(formatClock(low)).toBe('06:24:00');
    expect(formatClockMs(low)).toBe('06:24:00.120');
    expect(formatDay(low)).toBe('5 Aug');
  });
  it('show the day only for another day', () => {
    expect(formatTime(low, low + 3_600_000)).toBe('06:24:00');
    expect(formatTime(low, low + 86_400_000)).toBe('5 Aug 06:24');
  });
});

describe('formatAge', () => {
  it.each([
    [0, '0.0 s'],
    [449, '0.4 s'],
    [9_999, '9.9 s'],
    [10_000, '10 s'],
    [34_900, '34 s'],
    [240_000, '4 min'],
    [11_520_000, '3 h 12 m'],
    [86_400_000, '1 day'],
    [432_000_000, '5 days'],
    [-5, '0.0 s'],
  ])('writes %d ms as %s', (age, text) => expect(formatAge(age)).toBe(text));
});

describe('formatCountdown', () => {
  it.each([
    [862_000, '14:22'],
    [35_820_000, '9:57:00'],
    [1, '0:01'],
    [0, '0:00'],
    [-5_000, '0:00'],
  ])('writes %d ms as %s', (left, text) => expect(formatCountdown(left)).toBe(text));
});
