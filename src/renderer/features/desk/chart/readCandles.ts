/** Reads the closed bars of a chart, and finer ones for the bar that is not closed yet. */
import { ok, type Result } from '../../../../shared/base/result.ts';
import type { DeskClient } from '../../../../shared/ipc/client.ts';
import type { Failure } from '../../../../shared/ipc/failure.ts';
import { intervalMs, type Interval } from '../../../../shared/model/candle.ts';
import { barOf, type Bar } from './barSeries.ts';
import { formingBar } from './formingBar.ts';

const LIMIT = 500;

interface CandleRequest {
  readonly symbol: string;
  readonly interval: Interval;
  /** Null where the feed has nothing finer. */
  readonly fineInterval: Interval | null;
  readonly fineLimit: number;
}

interface ReadBars {
  readonly bars: readonly Bar[];
  readonly forming: Bar | null;
}

export async function readCandles(desk: DeskClient, request: CandleRequest): Promise<Result<ReadBars, Failure>> {
  const { symbol, interval, fineInterval, fineLimit } = request;
  const [closed, fine] = await Promise.all([
    desk.call('getCandles', { symbol, interval, limit: LIMIT }),
    fineInterval === null ? null : desk.call('getCandles', { symbol, interval: fineInterval, limit: fineLimit }),
  ]);
  if (!closed.ok) return closed;
  const bars = closed.value.candles.map(barOf);
  const parts = fine?.ok === true ? fine.value.candles.map(barOf) : [];
  return ok({ bars, forming: formingBar(parts, bars.at(-1), intervalMs[interval]) });
}
