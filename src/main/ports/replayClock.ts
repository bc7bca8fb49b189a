/** A clock that its owner advances: feed time of a replay. */
import type { UnixMs } from '../../shared/values/time.ts';
import type { Clock } from './clock.ts';

export interface ReplayClock extends Clock {
  /** Runs every callback due up to the time, each at its own due time, then stands at the time. */
  advanceTo(at: UnixMs): void;
  /** When the next callback is due, or null. */
  nextDue(): UnixMs | null;
}
