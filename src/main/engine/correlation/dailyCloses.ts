/** Closing prices of UTC days, numbered from the epoch. What is missing may come later, in any order. Analytics floats; bounded. */

/** The reference of 90 days, and the days before it that an EWMA of lambda 0.94 still feels. */
const DAYS = 240;

export class DailyCloses {
  private readonly closes = new Map<number, number>();
  private last = -1;
  /** Last answer of `returns`; null once another close came. */
  private answer: readonly number[] | null = null;

  /** Takes the close of a day; the first word on a day stands. */
  put(day: number, close: number): void {
    if (this.closes.has(day) || day <= this.last - DAYS) return;
    this.answer = null;
    this.closes.set(day, close);
    if (day <= this.last) return;
    this.last = day;
    if (this.closes.size > DAYS)
      for (const each of this.closes.keys()) if (each <= day - DAYS) this.closes.delete(each);
  }

  /** Log returns between neighboring days, oldest first: the same list until another close comes. */
  returns(): readonly number[] {
    return (this.answer ??= this.derive());
  }

  private derive(): readonly number[] {
    const found: number[] = [];
    for (let day = this.last - DAYS + 2; day <= this.last; day += 1) {
      const before = this.closes.get(day - 1);
      const close = this.closes.get(day);
      if (before !== undefined && close !== undefined) found.push(Math.log(close / before));
    }
    return found;
  }
}
