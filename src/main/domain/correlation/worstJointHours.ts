/** The hours in which what is held would have lost most together (RP-08). */
import { HOUR_MS, unixMs, type UnixMs } from '../../../shared/values/time.ts';
import { commonHours } from './commonHours.ts';
import type { HourlyReturns } from './hourlyReturns.ts';

export interface JointHour {
  /** Start of the hour, UTC. */
  readonly at: UnixMs;
  /** Result of the hour as a fraction of equity, with the exposures of now; below 0 is a loss. */
  readonly result: number;
  /** Part of each symbol in it. */
  readonly parts: readonly number[];
}

/** Takes signed exposures, one per symbol; the `count` worst hours among those all symbols have, worst first, losses only. */
export function worstJointHours(
  series: readonly HourlyReturns[],
  exposures: readonly number[],
  options: { readonly window: number; readonly count: number },
): readonly JointHour[] {
  const { hours, columns } = commonHours(series, options.window);
  return hours
    .map((hour, at) => {
      // A log return r moves the price by e^r - 1.
      const parts = columns.map((column, symbol) => (exposures[symbol] ?? 0) * Math.expm1(column[at] ?? 0));
      return { at: unixMs(hour * HOUR_MS), result: parts.reduce((sum, each) => sum + each, 0), parts };
    })
    .filter((each) => each.result < 0)
    .toSorted((one, other) => one.result - other.result || one.at - other.at)
    .slice(0, options.count);
}
