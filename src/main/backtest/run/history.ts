/** Bars before the start of a run, as a desk that starts there would have read them: its own interval for strategies, hours for correlation and volatility. */
import { intervalMs, type Candle } from '../../../shared/model/candle.ts';
import { DAY_MS, HOUR_MS, type UnixMs } from '../../../shared/values/time.ts';
import { createCandleAggregate } from '../../adapters/market/aggregateCandles.ts';
import type { WarmupSeries } from '../../engine/events.ts';
import { candleAt, type BarColumns } from '../market/barColumns.ts';
import type { Lane } from './lane.ts';

/** As the desk's warm-up has them. */
const MOST_BARS = 1_000;
const MOST_ROWS = 400_000;
const MOST_HOURS = 2_880;

/** Bars of history that are of use before the start, per symbol of this bar length. */
export function historyBars(barMs: number, symbols: number): number {
  return Math.max(MOST_BARS, Math.ceil((historyHours(barMs, symbols) * HOUR_MS) / barMs));
}

/** The series of every symbol that has bars before its first one. */
export function historyOf(lanes: readonly Lane[], start: UnixMs, lookback: number): readonly WarmupSeries[] {
  const own = lanes.flatMap((lane) => {
    const { interval, intervalMs: barMs } = lane.columns;
    const bars = Math.min(MOST_BARS, Math.max(lookback, Math.ceil(DAY_MS / barMs)));
    return seriesOf(lane, interval, candlesOf(lane.columns, lane.first - bars, lane.first));
  });
  const finest = Math.min(...lanes.map(({ columns }) => columns.intervalMs));
  if (finest >= HOUR_MS) return own;
  const hours = historyHours(finest, lanes.length);
  return [...own, ...lanes.flatMap((lane) => seriesOf(lane, '1h', hoursOf(lane, { before: start, limit: hours })))];
}

function historyHours(barMs: number, symbols: number): number {
  const rowsPerHour = (symbols * HOUR_MS) / barMs;
  return Math.min(MOST_HOURS, Math.floor(MOST_ROWS / Math.max(1, rowsPerHour)));
}

const seriesOf = (
  { symbol }: Lane,
  interval: WarmupSeries['interval'],
  candles: readonly Candle[],
): readonly WarmupSeries[] => (candles.length === 0 ? [] : [{ symbol, interval, candles }]);

function candlesOf(columns: BarColumns, from: number, to: number): readonly Candle[] {
  const first = Math.max(0, from);
  return Array.from({ length: to - first }, (_, at) => candleAt(columns, first + at));
}

function hoursOf(
  { columns, first }: Lane,
  { before, limit }: { readonly before: UnixMs; readonly limit: number },
): readonly Candle[] {
  if (HOUR_MS % columns.intervalMs !== 0) return [];
  const aggregate = createCandleAggregate({
    sourceMs: columns.intervalMs,
    intervalMs: intervalMs['1h'],
    before,
    limit,
  });
  const bars = Math.ceil(((limit + 1) * HOUR_MS) / columns.intervalMs);
  for (const candle of candlesOf(columns, first - bars, first)) aggregate.add(candle);
  return aggregate.closed();
}
