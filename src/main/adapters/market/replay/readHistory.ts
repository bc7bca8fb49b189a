/** Closed bars of one file before a time. Reads the file again from the block that matters, so that nothing is kept in memory for it. */
import { intervalMs, type Candle, type Interval } from '../../../../shared/model/candle.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { createCandleAggregate } from '../aggregateCandles.ts';
import type { CandleFile } from './candleFile.ts';
import { CandleReader } from './candleReader.ts';

export interface HistoryRequest {
  readonly interval: Interval;
  readonly limit: number;
  readonly before: UnixMs;
  readonly now: UnixMs;
}

const BLOCK_BYTES = 131_072;

/** The last `limit` bars that end at or before `before`, oldest first; none for intervals the file cannot make. */
export async function readHistory(file: CandleFile, request: HistoryRequest): Promise<readonly Candle[]> {
  const wantedMs = intervalMs[request.interval];
  const isPossible = request.limit > 0 && wantedMs % file.intervalMs === 0;
  if (!isPossible || request.before < file.first + file.intervalMs) return [];
  const options = { sourceMs: file.intervalMs, intervalMs: wantedMs, before: request.before, limit: request.limit };
  const aggregate = createCandleAggregate(options);
  const last = file.end === null ? request.before : Math.min(request.before, file.end);
  // Gaps make the span longer than limit x interval; a second pass from the start finds what they hid.
  const from = Math.floor((last - (request.limit + 1) * wantedMs) / wantedMs) * wantedMs;
  await readInto(file, { ...request, from: unixMs(Math.max(0, from)) }, (bar) => aggregate.add(bar));
  const bars = aggregate.closed();
  if (bars.length >= request.limit || from <= file.first) return bars;
  const whole = createCandleAggregate(options);
  await readInto(file, { ...request, from: unixMs(0) }, (bar) => whole.add(bar));
  return whole.closed();
}

async function readInto(
  file: CandleFile,
  request: HistoryRequest & { readonly from: UnixMs },
  add: (bar: Candle) => void,
): Promise<void> {
  const reader = new CandleReader({ file, now: request.now, from: request.from, blockBytes: BLOCK_BYTES });
  try {
    for (;;) {
      for (let row = reader.take(); row !== undefined; row = reader.take()) {
        if (row.openTime + file.intervalMs > request.before) return;
        add(reader.cut(row));
      }
      if (reader.ended || !(await reader.fill()).ok) return;
    }
  } finally {
    reader.close();
  }
}
