/** The equity curve as drawn: one point per second at most, rising in time, floats for the drawing only. */
import type { UTCTimestamp } from 'lightweight-charts';
import type { LogLine } from '../../../../shared/ipc/view.ts';
import type { Book } from '../../../../shared/model/mode.ts';
import { chartTime } from './barSeries.ts';

export interface EquityPoint {
  readonly time: UTCTimestamp;
  readonly value: number;
}

/** Points of one book with the last value of each second; samples that run backwards in time are left out. */
export function equitySeries(samples: readonly LogLine<'equity'>[], book: Book): readonly EquityPoint[] {
  const points: EquityPoint[] = [];
  for (const sample of samples) {
    if (sample.book !== book) continue;
    const point = { time: chartTime(sample.at), value: Number(sample.equity) };
    const last = points.at(-1);
    if (last === undefined || point.time > last.time) points.push(point);
    else if (point.time === last.time) points[points.length - 1] = point;
  }
  return points;
}

/** The last point at or before a chart time; undefined before the first. */
export const pointAt = (points: readonly EquityPoint[], time: UTCTimestamp): EquityPoint | undefined =>
  points.findLast((point) => point.time <= time);
