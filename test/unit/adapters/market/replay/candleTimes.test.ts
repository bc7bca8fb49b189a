import { describe, expect, it } from 'vitest';
import { timeOfWords } from '../../../../../src/main/adapters/market/replay/timeOfWords.ts';
import { stampToMs, unitOf } from '../../../../../src/main/adapters/market/replay/timeUnit.ts';

describe('unitOf', () => {
  it('tells the unit by magnitude', () => {
    expect(unitOf(1_502_942_400)).toBe('seconds');
    expect(unitOf(1_722_003_300_000)).toBe('milliseconds');
    expect(unitOf(1_722_003_300_000_000)).toBe('microseconds');
  });

  it('knows no unit for small numbers and nanoseconds', () => {
    expect(unitOf(45_000)).toBeNull();
    expect(unitOf(1.7e18)).toBeNull();
    expect(unitOf(NaN)).toBeNull();
  });
});

describe('stampToMs', () => {
  it('turns every unit into milliseconds', () => {
    expect(stampToMs(1_502_942_400, 'seconds')).toBe(1_502_942_400_000);
    expect(stampToMs(1_722_003_300_000_999, 'microseconds')).toBe(1_722_003_300_000);
  });
});

describe('timeOfWords', () => {
  it.each([
    ['2017-09-26 02-PM', Date.UTC(2017, 8, 26, 14)],
    ['2017-09-26 12-AM', Date.UTC(2017, 8, 26, 0)],
    ['2017-09-26 12-PM', Date.UTC(2017, 8, 26, 12)],
    ['2021-06-10 00:00:00', Date.UTC(2021, 5, 10)],
    ['2021-06-10T07:30:15Z', Date.UTC(2021, 5, 10, 7, 30, 15)],
  ])('reads %s', (text, time) => {
    expect(timeOfWords(text)).toBe(time);
  });

  it('reads no other form', () => {
    expect(timeOfWords('10/06/2021')).toBeNull();
    expect(timeOfWords('2021-99-99 00:00:00')).toBeNull();
  });
});
