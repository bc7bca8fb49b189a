/** The hours in which every one of several symbols has a return, as columns without gaps. */
import type { HourlyReturns } from './hourlyReturns.ts';

export interface CommonHours {
  /** Hour numbers, oldest first. */
  readonly hours: readonly number[];
  /** One column of returns per symbol, as long as `hours`. */
  readonly columns: readonly Float64Array[];
}

/** Looks at the last `window` settled hours; no symbol has no common hours. */
export function commonHours(series: readonly HourlyReturns[], window: number): CommonHours {
  const last = series.length === 0 ? -1 : Math.min(...series.map((each) => each.last));
  const hours: number[] = [];
  for (let hour = Math.max(0, last - window + 1); hour <= last; hour += 1)
    if (series.every((each) => !Number.isNaN(each.at(hour)))) hours.push(hour);
  return { hours, columns: series.map((each) => Float64Array.from(hours, (hour) => each.at(hour))) };
}
