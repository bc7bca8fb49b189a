/** Feed time: a clock that stands still until its owner moves it, so that a replay is as fast as it can be and always the same. */
import { InvariantError } from '../../../shared/base/invariant.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import type { Clock } from '../../ports/clock.ts';
import { createDueQueue } from './dueQueue.ts';

export interface VirtualClock extends Clock {
  /**
   * Moves time forward. Runs every callback due by then, in order of time, then of registration; `now()` is the callback's due time while it
   * runs. Callbacks may schedule more. Throws InvariantError when asked to go back or when called from a callback.
   */
  advanceTo(time: UnixMs): void;
  /** Due time of the next callback, null when there is none. */
  nextDue(): UnixMs | null;
}

const NANOSECONDS_PER_MS = 1_000_000n;

/** Makes a clock that shows the start time. */
export function createVirtualClock(start: UnixMs): VirtualClock {
  const queue = createDueQueue();
  let now = start;
  let advancing = false;
  const runDue = (time: UnixMs): void => {
    for (;;) {
      const due = queue.first();
      if (due === null || due > time) break;
      // A callback registered for a time already past runs at the present.
      now = unixMs(Math.max(now, due));
      queue.take()?.();
    }
    now = time;
  };
  return {
    now: () => now,
    mono: () => BigInt(now - start) * NANOSECONDS_PER_MS,
    schedule: (at, callback) => queue.add(at, callback),
    nextDue: () => queue.first(),
    advanceTo: (time) => {
      if (time < now) throw new InvariantError(`Clock asked to go back from ${now} to ${time}`);
      if (advancing) throw new InvariantError('Clock advanced from one of its own callbacks');
      advancing = true;
      try {
        runDue(time);
      } finally {
        advancing = false;
      }
    },
  };
}
