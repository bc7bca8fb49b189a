/** Periods of the live feed. Tests shorten them. */
import { HOUR_MS, MINUTE_MS } from '../../../../shared/values/time.ts';

export interface LiveTiming {
  /** Silence after which all sockets are dialed again. */
  readonly silenceMs: number;
  /** Period of REST prices while streams are broken, and of asking for late bars. */
  readonly pollMs: number;
  /** First pause before a broken stream is dialed again. */
  readonly retryMs: number;
  /** How long after its end a bar is asked for by REST. */
  readonly candleGraceMs: number;
  /** Period of the watch over silence. */
  readonly checkMs: number;
  /** Ticks of a symbol go out once per round. */
  readonly roundMs: number;
  /** Period of the order books near the best prices; with many symbols each is asked for less often. */
  readonly depthMs: number;
  /** Instrument rules older than a day fail RC-04. */
  readonly refreshMs: number;
}

export const liveTiming: LiveTiming = {
  silenceMs: 10_000,
  pollMs: 3_000,
  retryMs: 1_000,
  candleGraceMs: 3_000,
  checkMs: 1_000,
  roundMs: 100,
  depthMs: 3_000,
  refreshMs: 6 * HOUR_MS + MINUTE_MS,
};
