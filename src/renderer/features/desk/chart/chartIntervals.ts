/** Intervals a chart can offer: a feed's candles can be joined, never split. */
import { intervalMs, intervals, type Interval } from '../../../../shared/model/candle.ts';

const isInterval = (text: string): text is Interval => (intervals as readonly string[]).includes(text);

/** Intervals not shorter than the feed's own; all of them when the feed's is not known. */
export function chartIntervals(feedInterval: string | null): readonly Interval[] {
  if (feedInterval === null || !isInterval(feedInterval)) return intervals;
  const shortest = intervalMs[feedInterval];
  return intervals.filter((each) => intervalMs[each] >= shortest);
}

/** The interval to show: the chosen one where the feed can build it, else the nearest longer one. */
export function usableInterval(chosen: Interval, offered: readonly Interval[]): Interval {
  const fits = offered.filter((each) => intervalMs[each] >= intervalMs[chosen]);
  return fits[0] ?? offered.at(-1) ?? chosen;
}
