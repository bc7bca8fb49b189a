/** The last closed bars of one symbol and interval as columns, for strategies. Analytics floats; bounded. */
import type { Candle } from '../../shared/model/candle.ts';
import type { BarSeries } from '../domain/strategy/strategy.ts';

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
  push(candle: Candle): boolean {
    if (this.count > 0 && candle.openTime <= (this.openTime[this.count - 1] ?? 0)) return false;
    if (this.count === this.openTime.length) this.compact();
    const at = this.count;
    this.openTime[at] = candle.openTime;
    this.open[at] = Number(candle.open);
    this.high[at] = Number(candle.high);
    this.low[at] = Number(candle.low);
    this.close[at] = Number(candle.close);
    this.volume[at] = Number(candle.volume);
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
