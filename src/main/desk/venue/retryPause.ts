/** Pauses between tries that had no answer: each twice as long as the one before, up to a minute. */
import { keeperTiming } from './keeperTiming.ts';

export class RetryPause {
  private ms = keeperTiming.firstRetryMs;

  /** Milliseconds until the next try. */
  next(): number {
    const { ms } = this;
    this.ms = Math.min(ms * 2, keeperTiming.longestRetryMs);
    return ms;
  }

  /** There was an answer. */
  reset(): void {
    this.ms = keeperTiming.firstRetryMs;
  }
}
