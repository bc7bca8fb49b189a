/**
 * Closed bars before the start, so that strategies, the automatic stop, correlation and volatility need not wait.
 * 1. A replay reads what its files hold before the start, in a number of rows that depends on nothing but the feed: a run stays repeatable.
 * 2. A live feed reads hours and days after the start, beside everything else: the start does not wait for them.
 * 3. What cannot be read is left out; a start never fails for it.
 */
import { intervalMs, type Interval } from '../../shared/model/candle.ts';
import { DAY_MS, HOUR_MS, type UnixMs } from '../../shared/values/time.ts';
import type { LiveState } from '../engine/liveState.ts';
import type { WarmupSeries } from '../engine/events.ts';
import type { MarketSource } from '../ports/marketFeed.ts';

const MOST_BARS = 1_000;
/** Rows a replay reads for hours of the past, over all symbols: about a second. */
const MOST_ROWS = 400_000;
/** Hours that are of use: 120 days for the volatility reference. */
const MOST_HOURS = 2_880;
/** More than the hours correlation weighs, and the days of the volatility reference with their run-up: one request each at a live venue. */
const HOURS = 520;
const DAYS = 200;

/** Reads the bars of the feed's interval, and of a replay the hours before them. */
export async function warmUp(source: MarketSource, live: LiveState, before: UnixMs): Promise<readonly WarmupSeries[]> {
  const { interval } = live.feed;
  const series: WarmupSeries[] = [];
  const read = async (wanted: Interval, limit: number): Promise<void> => {
    for (const symbol of live.markets.keys()) {
      const candles = await source.history({ symbol, interval: wanted, limit, before }).catch(() => []);
      if (candles.length > 0) series.push({ symbol, interval: wanted, candles });
    }
  };
  await read(interval, ownBars(live));
  if (source.mode === 'pull' && intervalMs[interval] < HOUR_MS) await read('1h', replayHours(live));
  return series;
}

/** Reads hours and days of a live feed, symbol by symbol; `deliver` gets each series as it comes, until it says that nobody listens any more. */
export async function readPast(
  source: MarketSource,
  live: LiveState,
  { before, deliver }: { readonly before: UnixMs; readonly deliver: (series: WarmupSeries) => boolean },
): Promise<void> {
  if (source.mode === 'pull') return;
  for (const [interval, limit] of [
    ['1h', HOURS],
    ['1d', DAYS],
  ] as const)
    for (const symbol of live.markets.keys()) {
      const candles = await source.history({ symbol, interval, limit, before }).catch(() => []);
      if (candles.length > 0 && !deliver({ symbol, interval, candles })) return;
    }
}

/** Enough for the longest lookback and for a day of volume; bars of an hour and more are the hours and days that correlation and volatility weigh. */
function ownBars({ feed, neededBars }: LiveState): number {
  const barMs = intervalMs[feed.interval];
  const longest = [...neededBars].reduce(
    (most, [each, bars]) => Math.max(most, Math.ceil((bars * intervalMs[each]) / barMs)),
    barMs < HOUR_MS ? Math.ceil(DAY_MS / barMs) : HOURS,
  );
  return Math.min(MOST_BARS, longest);
}

function replayHours({ feed, markets }: LiveState): number {
  const rowsPerHour = (markets.size * HOUR_MS) / intervalMs[feed.interval];
  return Math.min(MOST_HOURS, Math.floor(MOST_ROWS / Math.max(1, rowsPerHour)));
}
