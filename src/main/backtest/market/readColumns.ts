/** Reads candle files whole into columns, under the rules of a replay: what a replay sets aside or refuses, a backtest sets aside or refuses. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import { isTooDirty } from '../../adapters/market/replay/barSequence.ts';
import { BarStream } from '../../adapters/market/replay/barStream.ts';
import type { CandleFile } from '../../adapters/market/replay/candleFile.ts';
import type { BarRow } from '../../adapters/market/replay/candleRow.ts';
import { count, utcMinute } from '../../adapters/market/replay/candleWords.ts';
import { absurdBars } from './absurdBars.ts';
import type { BarColumns } from './barColumns.ts';
import { ColumnBuilder } from './columnBuilder.ts';

export interface ReadOptions {
  readonly now: UnixMs;
  /** Bars that open before it are left out; 0 takes all. */
  readonly from: UnixMs;
  /** Bars that open at or after it are left out. */
  readonly to: UnixMs;
  /** Called now and then with the bars read so far. */
  readonly onBars: (bars: number) => void;
}

export interface ReadColumns {
  readonly columns: BarColumns;
  /** What was found in the file, one sentence each, with row numbers. */
  readonly notes: readonly string[];
}

const BLOCK_BYTES = 262_144;
/** Each bar takes about 50 bytes. */
const MOST_BARS = 50_000_000;

/** The bars of one file; fails with the reason in words that name the file and the row. */
export async function readColumns(file: CandleFile, options: ReadOptions): Promise<Result<ReadColumns, string>> {
  const builder = new ColumnBuilder();
  const { now, from, to } = options;
  const take = (bar: BarRow, row: number): void => {
    if (bar.openTime >= from && bar.openTime < to) builder.add(stream.cut(bar), row);
  };
  const stream = new BarStream({ file, now, from, blockBytes: BLOCK_BYTES }, take);
  // A file that had to be turned round is in memory already, and its rows have lost their numbers.
  if (file.rows !== null) for (const row of file.rows) take(row, 0);
  const read = file.rows === null ? await readAll(stream, builder, options) : ok(undefined);
  stream.close();
  if (!read.ok) return err(`${file.name}: ${read.error}`);
  return finish(
    file,
    builder,
    stream.notes.map((note) => note.text),
  );
}

async function readAll(stream: BarStream, builder: ColumnBuilder, options: ReadOptions): Promise<Result<void, string>> {
  while (!stream.ended) {
    const before = builder.count;
    const read = await stream.read();
    if (!read.ok) return read;
    if (builder.count > MOST_BARS)
      return err(`more than ${count(MOST_BARS)} bars. Choose a shorter span with --from and --to`);
    options.onBars(builder.count - before);
  }
  return ok(undefined);
}

function finish(file: CandleFile, builder: ColumnBuilder, notes: readonly string[]): Result<ReadColumns, string> {
  const absurd = absurdBars(builder);
  const told = absurd.map(({ at, found }) => `${file.name}: ${whereOf(builder, at)}: ${found}.`);
  if (isTooDirty(absurd.length, builder.count))
    return err(
      `${told[0] ?? ''} ${count(absurd.length)} of ${count(builder.count)} bars are like it, more than 1 %. Nothing was run: export the file again`,
    );
  const columns = builder.build(
    file,
    absurd.map(({ at }) => at),
  );
  return ok({ columns, notes: [...notes, ...told.map((text) => `${text} Set aside.`)] });
}

function whereOf(builder: ColumnBuilder, at: number): string {
  const row = builder.rowOf(at);
  const time = utcMinute(unixMs(builder.value('openTime', at)));
  return row === 0 ? time : `row ${count(row)}, ${time}`;
}
