/** The bars of one candle file in order of time, read block by block on demand. */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { Candle } from '../../../../shared/model/candle.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { BarSequence, type BarNote } from './barSequence.ts';
import type { CandleFile } from './candleFile.ts';
import { CandleRowParser, stampAt, type BarRow } from './candleRow.ts';
import { openTextBlocks, type TextBlock, type TextBlocks } from './textBlocks.ts';
import { stampToMs } from './timeUnit.ts';

export interface ReaderOptions {
  readonly file: CandleFile;
  readonly now: UnixMs;
  /** Bars that open before this time are skipped; 0 skips none. */
  readonly from: UnixMs;
  readonly blockBytes: number;
}

const CARRIAGE_RETURN = 13;

export class CandleReader {
  /** True when no more bars will be queued. */
  ended = false;
  private readonly file: CandleFile;
  private readonly from: UnixMs;
  private readonly parser: CandleRowParser;
  private readonly sequence: BarSequence;
  private readonly blocks: TextBlocks | null;
  private queue: BarRow[] = [];
  private head = 0;
  private noted = 0;
  private row = 0;

  constructor({ file, now, from, blockBytes }: ReaderOptions) {
    this.file = file;
    this.from = from;
    this.parser = new CandleRowParser(file.layout, file.unit, file.symbolText);
    const rules = { name: file.name, intervalMs: file.intervalMs, now, cut: (row: BarRow) => this.parser.cut(row) };
    this.sequence = new BarSequence(rules, (bar) => {
      if (bar.openTime >= from) this.queue.push(bar);
    });
    this.blocks = file.rows === null ? openTextBlocks({ path: file.path, gzip: file.gzip, blockBytes }) : null;
    if (file.rows !== null) {
      this.queue = file.rows.filter((row) => row.openTime >= from);
      this.ended = true;
    }
  }

  /** Bars that can be taken without reading. */
  get available(): number {
    return this.queue.length - this.head;
  }

  /** The numbers of a row of this file. */
  cut(row: BarRow): Candle {
    return this.parser.cut(row);
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
      const block = this.blocks === null ? ok(null) : await this.blocks.next();
      if (!block.ok) return block;
      if (block.value === null) this.finish();
      else this.readBlock(block.value);
      if (this.sequence.refusal !== null) return err(this.sequence.refusal);
    }
    return ok(undefined);
  }

  get hasNotes(): boolean {
    return this.sequence.notes.length > this.noted;
  }

  /** Notes about rows before the time that were not told yet. Depends on the file alone, not on how far it was read ahead. */
  notesUntil(time: UnixMs): readonly BarNote[] {
    const { notes } = this.sequence;
    const first = this.noted;
    while ((notes[this.noted]?.at ?? Infinity) <= time) this.noted += 1;
    return notes.slice(first, this.noted);
  }

  close(): void {
    this.ended = true;
    this.blocks?.close();
  }

  private finish(): void {
    this.sequence.finish();
    this.ended = true;
  }

  private readBlock(block: TextBlock): void {
    if (!this.isBeforeStart(block)) {
      this.parseLines(block);
      return;
    }
    this.row += countLines(block);
    this.sequence.forget();
  }

  private parseLines({ text, end }: TextBlock): void {
    for (let at = 0; at < end;) {
      const lineBreak = text.indexOf('\n', at);
      const stop = lineBreak < 0 || lineBreak > end ? end : lineBreak;
      const last = stop > at && text.charCodeAt(stop - 1) === CARRIAGE_RETURN ? stop - 1 : stop;
      this.row += 1;
      if (this.row > 1 && last > at) this.parseRow(text, at, last);
      at = stop + 1;
    }
  }

  private parseRow(text: string, start: number, end: number): void {
    const bar = this.parser.parse(text, start, end);
    if (bar !== null) this.sequence.take(bar, this.row);
    else this.sequence.leaveOut(this.row, `${this.parser.refusal.found}.`);
  }

  /** True when even the last row of the block opens before the wanted time: then no row of it needs to be read. */
  private isBeforeStart({ text, end }: TextBlock): boolean {
    if (this.from === 0 || this.file.layout.time !== 0) return false;
    const start = text.lastIndexOf('\n', end - 2) + 1;
    const comma = text.indexOf(',', start);
    if (comma < 0 || comma >= end) return false;
    // One bar of margin, so that the bar before the start is known for the checks between rows.
    return stampToMs(stampAt(text, start, comma), this.file.unit) < this.from - this.file.intervalMs;
  }
}

function countLines({ text, end }: TextBlock): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The start of all files. */
export const FROM_THE_START = unixMs(0);
