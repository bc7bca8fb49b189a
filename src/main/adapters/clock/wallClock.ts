/**
 * The machine's clock. One timer serves all callbacks, so that order holds and a suspended machine catches up on waking. When the wall clock is set
 * back, what is due moves with it: no stop and no breaker waits for an hour that comes twice (CV-02).
 */
import { unixMs } from '../../../shared/values/time.ts';
import type { Clock } from '../../ports/clock.ts';
import { createDueQueue } from './dueQueue.ts';

/** Timers run on monotonic time; waking at least this often follows steps of the wall clock and sleep of the machine. */
const LONGEST_SLEEP_MS = 1_000;
/** A clock that is corrected by less is not set back: time services slow it down by a few hundredths of a second. */
const SMALLEST_STEP_MS = 100;
const NANOSECONDS_PER_MS = 1_000_000;

/** Makes a clock over the system's wall and monotonic clocks. */
export function createWallClock(): Clock {
  const started = process.hrtime.bigint();
  const queue = createDueQueue();
  let timer: NodeJS.Timeout | null = null;
  /** Wall time less monotonic time, milliseconds: what it falls by is what the wall clock was set back by. */
  const lead = (): number => Date.now() - Number(process.hrtime.bigint() - started) / NANOSECONDS_PER_MS;
  let lastLead = lead();
  const followStepBack = (): void => {
    const now = lead();
    if (lastLead - now >= SMALLEST_STEP_MS) queue.shift(Math.round(now - lastLead));
    lastLead = now;
  };
  const arm = (): void => {
    if (timer !== null) clearTimeout(timer);
    const due = queue.first();
    timer = due === null ? null : setTimeout(wake, Math.min(Math.max(due - Date.now(), 0), LONGEST_SLEEP_MS));
  };
  const wake = (): void => {
    timer = null;
    followStepBack();
    try {
      for (let due = queue.first(); due !== null && due <= Date.now(); due = queue.first()) queue.take()?.();
    } finally {
      arm();
    }
  };
  return {
    now: () => unixMs(Date.now()),
    mono: () => process.hrtime.bigint() - started,
    schedule: (at, callback) => {
      followStepBack();
      const cancel = queue.add(at, callback);
      if (timer === null || queue.first() === at) arm();
      return () => {
        cancel();
        if (queue.first() === null) arm();
      };
    },
  };
}
