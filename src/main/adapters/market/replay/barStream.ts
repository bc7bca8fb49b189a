/** The rows of one candle file in order, read block by block and cleaned by the rules between rows. What comes out goes to a callback. */
import { ok, type Result } from '../../../../shared/base/result.ts';
import type { Candle } from '../../../../shared/model/candle.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import { BarSequence, type BarNote } from './barSequence.ts';
import type { CandleFile } from './candleFile.ts';
import { CandleRowParser, stampAt, type BarRow } from './candleRow.ts';
import { openTextBlocks, type TextBlock, type TextBlocks } from './textBlocks.ts';
import { stampToMs } from './timeUnit.ts';

export interface StreamOptions {
  readonly file: CandleFile;
  readonly now: UnixMs;
  /** Blocks that end before this time are not looked at; 0 looks at all. Bars shortly before it may still come. */
  readonly from: UnixMs;
  readonly blockBytes: number;
}

const CARRIAGE_RETURN = 13;

export class BarStream {
  /** True when no more bars will come. */
  ended = false;
  private readonly file: CandleFile;
  private readonly from: UnixMs;
  private readonly parser: CandleRowParser;
  private readonly sequence: BarSequence;
  private readonly blocks: TextBlocks;
  private row = 0;

  /** `take` gets every usable bar in rising time, with its row number. */
  constructor({ file, now, from, blockBytes }: StreamOptions, take: (bar: BarRow, row: number) => void) {
    this.file = file;
    this.from = from;
    this.parser = new CandleRowParser(file.layout, file.unit, file.symbolText);
    const rules = { name: file.name, intervalMs: file.intervalMs, now, cut: (row: BarRow) => this.parser.cut(row) };
    this.sequence = new BarSequence(rules, take);
    this.blocks = openTextBlocks({ path: file.path, gzip: file.gzip, blockBytes });
  }

  /** The numbers of a row of this file. */
  cut(row: BarRow): Candle {
    return this.parser.cut(row);
  }

  /** What was found so far, in order of time. */
  get notes(): readonly BarNote[] {
    return this.sequence.notes;
  }

  /** Reads one block; fails with the reason when the file cannot be used. */
  async read(): Promise<Result<void, string>> {
    const block = await this.blocks.next();
    if (!block.ok) return block;
    if (block.value === null) {
      this.sequence.finish();
      this.ended = true;
    } else this.readBlock(block.value);
    const { refusal } = this.sequence;
    return refusal === null ? ok(undefined) : { ok: false, error: refusal };
  }

  close(): void {
    this.ended = true;
    this.blocks.close();
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
