/** Events of one batch by instant: closed bars first, because they describe the past, then ticks; each in order of symbol. */
import type { MarketCandle, MarketEvent, MarketTick } from '../../../ports/marketFeed.ts';

export interface Bucket {
  readonly time: number;
  readonly candles: MarketCandle[];
  readonly ticks: MarketTick[];
}

export class EventBuckets {
  private readonly buckets: Bucket[] = [];

  /** The bucket of the instant. A batch has a handful of instants, so a search beats a map. */
  at(time: number): Bucket {
    for (const bucket of this.buckets) if (bucket.time === time) return bucket;
    const bucket: Bucket = { time, candles: [], ticks: [] };
    this.buckets.push(bucket);
    return bucket;
  }

  /** All events in order of time. */
  flatten(): MarketEvent[] {
    const events: MarketEvent[] = [];
    for (const { candles, ticks } of this.buckets.sort((one, other) => one.time - other.time)) {
      for (const candle of candles) events.push(candle);
      for (const tick of ticks) events.push(tick);
    }
    return events;
  }
}
