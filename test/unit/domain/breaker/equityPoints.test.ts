import { describe, expect, it } from 'vitest';
import {
  addFlow,
  addPoint,
  pointADayBefore,
  type EquityPoint,
} from '../../../../src/main/domain/breaker/equityPoints.ts';
import { money } from '../../../../src/shared/values/money.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const MINUTE = 60_000;
const point = (minute: number): EquityPoint => ({ at: unixMs(minute * MINUTE), equity: money('1'), flows: money('0') });
const minutes = (points: readonly EquityPoint[]) => points.map((each) => each.at / MINUTE);
const after = (...given: readonly number[]) =>
  given.reduce<readonly EquityPoint[]>((points, minute) => addPoint(points, point(minute)), []);

describe('addPoint', () => {
  it('keeps one point every five minutes', () => {
    expect(minutes(after(0, 1, 4, 5, 9, 10))).toEqual([0, 5, 10]);
  });

  it('keeps a day, and the last point before it', () => {
    const day = 1_440;
    expect(minutes(after(0, 5, 10, day + 4))).toEqual([0, 5, 10, day + 4]);
    expect(minutes(after(0, 5, 10, day + 5))).toEqual([5, 10, day + 5]);
    expect(after(...Array.from({ length: 2_000 }, (_, at) => at * 5)).length).toBe(289);
  });
});

describe('addFlow', () => {
  it('counts for every point that is older', () => {
    const points = addPoint(addFlow(addFlow([point(0)], money('500')), money('-200')), point(5));
    expect(points.map((each) => each.flows.toFixed())).toEqual(['300', '0']);
  });
});

describe('pointADayBefore', () => {
  it('finds the newest point that is at least 24 h old', () => {
    const points = [point(0), point(5), point(10)];
    expect(pointADayBefore(points, unixMs(1_446 * MINUTE))).toBe(points[1]);
    expect(pointADayBefore(points, unixMs(1_445 * MINUTE))).toBe(points[1]);
  });

  it('takes the oldest of a younger book, and none where there is none', () => {
    const points = [point(0), point(5)];
    expect(pointADayBefore(points, unixMs(60 * MINUTE))).toBe(points[0]);
    expect(pointADayBefore([], unixMs(0))).toBeNull();
  });
});
