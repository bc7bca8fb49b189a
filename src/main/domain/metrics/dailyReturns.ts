/**
 * Daily returns from the NAV index (ME-02, ME-03), one point after the other.
 * 1. A day is marked at 00:00 UTC by the point nearest to it within a minute; where there is none the last one before stands in, nothing is
 *    interpolated, and the days on both sides are estimated.
 * 2. A first day of less than six hours merges into the next.
 * 3. The running day is no observation. A day on which the book had no capital is none either (NO_CAPITAL).
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, unixMs, utcDayStart, type UnixMs } from '../../../shared/values/time.ts';
import type { NavPoint } from './drawdown.ts';

/** Return of one UTC day: the observation behind Sharpe, Sortino, volatility and all evidence. */
export interface DailyReturn {
  /** 00:00 UTC of the day; the first observation may reach back into the day before. */
  readonly day: UnixMs;
  /** Simple, not logarithmic; flows excluded. */
  readonly return: number;
  /** A mark at midnight is missing and the last one before it stands in. */
  readonly estimated: boolean;
}

export interface DailyRecord {
  readonly closed: readonly DailyReturn[];
  /** The day that runs, and the mark its return starts from. */
  readonly day: UnixMs;
  readonly mark: Mark;
  /** Since the mark the book was without capital. */
  readonly lacksCapital: boolean;
}

interface Mark {
  readonly at: UnixMs;
  readonly index: number;
  readonly estimated: boolean;
}

/** A first day shorter than this is no observation of its own (ME-03). */
const FIRST_DAY_MIN_MS = 6 * HOUR_MS;

export const startDays = (first: NavPoint): DailyRecord => ({
  closed: [],
  day: utcDayStart(first.at),
  mark: { ...first, estimated: false },
  lacksCapital: false,
});

/** One step of the index: the point before, the point, and whether the book had capital on the way. */
export interface NavStep {
  readonly before: NavPoint;
  readonly point: NavPoint;
  readonly hadCapital: boolean;
}

/** The record after a point; the same object on an ordinary point within the day. */
export function addToDays(record: DailyRecord, step: NavStep): DailyRecord {
  const marked = step.hadCapital || record.lacksCapital ? record : { ...record, lacksCapital: true };
  let days = marked;
  while (utcDayStart(step.point.at) > days.day) days = closeDay(days, step);
  return days === marked || step.hadCapital ? days : { ...days, lacksCapital: true };
}

function closeDay(record: DailyRecord, step: NavStep): DailyRecord {
  const midnight = unixMs(record.day + DAY_MS);
  if (record.closed.length === 0 && midnight - record.mark.at < FIRST_DAY_MIN_MS) return { ...record, day: midnight };
  const mark = markAt(midnight, step);
  const isDefined = !record.lacksCapital && record.mark.index > 0;
  const observed = {
    day: record.day,
    return: mark.index / record.mark.index - 1,
    estimated: record.mark.estimated || mark.estimated,
  };
  return { closed: isDefined ? [...record.closed, observed] : record.closed, day: midnight, mark, lacksCapital: false };
}

function markAt(midnight: UnixMs, { before, point }: NavStep): Mark {
  const nearest = point.at - midnight < midnight - before.at ? point : before;
  const isNear = Math.abs(nearest.at - midnight) <= MINUTE_MS;
  return { at: midnight, index: isNear ? nearest.index : before.index, estimated: !isNear };
}

/** Return of the day that runs; null where it is undefined. Gates never look at it. */
export const runningDay = (record: DailyRecord, last: NavPoint): DailyReturn | null =>
  record.lacksCapital || record.mark.index <= 0
    ? null
    : { day: record.day, return: last.index / record.mark.index - 1, estimated: record.mark.estimated };
