/** Lowest and highest equity of each window of the last day, as floats, for bounds on what the book was worth 24 hours ago (EB-03). */
import { DAY_MS, MINUTE_MS } from '../../../shared/values/time.ts';

/** Points of the engine are so far apart: the one that counts may be that much older than a day. */
const POINT_MS = 5 * MINUTE_MS;
const COMPACT_FROM = 8_192;

export interface Range {
  readonly low: number;
  readonly high: number;
}

export class EquityRange {
  private starts: number[] = [];
  private lows: number[] = [];
  private highs: number[] = [];
  private first = 0;

  /** Adds a window; a second word on the last one widens it. */
  put(start: number, { low, high }: Range): void {
    const last = this.starts.length - 1;
    if (this.starts[last] === start) {
      this.lows[last] = Math.min(this.lows[last] ?? low, low);
      this.highs[last] = Math.max(this.highs[last] ?? high, high);
      return;
    }
    this.starts.push(start);
    this.lows.push(low);
    this.highs.push(high);
  }

  /** Bounds of equity a day before any instant of [from, to); null while there is nothing. */
  dayBefore(from: number, to: number): Range | null {
    const oldest = from - DAY_MS - POINT_MS;
    // A window reaches until the next one starts.
    while (this.first + 1 < this.starts.length && (this.starts[this.first + 1] ?? 0) <= oldest) this.first += 1;
    if (this.first > COMPACT_FROM) this.compact();
    if (this.starts.length === 0) return null;
    let low = this.lows[this.first] ?? 0;
    let high = this.highs[this.first] ?? 0;
    const { length } = this.starts;
    for (let at = this.first + 1; at < length && (this.starts[at] ?? 0) <= to - DAY_MS; at += 1) {
      low = Math.min(low, this.lows[at] ?? low);
      high = Math.max(high, this.highs[at] ?? high);
    }
    return { low, high };
  }

  private compact(): void {
    this.starts = this.starts.slice(this.first);
    this.lows = this.lows.slice(this.first);
    this.highs = this.highs.slice(this.first);
    this.first = 0;
  }
}
