/** The bars of one candle file in order of time, read block by block on demand. */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { Candle } from '../../../../shared/model/candle.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { BarNote } from './barSequence.ts';
import { BarStream, type StreamOptions } from './barStream.ts';
import type { BarRow } from './candleRow.ts';

/** Bars that open before `from` are skipped; 0 skips none. */
export type ReaderOptions = StreamOptions;

export class CandleReader {
  private readonly stream: BarStream;
  private queue: BarRow[] = [];
  private head = 0;
  private noted = 0;

  constructor(options: ReaderOptions) {
    const { file, from } = options;
    this.stream = new BarStream(options, (bar) => {
      if (bar.openTime >= from) this.queue.push(bar);
    });
    if (file.rows === null) return;
    this.queue = file.rows.filter((row) => row.openTime >= from);
    this.stream.close();
  }

  /** True when no more bars will be queued. */
  get ended(): boolean {
    return this.stream.ended;
  }

  /** Bars that can be taken without reading. */
  get available(): number {
    return this.queue.length - this.head;
  }

  /** The numbers of a row of this file. */
  cut(row: BarRow): Candle {
    return this.stream.cut(row);
  }

  /** Removes the next bar. */
  take(): BarRow | undefined {
    const bar = this.queue[this.head];
    if (bar !== undefined) this.head += 1;
    return bar;
  }

  /** Reads on until more bars are queued or the file ends; fails with the reason when the file cannot be used. */
  async fill(): Promise<Result<void, string>> {
    const wanted = this.available + 1;
    this.queue = this.queue.slice(this.head);
    this.head = 0;
    while (!this.ended && this.available < wanted) {
      const read = await this.stream.read();
      if (!read.ok) return err(read.error);
    }
    return ok(undefined);
  }

  get hasNotes(): boolean {
    return this.stream.notes.length > this.noted;
  }

  /** Notes about rows before the time that were not told yet. Depends on the file alone, not on how far it was read ahead. */
  notesUntil(time: UnixMs): readonly BarNote[] {
    const { notes } = this.stream;
    const first = this.noted;
    while ((notes[this.noted]?.at ?? Infinity) <= time) this.noted += 1;
    return notes.slice(first, this.noted);
  }

  close(): void {
    this.stream.close();
  }
}

/** The start of all files. */
export const FROM_THE_START = unixMs(0);
