/** Time as the desk sees it: wall time for live feeds, feed time in a replay (CV-02). */
import type { UnixMs } from '../../shared/values/time.ts';

export interface Clock {
  /** UTC milliseconds. */
  now(): UnixMs;
  /** Monotonic nanoseconds since this clock was made. */
  mono(): bigint;
  /**
   * Calls back once when `now()` has reached the time, in order of time, then of registration. Returns the function that cancels it. The name says
   * what the timer is for; a clock that leaves idle time out needs it.
   */
  schedule(at: UnixMs, callback: () => void, name?: string): () => void;
}
