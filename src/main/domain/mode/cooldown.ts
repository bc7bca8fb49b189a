/** How long an emergency stop stays closed (EB-19), counted from flat verified. */
import type { StopCause } from '../../../shared/model/incident.ts';
import type { Settings } from '../../../shared/settings.ts';
import { DAY_MS, unixMs, utcDayStart, type UnixMs } from '../../../shared/values/time.ts';

type CooldownSettings = Settings['cooldownMs'];

/**
 * Earliest time of an approval. `flatAt` is when flat was verified; for a technical cause that cleared later, the caller passes that later time.
 * DAILY_LOSS: the later of the next 00:00 UTC and the wait. A drill cools down like a manual stop.
 */
export function cooldownEndsAt(cause: StopCause, flatAt: UnixMs, settings: CooldownSettings): UnixMs {
  const end = unixMs(flatAt + waitMs(cause, settings));
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
