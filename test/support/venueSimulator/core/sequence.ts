/** Numbers the venue hands out: order, trade, execution and book update ids. Each family counts for itself. */
export class Sequence {
  private last: number;

  constructor(first: number) {
    this.last = first - 1;
  }

  next(): number {
    this.last += 1;
    return this.last;
  }
}
