/** How often the connection to the live venue and its key are looked after, milliseconds. */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/values/time.ts';

export const keeperTiming = {
  /** Half of the age at which an answer about the key is too old (RC-03). */
  checkEveryMs: 12 * HOUR_MS,
  /** Between two tries to connect, or to ask about a key, that had no answer: twice as long each time. */
  firstRetryMs: 5 * SECOND_MS,
  longestRetryMs: MINUTE_MS,
  /** How long a step up waits for the venue's word on the key. */
  stepWaitMs: 5 * SECOND_MS,
} as const;
