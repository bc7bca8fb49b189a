/** The last log returns between neighboring slots, newest last. Analytics floats; bounded. */
export class RecentReturns {
  private readonly values: Float64Array;
  private count = 0;
  private slot = -1;
  private close = 0;
  /** Last answer of `list`; null once another return came. */
  private answer: readonly number[] | null = null;

  /** Keeps so many returns. */
  constructor(keep: number) {
    this.values = new Float64Array(keep);
  }

  /** Takes the close of a slot; slots rise. After a gap there is no return. */
  push(slot: number, close: number): void {
    if (slot <= this.slot) return;
    if (slot === this.slot + 1) {
      this.values[this.count % this.values.length] = Math.log(close / this.close);
      this.count += 1;
      this.answer = null;
    }
    this.slot = slot;
    this.close = close;
  }

  /** Oldest first: the same list until another return comes. */
  list(): readonly number[] {
    return (this.answer ??= this.derive());
  }

  private derive(): readonly number[] {
    const kept = Math.min(this.count, this.values.length);
    return Array.from({ length: kept }, (_, at) => this.values[(this.count - kept + at) % this.values.length] ?? NaN);
  }
}
