/** Reads a file that is sorted newest first and turns it round. Bounded: such a file cannot stream. */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import { BarSequence } from './barSequence.ts';
import type { CandleFile } from './candleFile.ts';
import { CandleRowParser, type BarRow } from './candleRow.ts';
import { count } from './candleWords.ts';
import { openTextBlocks } from './textBlocks.ts';

type Source = Pick<CandleFile, 'path' | 'name' | 'gzip' | 'layout' | 'unit' | 'symbolText' | 'intervalMs'>;

/** About 50 MB of bars. */
const MOST_ROWS = 250_000;
const BLOCK_BYTES = 65_536;

type Row = { readonly row: number } & ({ readonly bar: BarRow } | { readonly bar: null; readonly found: string });

/** The rows oldest first, under the same rules as a streamed file. */
export async function loadNewestFirst(source: Source, now: UnixMs): Promise<Result<readonly BarRow[], string>> {
  const rows = await readRows(source);
  if (!rows.ok) return rows;
  const bars: BarRow[] = [];
  const parser = new CandleRowParser(source.layout, source.unit);
  const rules = { name: source.name, intervalMs: source.intervalMs, now, cut: (row: BarRow) => parser.cut(row) };
  const sequence = new BarSequence(rules, (bar) => bars.push(bar));
  for (const entry of rows.value.reverse()) {
    if (entry.bar === null) sequence.leaveOut(entry.row, `${entry.found}.`);
    else sequence.take(entry.bar, entry.row);
  }
  sequence.finish();
  return sequence.refusal === null ? ok(bars) : err(sequence.refusal);
}

async function readRows(source: Source): Promise<Result<Row[], string>> {
  const parser = new CandleRowParser(source.layout, source.unit, source.symbolText);
  const blocks = openTextBlocks({ path: source.path, gzip: source.gzip, blockBytes: BLOCK_BYTES });
  const rows: Row[] = [];
  for (let row = 0; ;) {
    const block = await blocks.next();
    if (!block.ok) return block;
    if (block.value === null) return ok(rows);
    for (const line of block.value.text.slice(0, block.value.end).trimEnd().split(/\r?\n/)) {
      row += 1;
      if (row === 1 || line === '') continue;
      const bar = parser.parse(line, 0, line.length);
      rows.push(bar === null ? { row, bar, found: parser.refusal.found } : { row, bar });
    }
    if (rows.length <= MOST_ROWS) continue;
    blocks.close();
    return err(`it is newest first and has more than ${count(MOST_ROWS)} rows, expected oldest first: sort it by time`);
  }
}
