/** What holding would have brought over the same days (ME-21): Bitcoin where it is in the market, and every symbol in equal parts. */
import { benchmarkMarks, type Benchmark } from '../../domain/metrics/benchmark.ts';
import type { TrackRecord } from '../../domain/metrics/trackRecord.ts';
import { placeOf, type BarColumns } from '../market/barColumns.ts';

/** Symbols that begin after the run did are left out of the equal parts. */
export function benchmarksOf(record: TrackRecord, columns: readonly BarColumns[]): readonly Benchmark[] {
  const marks = benchmarkMarks(record);
  const rows = columns.map((bars) => marks.map((at) => priceAt(bars, at)));
  const complete = rows.filter((row) => row.every((price) => price > 0));
  const bitcoin = columns.findIndex(({ symbol }) => symbol.startsWith('BTC/'));
  const held = rows[bitcoin];
  return [
    ...(held === undefined ? [] : [{ name: 'Bitcoin held', prices: [held] }]),
    { name: 'All symbols held in equal parts', prices: complete },
  ];
}

/** Close of the last bar that ended by then, else the open of a bar that begins then; 0 before the first. */
function priceAt(bars: BarColumns, at: number): number {
  const next = placeOf(bars, at - bars.intervalMs + 1);
  return next > 0 ? (bars.close[next - 1] ?? 0) : bars.openTime[0] === at ? (bars.open[0] ?? 0) : 0;
}
