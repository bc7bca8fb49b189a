/**
 * Decides when a live bar is closed and final. ccxt drops the venue's own closed flag, so:
 * 1. a streamed bar counts when the next bar has begun and its last update came near its end;
 * 2. any other bar is asked for by REST shortly after its end;
 * 3. bars come out once, in order.
 */
import type { Candle } from '../../../../shared/model/candle.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';

/** Venues send bar updates at least every two seconds while there are trades. */
const LAST_UPDATE_MS = 2_500;
/** Two bars at a time are enough: the running one and the one before. */
const KEPT_BARS = 4;

export interface ClosedCandlesOptions {
  readonly intervalMs: number;
  readonly now: UnixMs;
  /** How long after its end a bar is asked for by REST. */
  readonly graceMs: number;
}

export class ClosedCandles {
  private readonly options: ClosedCandlesOptions;
  private readonly running = new Map<number, { readonly bar: Candle; readonly at: number }>();
  /** Open time of the bar that comes out next. */
  private next: number;

  constructor(options: ClosedCandlesOptions) {
    this.options = options;
    this.next = Math.floor(options.now / options.intervalMs) * options.intervalMs;
  }

  /** Takes streamed bars as they are now; returns those that are closed by it. */
  offerStreamed(bars: readonly Candle[], now: UnixMs): readonly Candle[] {
    for (const bar of bars) if (bar.openTime >= this.next) this.running.set(bar.openTime, { bar, at: now });
    const newest = Math.max(...this.running.keys());
    const closed: Candle[] = [];
    while (this.next < newest) {
      const entry = this.running.get(this.next);
      if (entry === undefined || entry.at < this.next + this.options.intervalMs - LAST_UPDATE_MS) break;
      closed.push(entry.bar);
      this.advanceTo(this.next + this.options.intervalMs);
    }
    this.forgetOld();
    return closed;
  }

  /** Takes bars from a REST answer; returns the closed ones that were not out yet. */
  offerFetched(bars: readonly Candle[], now: UnixMs): readonly Candle[] {
    const closed = bars
      .filter((bar) => bar.openTime >= this.next && bar.openTime + this.options.intervalMs <= now)
      .sort((one, other) => one.openTime - other.openTime);
    const last = closed.at(-1);
    if (last !== undefined) this.advanceTo(last.openTime + this.options.intervalMs);
    return closed;
  }

  /** Open time of the first bar that must be asked for by REST, null when none is late. */
  late(now: UnixMs): UnixMs | null {
    return now >= this.next + this.options.intervalMs + this.options.graceMs ? unixMs(this.next) : null;
  }

  private advanceTo(next: number): void {
    this.next = next;
    for (const openTime of this.running.keys()) if (openTime < next) this.running.delete(openTime);
  }

  private forgetOld(): void {
    const times = [...this.running.keys()].sort((one, other) => one - other);
    for (const openTime of times.slice(0, -KEPT_BARS)) this.running.delete(openTime);
  }
}
