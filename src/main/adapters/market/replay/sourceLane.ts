/** One symbol's place in a replay: its reader, the bar being walked and the next step of the path in it. */
import type { Result } from '../../../../shared/base/result.ts';
import type { Candle, Interval } from '../../../../shared/model/candle.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { MarketTick } from '../../../ports/marketFeed.ts';
import { closedBarOf, stepPrice, stepTime, tickOf, TICKS_PER_BAR } from './barPath.ts';
import type { CandleFile } from './candleFile.ts';
import { CandleReader } from './candleReader.ts';
import type { EventBuckets } from './eventBuckets.ts';

export interface LaneOptions {
  readonly file: CandleFile;
  readonly now: UnixMs;
  readonly blockBytes: number;
}

/** No event is left. */
export const NEVER = Infinity;
/** The bar in hand and the one that may begin in the same batch. */
const BARS_NEEDED = 2;

export class SourceLane {
  readonly symbol: SymbolName;
  readonly interval: Interval;
  /** Time of the next event, NEVER at the end. */
  nextTime = NEVER;
  private readonly options: LaneOptions;
  private readonly intervalMs: number;
  private reader: CandleReader;
  private bar: Candle | null = null;
  private rises = false;
  private step = 0;

  constructor(options: LaneOptions, from: UnixMs) {
    this.options = options;
    this.symbol = options.file.symbol;
    this.interval = options.file.interval;
    this.intervalMs = options.file.intervalMs;
    this.reader = this.readerFrom(from);
    if (this.reader.ended) this.startBar();
  }

  /** True when a batch can be made without reading. */
  get isReady(): boolean {
    return this.reader.ended || this.reader.available >= BARS_NEEDED;
  }

  /** Reads on; fails with the reason when the file cannot be used. */
  async fill(): Promise<Result<void, string>> {
    const filled = await this.reader.fill();
    if (filled.ok && this.bar === null && this.isReady) this.startBar();
    return filled;
  }

  /** Puts the lane at the first event at or after the time; `fill` must follow until the lane is ready. */
  restart(from: UnixMs): void {
    this.reader.close();
    this.reader = this.readerFrom(from);
    this.bar = null;
    this.nextTime = NEVER;
    if (this.reader.ended) this.startBar();
  }

  /** Moves past events before the time. */
  skipTo(time: UnixMs): void {
    while (this.nextTime < time) this.advance();
  }

  /** Hands over every event before the limit. */
  emitBefore(limit: number, into: EventBuckets): void {
    while (this.nextTime < limit) {
      const bar = this.bar;
      if (bar === null) return;
      const bucket = into.at(this.nextTime);
      if (this.step === TICKS_PER_BAR) bucket.candles.push(closedBarOf(this, bar, unixMs(this.nextTime)));
      else bucket.ticks.push(this.tick(bar));
      this.advance();
    }
  }

  get hasNotes(): boolean {
    return this.reader.hasNotes;
  }

  /** Notes about rows up to the time. */
  notesUntil(time: UnixMs): readonly string[] {
    return this.reader.notesUntil(time).map((note) => note.text);
  }

  close(): void {
    this.reader.close();
  }

  private tick(bar: Candle): MarketTick {
    return tickOf(this, this.nextTime, stepPrice(bar, this.step, this.rises));
  }

  private advance(): void {
    if (this.bar === null || this.step === TICKS_PER_BAR) {
      this.startBar();
      return;
    }
    this.step += 1;
    this.nextTime = stepTime(this.bar.openTime, this.step, this.intervalMs);
  }

  private startBar(): void {
    const row = this.reader.take();
    this.bar = row === undefined ? null : this.reader.cut(row);
    this.step = 0;
    this.nextTime = row?.openTime ?? NEVER;
    this.rises = row?.rises ?? false;
  }

  private readerFrom(from: UnixMs): CandleReader {
    const { file, now, blockBytes } = this.options;
    // A bar that began before the time may still have events after it.
    const start = unixMs(Math.max(0, from - file.intervalMs));
    return new CandleReader({ file, now, from: start, blockBytes });
  }
}
