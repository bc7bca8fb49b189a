import { describe, expect, it } from 'vitest';
import { runningDay } from '../../../../src/main/domain/metrics/dailyReturns.ts';
import type { EquityPoint } from '../../../../src/main/domain/metrics/equityPoint.ts';
import { startRecord, trackRecordOf } from '../../../../src/main/domain/metrics/trackRecord.ts';
import { rfc3339, unixMs } from '../../../../src/shared/values/time.ts';

const at = (time: string, equity: number): EquityPoint => ({ at: unixMs(Date.parse(time)), equity, gross: 0 });
const daysOf = (points: readonly EquityPoint[]) =>
  (trackRecordOf(points)?.days.closed ?? []).map((day) => [
    rfc3339(day.day).slice(0, 10),
    Math.round(day.return * 1e6) / 1e6,
    day.estimated,
  ]);

describe('daily returns', () => {
  it('marks a day at midnight UTC and leaves the running day out', () => {
    expect(
      daysOf([
        at('2026-03-01T00:00:00Z', 100),
        at('2026-03-01T12:00:00Z', 90),
        at('2026-03-02T00:00:00Z', 101),
        at('2026-03-02T23:59:00Z', 50),
      ]),
    ).toEqual([['2026-03-01', 0.01, false]]);
  });

  it('takes the point nearest to midnight within a minute, before or after it', () => {
    const points = (...near: readonly EquityPoint[]) => [at('2026-03-01T00:00:00Z', 100), ...near];
    const before = at('2026-03-01T23:59:40Z', 102);
    const after = at('2026-03-02T00:00:30Z', 104);
    expect(daysOf(points(before, after))).toEqual([['2026-03-01', 0.02, false]]);
    expect(daysOf(points(at('2026-03-01T23:59:10Z', 102), after))).toEqual([['2026-03-01', 0.04, false]]);
    expect(daysOf(points(at('2026-03-01T12:00:00Z', 102), after))).toEqual([['2026-03-01', 0.04, false]]);
  });

  it('lets the last point before stand in for a missing mark, and calls the days on both sides estimated', () => {
    expect(
      daysOf([
        at('2026-03-01T00:00:00Z', 100),
        at('2026-03-01T23:58:59Z', 102),
        at('2026-03-02T00:01:01Z', 150),
        at('2026-03-03T00:00:00Z', 153),
        at('2026-03-04T00:00:00Z', 153),
      ]),
    ).toEqual([
      ['2026-03-01', 0.02, true],
      ['2026-03-02', 0.5, true],
      ['2026-03-03', 0, false],
    ]);
  });

  it('keeps days without any point as estimated days without a return', () => {
    expect(
      daysOf([at('2026-03-01T00:00:00Z', 100), at('2026-03-01T20:00:00Z', 110), at('2026-03-04T08:00:00Z', 121)]),
    ).toEqual([
      ['2026-03-01', 0.1, true],
      ['2026-03-02', 0, true],
      ['2026-03-03', 0, true],
    ]);
  });

  it('counts a first day of six hours and merges a shorter one into the next', () => {
    const days = (start: string) =>
      daysOf([at(start, 100), at('2026-03-02T00:00:00Z', 110), at('2026-03-03T00:00:00Z', 121)]);
    expect(days('2026-03-01T18:00:00Z')).toEqual([
      ['2026-03-01', 0.1, false],
      ['2026-03-02', 0.1, false],
    ]);
    expect(days('2026-03-01T18:00:00.001Z')).toEqual([['2026-03-02', 0.21, false]]);
  });

  it('gives the running day apart', () => {
    const record = trackRecordOf([at('2026-03-01T00:00:00Z', 100), at('2026-03-01T06:00:00Z', 103)]);
    const running = record === null ? null : runningDay(record.days, record.last);
    expect(running?.return).toBeCloseTo(0.03, 12);
    expect(running?.day).toBe(Date.parse('2026-03-01T00:00:00Z'));
    const broke = startRecord(at('2026-03-01T00:00:00Z', 0));
    expect(runningDay({ ...broke.days, lacksCapital: true }, broke.last)).toBeNull();
    const lost = trackRecordOf([at('2026-03-01T00:00:00Z', 100), at('2026-03-02T00:00:00Z', 0)]);
    expect(lost === null ? 'none' : runningDay(lost.days, lost.last)).toBeNull();
  });
});
