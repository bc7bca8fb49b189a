/** The first rows of a candle file: enough to know its layout, unit, bar length and direction without reading the rest. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import { intervalMs, intervals, type Interval } from '../../../../shared/model/candle.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { intervalOfFileName } from './candleFileName.ts';
import { excerpt, parseHeader, type CandleLayout } from './candleLayout.ts';
import { CandleRowParser, stampAt, type BarRow } from './candleRow.ts';
import { counted, duration } from './candleWords.ts';
import { readProblem } from './textBlocks.ts';
import { stampToMs, unitOf, type TimeUnit } from './timeUnit.ts';

export interface CandleHead {
  readonly bytes: number;
  readonly gzip: boolean;
  readonly layout: CandleLayout;
  readonly unit: TimeUnit;
  readonly symbolText: string | null;
  readonly interval: Interval;
  /** Bars of the first rows in file order, with their row numbers; rows that cannot be read are left out. */
  readonly bars: readonly { readonly bar: BarRow; readonly row: number }[];
  /** First rows that cannot be read. */
  readonly problems: readonly { readonly row: number; readonly found: string }[];
  readonly isNewestFirst: boolean;
  readonly digest: string;
}

const HEAD_BYTES = 16_384;
const HEAD_ROWS = 400;
/** A head of 16 KB never unpacks to more in a file of text. */
const UNPACKED_HEAD_LIMIT = 32 * 1024 * 1024;
const BYTE_ORDER_MARK = /^\xef\xbb\xbf/;

/** Reads the head of a file; fails with what was found and expected. */
export async function readCandleHead(path: string, name: string): Promise<Result<CandleHead, string>> {
  const raw = await readHeadBytes(path);
  if (!raw.ok) return raw;
  if (raw.value.bytes === 0) return err('the file is empty, expected rows of candles');
  const text = unpack(raw.value);
  return text.ok ? describeHead(text.value, raw.value, name) : text;
}

interface HeadBytes {
  readonly head: Buffer;
  readonly bytes: number;
  readonly gzip: boolean;
}

async function readHeadBytes(path: string): Promise<Result<HeadBytes, string>> {
  try {
    const handle = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      const head = buffer.subarray(0, bytesRead);
      const gzip = head[0] === 0x1f && head[1] === 0x8b;
      return ok({ head, bytes: (await handle.stat()).size, gzip });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(readProblem(error));
  }
}

function unpack({ head, bytes, gzip }: HeadBytes): Result<string, string> {
  const isWhole = head.length === bytes;
  try {
    const finishFlush = isWhole ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    const plain = gzip ? gunzipSync(head, { finishFlush, maxOutputLength: UNPACKED_HEAD_LIMIT }) : head;
    const text = plain.toString('latin1').replace(BYTE_ORDER_MARK, '');
    // The last line of a head may be cut anywhere.
    return ok(isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1));
  } catch (error) {
    return err(readProblem(error));
  }
}

function describeHead(text: string, raw: HeadBytes, name: string): Result<CandleHead, string> {
  const lines = text.split('\n', HEAD_ROWS + 1).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const layout = parseHeader(lines[0] ?? raw.head.toString('latin1', 0, 200));
  if (!layout.ok) return layout;
  const rows = lines.flatMap((line, index) => (index > 0 && line !== '' ? [{ line, row: index + 1 }] : []));
  const first = rows[0];
  if (first === undefined) return err('there is a header and no row below it');
  const unit = unitOfRow(first.line, layout.value);
  if (!unit.ok) return err(`row ${first.row}: ${unit.error}`);
  const symbolText = layout.value.symbol === null ? null : (first.line.split(',')[layout.value.symbol] ?? null);
  const parsed = parseRows(rows, new CandleRowParser(layout.value, unit.value, symbolText));
  const interval = intervalOf(timesOf(rows, layout.value), name);
  if (!interval.ok) return interval;
  const facts = { bytes: raw.bytes, gzip: raw.gzip, layout: layout.value, unit: unit.value, symbolText };
  const isNewestFirst = (parsed.bars[0]?.bar.openTime ?? 0) > (parsed.bars.at(-1)?.bar.openTime ?? 0);
  const digest = createHash('sha256').update(raw.head).digest('hex');
  return ok({ ...facts, ...parsed, interval: interval.value, isNewestFirst, digest });
}

function unitOfRow(line: string, layout: CandleLayout): Result<TimeUnit, string> {
  const word = line.split(',')[layout.time] ?? '';
  const stamp = stampAt(word, 0, word.length);
  const unit = Number.isNaN(stamp) ? null : unitOf(stamp);
  return unit === null ? err(`time "${excerpt(word)}", expected milliseconds since 1970, UTC`) : ok(unit);
}

function parseRows(
  rows: readonly { readonly line: string; readonly row: number }[],
  parser: CandleRowParser,
): Pick<CandleHead, 'bars' | 'problems'> {
  const bars: { bar: BarRow; row: number }[] = [];
  const problems: { row: number; found: string }[] = [];
  for (const { line, row } of rows) {
    const bar = parser.parse(line, 0, line.length);
    if (bar === null) problems.push({ row, found: parser.refusal.found });
    else bars.push({ bar, row });
  }
  return { bars, problems };
}

/** Times of all rows, each in its own unit: rows that are refused for other reasons still tell how far bars are apart. */
function timesOf(rows: readonly { readonly line: string }[], layout: CandleLayout): readonly UnixMs[] {
  return rows.flatMap(({ line }) => {
    const word = line.split(',')[layout.time] ?? '';
    const stamp = stampAt(word, 0, word.length);
    const unit = unitOf(stamp);
    return unit === null ? [] : [stampToMs(stamp, unit)];
  });
}

/** The commonest distance between neighboring rows; a file of one row has only its name to go by. */
function intervalOf(times: readonly UnixMs[], name: string): Result<Interval, string> {
  const distances = new Map<number, number>();
  for (const [index, time] of times.entries()) {
    const step = Math.abs(time - (times[index - 1] ?? time));
    if (step > 0) distances.set(step, (distances.get(step) ?? 0) + 1);
  }
  const [commonest] = [...distances].sort(([step, seen], [other, otherSeen]) => otherSeen - seen || step - other);
  if (commonest === undefined) {
    const named = intervalOfFileName(name);
    if (named !== null && times.length > 0) return ok(named);
    return err(`${counted(times.length, 'usable row')}: the bar length cannot be told, expected at least two`);
  }
  const interval = intervals.find((each) => intervalMs[each] === commonest[0]);
  if (interval !== undefined) return ok(interval);
  return err(`bars are ${duration(unixMs(commonest[0]))} apart, expected ${intervals.join(', ')}`);
}
