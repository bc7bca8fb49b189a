/** Closed bars before the start for every symbol, so that strategies and the automatic stop need not wait. */
import { intervalMs } from '../../shared/model/candle.ts';
import { DAY_MS, type UnixMs } from '../../shared/values/time.ts';
import type { LiveState } from '../engine/liveState.ts';
import type { WarmupSeries } from '../engine/events.ts';
import type { MarketSource } from '../ports/marketFeed.ts';

const MOST_BARS = 1_000;

/** Reads the bars; a symbol whose history cannot be read starts without. */
export async function warmUp(source: MarketSource, live: LiveState, before: UnixMs): Promise<readonly WarmupSeries[]> {
  const { interval } = live.feed;
  const longest = [...live.neededBars].reduce(
    (most, [each, bars]) => Math.max(most, Math.ceil((bars * intervalMs[each]) / intervalMs[interval])),
    Math.ceil(DAY_MS / intervalMs[interval]),
  );
  const limit = Math.min(MOST_BARS, longest);
  const series: WarmupSeries[] = [];
  for (const symbol of live.markets.keys()) {
    const candles = await source.history({ symbol, interval, limit, before }).catch(() => []);
    if (candles.length > 0) series.push({ symbol, candles });
  }
  return series;
}
