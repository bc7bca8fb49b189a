/** The last closed bars of one symbol and interval as columns, for strategies. Analytics floats; bounded. */
import type { BarSeries } from '../domain/strategy/strategy.ts';
import type { BarNumbers } from './barNumbers.ts';

export class BarBuffer implements BarSeries {
  count = 0;
  readonly openTime: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  private readonly keep: number;

  /** Keeps at least the last `keep` bars. */
  constructor(keep: number) {
    this.keep = keep;
    const capacity = keep * 4;
    this.openTime = new Float64Array(capacity);
    this.open = new Float64Array(capacity);
    this.high = new Float64Array(capacity);
    this.low = new Float64Array(capacity);
    this.close = new Float64Array(capacity);
    this.volume = new Float64Array(capacity);
  }

  /** Adds a closed bar; a bar that is not newer than the last one is ignored. */
  push(bar: BarNumbers): boolean {
    if (this.count > 0 && bar.openTime <= (this.openTime[this.count - 1] ?? 0)) return false;
    if (this.count === this.openTime.length) this.compact();
    const at = this.count;
    this.openTime[at] = bar.openTime;
    this.open[at] = bar.open;
    this.high[at] = bar.high;
    this.low[at] = bar.low;
    this.close[at] = bar.close;
    this.volume[at] = bar.volume;
    this.count += 1;
    return true;
  }

  private compact(): void {
    const from = this.count - this.keep;
    for (const column of [this.openTime, this.open, this.high, this.low, this.close, this.volume])
      column.copyWithin(0, from, this.count);
    this.count = this.keep;
  }
}
