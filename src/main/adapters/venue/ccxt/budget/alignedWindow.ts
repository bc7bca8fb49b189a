/**
 * One of the venue's counters. It starts anew at each full interval of the venue's clock, and the venue says what it has counted with every answer,
 * which includes what others send from the same address.
 */
import type { UnixMs } from '../../../../../shared/values/time.ts';

/** What was taken and is not answered yet. */
export interface Share {
  readonly start: number;
  readonly amount: number;
}

export class AlignedWindow {
  readonly intervalMs: number;
  readonly limit: number;
  #start = 0;
  /** Answered requests of ours, and the highest count the venue has named; the larger is believed. */
  #answered = 0;
  #reported = 0;
  #open = 0;

  constructor(intervalMs: number, limit: number) {
    this.intervalMs = intervalMs;
    this.limit = limit;
  }

  used(at: UnixMs): number {
    this.#roll(at);
    return Math.max(this.#answered, this.#reported) + this.#open;
  }

  /** Milliseconds until the amount fits under the share of the limit; 0 when it fits now. */
  waitMs(amount: number, share: number, at: UnixMs): number {
    if (amount === 0) return 0;
    return this.used(at) + amount <= this.limit * share ? 0 : this.#start + this.intervalMs - at;
  }

  take(amount: number, at: UnixMs): Share {
    this.#roll(at);
    this.#open += amount;
    return { start: this.#start, amount };
  }

  /** The request was answered; `reported` is the venue's own count, null where the answer names none. */
  settle(share: Share, reported: number | null, at: UnixMs): void {
    this.#roll(at);
    if (share.start !== this.#start) return;
    this.#open -= share.amount;
    this.#answered += share.amount;
    if (reported !== null) this.#reported = Math.max(this.#reported, reported);
  }

  #roll(at: UnixMs): void {
    const start = Math.floor(at / this.intervalMs) * this.intervalMs;
    // The clock was set back: what was counted stands, and goes with this interval and not when the wrong time comes. A step of less is a clock that was
    // measured anew.
    if (start < this.#start - this.intervalMs) this.#start = start;
    if (start <= this.#start) return;
    this.#start = start;
    this.#answered = 0;
    this.#reported = 0;
    this.#open = 0;
  }
}
