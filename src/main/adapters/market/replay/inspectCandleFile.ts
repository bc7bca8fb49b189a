/** Reads a whole candle file and reports what is in it, without importing anything. Memory is bounded by a cap on rows. */
import { basename } from 'node:path';
import { intervalMs, type Interval } from '../../../../shared/model/candle.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import { readCandleHead, type CandleHead } from './candleHead.ts';
import { reportText } from './candleReportText.ts';
import { FileTally } from './fileTally.ts';
import { openTextBlocks } from './textBlocks.ts';

export interface CandleFileReport {
  readonly name: string;
  /** Rows below the header. */
  readonly rows: number;
  readonly first: UnixMs | null;
  readonly last: UnixMs | null;
  readonly interval: Interval | null;
  readonly isNewestFirst: boolean;
  /** Times that appear again with the same prices. */
  readonly duplicates: number;
  /** Times that appear again with other prices, and the rows of the first of them. */
  readonly conflicts: number;
  readonly firstConflict: readonly [number, number] | null;
  /** Rows that break the file's direction. */
  readonly outOfOrder: number;
  /** How often the time unit changes from one row to the next. */
  readonly unitChanges: number;
  readonly gaps: number;
  readonly longestGapMs: number;
  /** Rows with NULL in any column. */
  readonly nulls: number;
  /** Rows whose date column names another time than their time stamp. */
  readonly shifted: number;
  /** Rows that cannot be used, all counted, the first 20 named. */
  readonly setAside: number;
  readonly refusedRows: readonly { readonly row: number; readonly text: string }[];
  readonly verdict: 'clean' | 'cleaned' | 'refused';
  /** The report in words. */
  readonly text: string;
}

/** Rows beyond this are not looked at. */
const MOST_ROWS = 1_000_000;
const BLOCK_BYTES = 131_072;

/** Reports on one file; a file that cannot be read at all is reported as refused. */
export async function inspectCandleFile(source: {
  readonly path: string;
  readonly now: UnixMs;
}): Promise<CandleFileReport> {
  const name = basename(source.path);
  const head = await readCandleHead(source.path, name);
  if (!head.ok) return unreadable(name, head.error);
  const tally = new FileTally(head.value, source.now);
  const problem = await readRows(source.path, head.value, tally);
  if (problem !== null) return unreadable(name, problem);
  const facts = { name, interval: head.value.interval, ...tally.finish(intervalMs[head.value.interval]) };
  return { ...facts, text: reportText(facts, head.value.unit) };
}

async function readRows(path: string, head: CandleHead, tally: FileTally): Promise<string | null> {
  const blocks = openTextBlocks({ path, gzip: head.gzip, blockBytes: BLOCK_BYTES });
  for (let row = 0; row < MOST_ROWS;) {
    const block = await blocks.next();
    if (!block.ok) return block.error;
    if (block.value === null) break;
    const { text, end } = block.value;
    const lines = text.slice(0, text.charCodeAt(end - 1) === 10 ? end - 1 : end).split('\n');
    for (const line of lines) {
      row += 1;
      const trimmed = line.endsWith('\r') ? line.slice(0, -1) : line;
      if (row > 1 && trimmed !== '') tally.add(trimmed, row);
    }
  }
  blocks.close();
  return null;
}

const unreadable = (name: string, reason: string): CandleFileReport => ({
  name,
  rows: 0,
  first: null,
  last: null,
  interval: null,
  isNewestFirst: false,
  duplicates: 0,
  conflicts: 0,
  firstConflict: null,
  outOfOrder: 0,
  unitChanges: 0,
  gaps: 0,
  longestGapMs: 0,
  nulls: 0,
  shifted: 0,
  setAside: 0,
  refusedRows: [],
  verdict: 'refused',
  text: reason,
});
