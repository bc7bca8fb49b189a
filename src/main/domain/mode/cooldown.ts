/** How long an emergency stop stays closed (EB-19), counted from flat verified. */
import type { StopCause } from '../../../shared/model/incident.ts';
import type { Settings } from '../../../shared/settings.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, unixMs, utcDayStart, type UnixMs } from '../../../shared/values/time.ts';

type CooldownSettings = Pick<Settings['emergency'], 'manualCooldownMs'>;

/** EB-19 defaults; a daily loss also waits for the next UTC day. */
const DAILY_LOSS_MS = 4 * HOUR_MS;
const DRAWDOWN_MS = DAY_MS;
const CORRELATION_MS = HOUR_MS;
const TECHNICAL_MS = 15 * MINUTE_MS;

/**
 * Earliest time of an approval. `flatAt` is when flat was verified; for a technical cause that cleared later, the caller passes that later time.
 * DAILY_LOSS: the later of the next 00:00 UTC and 4 h. A drill cools down like a manual stop.
 */
export function cooldownEndsAt(cause: StopCause, flatAt: UnixMs, settings: CooldownSettings): UnixMs {
  const end = unixMs(flatAt + waitMs(cause, settings));
  return cause === 'DAILY_LOSS' ? unixMs(Math.max(end, utcDayStart(flatAt) + DAY_MS)) : end;
}

function waitMs(cause: StopCause, settings: CooldownSettings): number {
  switch (cause) {
    case 'DAILY_LOSS':
      return DAILY_LOSS_MS;
    case 'DRAWDOWN':
      return DRAWDOWN_MS;
    case 'CORRELATION':
      return CORRELATION_MS;
    case 'LATENCY':
    case 'TECHNICAL':
      return TECHNICAL_MS;
    case 'MANUAL':
    case 'DRILL':
      return settings.manualCooldownMs;
  }
}
