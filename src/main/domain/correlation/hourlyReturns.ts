/**
 * Hourly log returns of one symbol. Analytics floats; bounded.
 * 1. Hours are numbered from the epoch; hour h lies at place h mod capacity, which is the same place for every symbol.
 * 2. A place without a return holds NaN: the first hour, and hours whose close or whose predecessor's close is missing.
 * 3. An hour that was put is settled: later hours only.
 */
export class HourlyReturns {
  /** Hours of memory, a power of two. */
  readonly capacity: number;
  readonly values: Float64Array;
  /** Last settled hour; -1 before the first. */
  last = -1;
  /** First settled hour. */
  first = -1;
  private close = 0;

  /** Remembers at least `hours` hours. */
  constructor(hours: number) {
    this.capacity = 2 ** Math.ceil(Math.log2(Math.max(2, hours)));
    this.values = new Float64Array(this.capacity).fill(NaN);
  }

  /** Settles an hour by its closing price, above 0; an hour that is not newer than the last one is ignored. */
  put(hour: number, close: number): void {
    if (hour <= this.last) return;
    const follows = hour === this.last + 1 && this.first >= 0;
    if (this.first < 0) this.first = hour;
    else this.skipTo(hour);
    this.set(hour, follows ? Math.log(close / this.close) : NaN);
    this.last = hour;
    this.close = close;
  }

  /** Return of an hour; NaN where there is none or it is out of memory. */
  at(hour: number): number {
    if (hour > this.last || hour < this.oldest()) return NaN;
    return this.values[hour & (this.capacity - 1)] ?? NaN;
  }

  /** Oldest hour still in memory. */
  oldest(): number {
    return Math.max(this.first, this.last - this.capacity + 1);
  }

  /** Returns among the last `window` settled hours. */
  countWithin(window: number): number {
    let count = 0;
    for (let hour = this.last; hour > this.last - window; hour -= 1) if (!Number.isNaN(this.at(hour))) count += 1;
    return count;
  }

  private skipTo(hour: number): void {
    for (let at = Math.max(this.last + 1, hour - this.capacity); at < hour; at += 1) this.set(at, NaN);
  }

  private set(hour: number, value: number): void {
    this.values[hour & (this.capacity - 1)] = value;
  }
}
