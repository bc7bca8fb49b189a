import { describe, expect, it } from 'vitest';
import { HourlyReturns } from '../../../../src/main/domain/correlation/hourlyReturns.ts';

describe('HourlyReturns', () => {
  it('is the log of each close over the one before it, and nothing for the first', () => {
    const series = new HourlyReturns(8);
    for (const [at, close] of [100, 110, 99].entries()) series.put(500 + at, close);
    expect([series.oldest(), series.last, series.countWithin(8)]).toEqual([500, 502, 2]);
    expect(series.at(500)).toBeNaN();
    // ln 1.1 and ln 0.9.
    expect(series.at(501)).toBeCloseTo(0.095310179804, 12);
    expect(series.at(502)).toBeCloseTo(-0.105360515658, 12);
  });

  it('has no return for a missing hour, nor for the hour after it', () => {
    const series = new HourlyReturns(8);
    for (const hour of [500, 501, 503, 504]) series.put(hour, 100 + hour);
    expect([500, 501, 502, 503, 504].map((hour) => Number.isNaN(series.at(hour)))).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('never changes a close', () => {
    const series = new HourlyReturns(8);
    series.put(500, 100);
    series.put(501, 110);
    series.put(501, 500);
    expect(series.at(501)).toBeCloseTo(0.095310179804, 12);
    expect([series.last, series.revision]).toEqual([501, 0]);
  });

  it('fills in hours that come late: the result is that of the right order, and the revision rises', () => {
    const late = new HourlyReturns(8);
    for (const [hour, close] of [
      [503, 99],
      [501, 110],
      [500, 100],
      [502, 110],
    ] as const)
      late.put(hour, close);
    expect([500, 501, 502, 503].map((hour) => late.at(hour).toFixed(6))).toEqual([
      'NaN',
      '0.095310',
      '0.000000',
      '-0.105361',
    ]);
    expect([late.oldest(), late.last, late.revision]).toEqual([500, 503, 3]);
  });

  it('takes no hour that is older than its memory', () => {
    const series = new HourlyReturns(8);
    series.put(508, 100);
    series.put(500, 50);
    series.put(501, 50);
    expect([series.oldest(), series.revision]).toEqual([501, 1]);
  });

  it('forgets what is older than its memory, and holds nothing stale after a long gap', () => {
    const series = new HourlyReturns(8);
    for (let hour = 500; hour < 512; hour += 1) series.put(hour, hour);
    expect(series.oldest()).toBe(504);
    expect(series.at(503)).toBeNaN();
    expect(series.countWithin(3)).toBe(3);
    series.put(1_000, 5);
    series.put(1_001, 6);
    expect(series.countWithin(8)).toBe(1);
    expect(series.at(1_002)).toBeNaN();
  });

  it('remembers at least what was asked for', () => {
    expect([1, 8, 9, 504].map((hours) => new HourlyReturns(hours).capacity)).toEqual([2, 8, 16, 512]);
  });
});
