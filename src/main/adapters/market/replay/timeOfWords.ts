/** Times written as dates in published exports: "2017-09-26 02-PM", "2021-06-10 00:00:00", UTC. */
import { HOUR_MS, MINUTE_MS, SECOND_MS, unixMs, type UnixMs } from '../../../../shared/values/time.ts';

const CLOCK_24 = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.0+)?Z?$/;
const CLOCK_12 = /^(\d{4}-\d{2}-\d{2}) (\d{2})-([AP])M$/;

/** The time that is meant, null for any other form. */
export function timeOfWords(text: string): UnixMs | null {
  const [, day24, hour24, minute, second] = CLOCK_24.exec(text) ?? [];
  if (day24 !== undefined)
    return at(day24, Number(hour24) * HOUR_MS + Number(minute) * MINUTE_MS + Number(second ?? 0) * SECOND_MS);
  const [, day12, hour12, half] = CLOCK_12.exec(text) ?? [];
  if (day12 === undefined) return null;
  // 12-AM is midnight and 12-PM is noon.
  return at(day12, ((Number(hour12) % 12) + (half === 'P' ? 12 : 0)) * HOUR_MS);
}

function at(day: string, sinceMidnight: number): UnixMs | null {
  const start = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(start) ? null : unixMs(start + sinceMidnight);
}
