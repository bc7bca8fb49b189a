/** The machine's clock. One timer serves all callbacks, so that order holds and a suspended machine catches up on waking. */
import { unixMs } from '../../../shared/values/time.ts';
import type { Clock } from '../../ports/clock.ts';
import { createDueQueue } from './dueQueue.ts';

/** Timers run on monotonic time; waking at least this often follows steps of the wall clock and sleep of the machine. */
const LONGEST_SLEEP_MS = 1_000;

/** Makes a clock over the system's wall and monotonic clocks. */
export function createWallClock(): Clock {
  const started = process.hrtime.bigint();
  const queue = createDueQueue();
  let timer: NodeJS.Timeout | null = null;
  const arm = (): void => {
    if (timer !== null) clearTimeout(timer);
    const due = queue.first();
    timer = due === null ? null : setTimeout(wake, Math.min(Math.max(due - Date.now(), 0), LONGEST_SLEEP_MS));
  };
  const wake = (): void => {
    timer = null;
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
      const cancel = queue.add(at, callback);
      if (timer === null || queue.first() === at) arm();
      return () => {
        cancel();
        if (queue.first() === null) arm();
      };
    },
  };
}
