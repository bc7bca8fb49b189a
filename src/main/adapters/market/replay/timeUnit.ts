/** Time stamps in the units that candle files come in. Magnitude tells the unit without doubt for the years 1973 to 5138. */
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';

export type TimeUnit = 'seconds' | 'milliseconds' | 'microseconds';

const LOWEST_SECONDS = 1e8;
const LOWEST_MS = 1e11;
const LOWEST_US = 1e14;
const HIGHEST_US = 1e17;

/** The unit of a stamp, null when it is of no known magnitude or NaN. */
export function unitOf(stamp: number): TimeUnit | null {
  if (!(stamp >= LOWEST_SECONDS && stamp < HIGHEST_US)) return null;
  if (stamp < LOWEST_MS) return 'seconds';
  return stamp < LOWEST_US ? 'milliseconds' : 'microseconds';
}

/** A stamp of the unit as milliseconds since the epoch. */
export function stampToMs(stamp: number, unit: TimeUnit): UnixMs {
  if (unit === 'seconds') return unixMs(stamp * 1_000);
  return unixMs(unit === 'milliseconds' ? stamp : Math.floor(stamp / 1_000));
}
