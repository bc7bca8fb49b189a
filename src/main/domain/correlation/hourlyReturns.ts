/**
 * Hourly log returns of one symbol from its closes. Analytics floats; bounded.
 * 1. Hours are numbered from the epoch; hour h lies at place h mod capacity, the same place for every symbol of that capacity.
 * 2. A place without a return holds NaN: the first hour, and hours whose close or whose predecessor's close is missing.
 * 3. A close never changes. What is missing may come later, in any order: the result is the same, and the revision tells that the past has changed.
 */
export class HourlyReturns {
  /** Hours of memory, a power of two. */
  readonly capacity: number;
  /** Return of each hour in memory. Read it with `at` unless the hours are known to be in memory. */
  readonly values: Float64Array;
  /** Newest hour with a close; -1 before the first. */
  last = -1;
  /** Rises when an hour older than the newest one is filled in. */
  revision = 0;
  private first = -1;
  /** Last answer of `countWithin`, good until another hour comes. */
  private counted = { last: -1, revision: 0, window: 0, count: 0 };
  private readonly closes: Float64Array;

  /** Remembers at least `hours` hours. */
  constructor(hours: number) {
    this.capacity = 2 ** Math.ceil(Math.log2(Math.max(2, hours)));
    this.values = new Float64Array(this.capacity).fill(NaN);
    this.closes = new Float64Array(this.capacity).fill(NaN);
  }

  /** Takes the closing price of an hour, above 0. */
  put(hour: number, close: number): void {
    if (this.last < 0) this.first = hour;
    if (hour > this.last) this.moveTo(hour);
    else if (this.isOpen(hour)) this.revision += 1;
    else return;
    this.first = Math.min(this.first, hour);
    this.closes[this.placeOf(hour)] = close;
    this.derive(hour);
    if (hour < this.last) this.derive(hour + 1);
  }

  /** Return of an hour; NaN where there is none or it is out of memory. */
  at(hour: number): number {
    if (hour > this.last || hour < this.oldest()) return NaN;
    return this.values[this.placeOf(hour)] ?? NaN;
  }

  /** Oldest hour still in memory. */
  oldest(): number {
    return Math.max(this.first, this.last - this.capacity + 1);
  }

  /** Returns among the last `window` hours. */
  countWithin(window: number): number {
    const { last, revision, counted } = this;
    if (counted.last === last && counted.revision === revision && counted.window === window) return counted.count;
    let count = 0;
    const { values, capacity } = this;
    for (let hour = Math.max(this.oldest(), last - window + 1); hour <= last; hour += 1)
      if (!Number.isNaN(values[hour & (capacity - 1)] ?? NaN)) count += 1;
    this.counted = { last, revision, window, count };
    return count;
  }

  private placeOf(hour: number): number {
    return hour & (this.capacity - 1);
  }

  /** Whether an hour of the past is in memory and has no close yet. */
  private isOpen(hour: number): boolean {
    return hour > this.last - this.capacity && Number.isNaN(this.closes[this.placeOf(hour)] ?? NaN);
  }

  /** Empties the places up to the new newest hour: they hold hours that leave the memory. */
  private moveTo(hour: number): void {
    for (let at = Math.max(this.last + 1, hour - this.capacity + 1); at <= hour; at += 1) {
      this.closes[this.placeOf(at)] = NaN;
      this.values[this.placeOf(at)] = NaN;
    }
    this.last = hour;
  }

  private derive(hour: number): void {
    const before = hour - 1 < this.oldest() ? NaN : (this.closes[this.placeOf(hour - 1)] ?? NaN);
    this.values[this.placeOf(hour)] = Math.log((this.closes[this.placeOf(hour)] ?? NaN) / before);
  }
}
