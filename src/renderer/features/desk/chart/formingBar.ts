/** The bar that is not closed yet: the history holds closed bars only, so it is joined from finer ones and from prices seen. */
import { intervalMs, type Interval } from '../../../../shared/model/candle.ts';
import { decimal, decimalText } from '../../../../shared/values/decimal.ts';
import { barStart, joinBars, type Bar } from './barSeries.ts';

/** Largest number of candles one request may ask for. */
const MOST_CANDLES = 1_000;

export interface FineRequest {
  readonly interval: Interval;
  readonly limit: number;
}

/** The finest interval that covers one bar in one request; null where the feed has nothing finer. */
export function fineRequest(interval: Interval, offered: readonly Interval[]): FineRequest | null {
  const step = intervalMs[interval];
  const finer = offered.filter((each) => intervalMs[each] < step && step / intervalMs[each] <= MOST_CANDLES);
  const finest = [...finer].sort((a, b) => intervalMs[a] - intervalMs[b])[0];
  return finest === undefined ? null : { interval: finest, limit: Math.ceil(step / intervalMs[finest]) };
}

/** Joins closed finer bars (oldest first) to the bar they are part of; null when that bar is closed or has no part yet. */
export function formingBar(fine: readonly Bar[], lastClosed: Bar | undefined, stepMs: number): Bar | null {
  const last = fine.at(-1);
  if (last === undefined) return null;
  const openTime = barStart(last.openTime, stepMs);
  if (lastClosed !== undefined && openTime <= lastClosed.openTime) return null;
  const parts = fine.filter((bar) => bar.openTime >= openTime);
  const [first, ...rest] = parts;
  if (first === undefined) return null;
  return { ...rest.reduce(joinBars, first), openTime, volume: totalVolume(parts) };
}

/** Closed bars with the forming one behind them: from the history, from prices seen, or both. */
export function withForming(closed: readonly Bar[], forming: Bar | null, seen: Bar | null): readonly Bar[] {
  const lastClosed = closed.at(-1)?.openTime ?? -1;
  const fromHistory = forming !== null && forming.openTime > lastClosed ? forming : null;
  const fromPrices = seen !== null && seen.openTime > lastClosed ? seen : null;
  const bar = newerBar(fromHistory, fromPrices);
  return bar === null ? closed : [...closed, bar];
}

function newerBar(history: Bar | null, prices: Bar | null): Bar | null {
  if (history === null || prices === null) return history ?? prices;
  if (history.openTime === prices.openTime) return joinBars(history, prices);
  return history.openTime > prices.openTime ? history : prices;
}

const totalVolume = (bars: readonly Bar[]): string =>
  decimalText(bars.reduce((sum, bar) => sum.plus(decimal(bar.volume ?? '0')), decimal('0')));
