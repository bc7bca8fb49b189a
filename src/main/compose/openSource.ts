/** Chooses the market source the flags ask for: live, candle files, or the seeded generator (design: Books, feeds and workspaces). */
import type { Result } from '../../shared/base/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { unixMs } from '../../shared/values/time.ts';
import { openGenerator } from '../adapters/market/generator/openGenerator.ts';
import { openCandleFolder } from '../adapters/market/replay/openCandleFolder.ts';
import type { Logger } from '../ports/logger.ts';
import type { FeedFailure, MarketSource } from '../ports/marketFeed.ts';
import type { HostFlags } from './flags.ts';

/** Seed of the generator where none was named. */
export const DEFAULT_SEED = 1;

/** Opens the source; `auto` gives the live feed three seconds and then replays. */
export async function openSource(
  flags: HostFlags,
  settings: Settings,
  log: Logger,
): Promise<Result<MarketSource, FeedFailure>> {
  if (flags.feed === 'live') return openLive(settings);
  if (flags.feed === 'auto') {
    const live = await openLive(settings);
    if (live.ok) return live;
    log.warn(`Live feed not available, a rehearsal instead: ${live.error.text}`);
  }
  if (flags.feed !== 'generator' && flags.marketData.length > 0)
    return openCandleFolder({ folders: flags.marketData, quoteDefaults: settings.paper, now: unixMs(Date.now()) });
  return openGenerator({
    seed: flags.seed ?? DEFAULT_SEED,
    scenario: flags.scenario ?? 'normal',
    quoteDefaults: settings.paper,
  });
}

/** Loaded when it is asked for: the exchange library costs time and memory that a rehearsal need not pay. */
async function openLive(settings: Settings): Promise<Result<MarketSource, FeedFailure>> {
  const { openLiveFeed } = await import('../adapters/market/ccxt/liveFeed.ts');
  return openLiveFeed(settings.liveFeed);
}
