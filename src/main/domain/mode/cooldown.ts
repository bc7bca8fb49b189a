/** How long an emergency stop stays closed (EB-19), counted from flat verified. */
import type { StopCause } from '../../../shared/model/incident.ts';
import type { Book } from '../../../shared/model/mode.ts';
import type { Settings } from '../../../shared/settings.ts';
import { DAY_MS, MINUTE_MS, unixMs, utcDayStart, type UnixMs } from '../../../shared/values/time.ts';

type CooldownSettings = Settings['cooldownMs'];

/** No setting makes a stop of real money shorter (EB-19). */
const LEAST_LIVE_MS = 5 * MINUTE_MS;

/**
 * Earliest time of an approval. `flatAt` is when flat was verified; for a technical cause that cleared later, the caller passes that later time.
 * DAILY_LOSS: the later of the next 00:00 UTC and the wait. A drill cools down like a manual stop.
 */
export function cooldownEndsAt(
  cause: StopCause,
  flatAt: UnixMs,
  { settings, book }: { readonly settings: CooldownSettings; readonly book: Book },
): UnixMs {
  const least = book === 'LIVE' ? LEAST_LIVE_MS : 0;
  const end = unixMs(flatAt + Math.max(least, waitMs(cause, settings)));
  const toMidnight = cause === 'DAILY_LOSS' && settings.dailyLossToMidnight;
  return toMidnight ? unixMs(Math.max(end, utcDayStart(flatAt) + DAY_MS)) : end;
}

function waitMs(cause: StopCause, settings: CooldownSettings): number {
  switch (cause) {
    case 'DAILY_LOSS':
    case 'DRAWDOWN':
    case 'CORRELATION':
    case 'TECHNICAL':
    case 'MANUAL':
      return settings[cause];
    case 'LATENCY':
      return settings.TECHNICAL;
    case 'DRILL':
      return settings.MANUAL;
  }
}
