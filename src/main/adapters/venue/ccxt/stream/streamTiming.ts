/** Periods of the account stream, in milliseconds. Tests shorten them. */
import { MINUTE_MS, SECOND_MS } from '../../../../../shared/values/time.ts';

export interface StreamTiming {
  /** Longest time until a socket stands, and until a request on it is answered. */
  readonly dialMs: number;
  readonly answerMs: number;
  /** Period of our pings, and the silence, pongs included, after which a socket counts as dead. */
  readonly pingMs: number;
  readonly silentMs: number;
  /** Period of everything that is looked at from time to time. */
  readonly checkMs: number;
  /** Pause before the second dial; doubles up to the longest. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** A stream that stood this long starts over with the shortest pause. */
  readonly stableMs: number;
  /** Longest wait of new events for the missed ones before them. */
  readonly holdMs: number;
  /** Pause between two requests for what is missing, and the longest wait for one: a minute is what a spent budget may cost. */
  readonly askMs: number;
  readonly answerAllMs: number;
  /** Period of prolonging a listen key, the pause after a failed try, and the age at which it is given up. */
  readonly keyRefreshMs: number;
  readonly keyRetryMs: number;
  readonly keyLifeMs: number;
}

export const streamTiming: StreamTiming = {
  dialMs: 8 * SECOND_MS,
  answerMs: 5 * SECOND_MS,
  pingMs: 4 * SECOND_MS,
  silentMs: 15 * SECOND_MS,
  checkMs: 250,
  retryMs: 500,
  longestRetryMs: 30 * SECOND_MS,
  stableMs: 30 * SECOND_MS,
  holdMs: 2 * SECOND_MS,
  askMs: 2 * SECOND_MS,
  answerAllMs: 75 * SECOND_MS,
  // The venue's key lives 60 minutes.
  keyRefreshMs: 20 * MINUTE_MS,
  keyRetryMs: MINUTE_MS,
  keyLifeMs: 50 * MINUTE_MS,
};
