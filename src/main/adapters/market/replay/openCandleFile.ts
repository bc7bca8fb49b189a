/** Looks at one candle file and says whether and how it can be replayed: as a stream, put in order in memory, or not at all. */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import { intervalMs, type Candle } from '../../../../shared/model/candle.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { BarSequence, futureText } from './barSequence.ts';
import type { CandleFile } from './candleFile.ts';
import { symbolOfFileName } from './candleFileName.ts';
import { readCandleHead, type CandleHead } from './candleHead.ts';
import { CandleRowParser } from './candleRow.ts';
import { readLastTime } from './candleTail.ts';
import { inspectCandleFile } from './inspectCandleFile.ts';
import { loadNewestFirst } from './loadNewestFirst.ts';

/** Whole-file reports are made for files up to this size; larger ones are refused by their first rows. */
const LARGEST_INSPECTED = 256 * 1024 * 1024;

const SAMPLE_BARS = 100;

export interface FileToOpen {
  readonly path: string;
  readonly name: string;
  /** The machine's time, for the check against bars of the future. */
  readonly now: UnixMs;
}

/** Opens a file for replay; fails with the reason in words that follow the file's name and a colon. */
export async function openCandleFile(source: FileToOpen): Promise<Result<CandleFile, string>> {
  const head = await readCandleHead(source.path, source.name);
  if (!head.ok) return head;
  const named = symbolOfFileName(source.name) ?? symbolOfFileName(head.value.symbolText ?? '');
  if (named === null) return err('no symbol in the file name, expected one such as BTCUSDT_1m.csv.gz');
  const { bars: rows, isNewestFirst, problems: _, ...facts } = head.value;
  const base = { ...named, path: source.path, name: source.name, ...facts, intervalMs: intervalMs[facts.interval] };
  const parser = new CandleRowParser(facts.layout, facts.unit);
  const sample = sampleOf(rows.map(({ bar }) => parser.cut(bar)));
  const findings = facts.unit === 'milliseconds' ? [] : [`${source.name}: times are in ${facts.unit}, read as such.`];
  if (isNewestFirst) return openNewestFirst({ ...base, sample, findings }, source);
  const dirt = dirtOf(head.value, source);
  if (dirt !== null) return err(await explain(source, facts.bytes, dirt));
  const last = await readLastTime(source.path, head.value);
  if (!last.ok) return last;
  if (last.value !== null && last.value > source.now) return err(`the last row: ${futureText(last.value, source.now)}`);
  const first = rows[0]?.bar.openTime ?? unixMs(0);
  const end = last.value === null || last.value < first ? null : unixMs(last.value + base.intervalMs);
  return ok({ ...base, sample, findings, rows: null, first, end });
}

/** A few bars from all over the head: enough for tick and lot, and small when hundreds of files are open. */
function sampleOf(bars: readonly Candle[]): readonly Candle[] {
  const stride = Math.max(1, Math.floor(bars.length / SAMPLE_BARS));
  return bars.filter((_, index) => index % stride === 0);
}

/** Applies the rules between rows to the head; the reason to refuse, null when it is clean enough to stream. */
function dirtOf(head: CandleHead, { name, now }: FileToOpen): string | null {
  const parser = new CandleRowParser(head.layout, head.unit);
  const sequence = new BarSequence(
    { name, intervalMs: intervalMs[head.interval], now, cut: (row) => parser.cut(row) },
    () => undefined,
  );
  const problems = head.problems.map(({ row, found }) => ({ row, apply: () => sequence.leaveOut(row, `${found}.`) }));
  const bars = head.bars.map(({ bar, row }) => ({ row, apply: () => sequence.take(bar, row) }));
  for (const { apply } of [...problems, ...bars].sort((one, other) => one.row - other.row)) apply();
  if (head.bars.length === 0) return 'no row can be used';
  return sequence.refusal;
}

async function explain(source: FileToOpen, bytes: number, reason: string): Promise<string> {
  if (bytes > LARGEST_INSPECTED) return reason;
  const report = await inspectCandleFile(source);
  return report.verdict === 'refused' ? report.text : reason;
}

type Unordered = Omit<CandleFile, 'rows' | 'first' | 'end'>;

async function openNewestFirst(file: Unordered, source: FileToOpen): Promise<Result<CandleFile, string>> {
  if (file.bytes > LARGEST_INSPECTED)
    return err('it is newest first and too large to be put in order here, expected oldest first');
  const report = await inspectCandleFile(source);
  if (report.verdict === 'refused') return err(report.text);
  const rows = await loadNewestFirst(file, source.now);
  if (!rows.ok) return rows;
  const first = rows.value[0];
  const last = rows.value.at(-1);
  if (first === undefined || last === undefined) return err('no row can be used');
  const findings = [...file.findings, `${source.name}: ${report.text}`];
  const span = { first: first.openTime, end: unixMs(last.openTime + file.intervalMs) };
  return ok({ ...file, ...span, findings, rows: rows.value });
}
