/** Chooses the market source the flags ask for: live, candle files, or the seeded generator (design: Books, feeds and workspaces). */
import type { Result } from '../../shared/base/result.ts';
import type { VenueAccount } from '../../shared/model/venueAccount.ts';
import type { Settings } from '../../shared/settings.ts';
import { unixMs } from '../../shared/values/time.ts';
import { openGenerator } from '../adapters/market/generator/openGenerator.ts';
import { openCandleFolder } from '../adapters/market/replay/openCandleFolder.ts';
import type { Logger } from '../ports/logger.ts';
import type { FeedFailure, MarketSource } from '../ports/marketFeed.ts';
import type { HostFlags } from './flags.ts';

/** Seed of the generator where none was named. */
export const DEFAULT_SEED = 1;

/** Opens the source; own addresses of the account are also where live prices come from. `auto` gives the live feed three seconds and then replays. */
export async function openSource(
  flags: HostFlags,
  settings: Settings,
  { log, account }: { readonly log: Logger; readonly account: VenueAccount | null },
): Promise<Result<MarketSource, FeedFailure>> {
  if (flags.feed === 'live') return openLive(settings, account);
  if (flags.feed === 'auto') {
    const live = await openLive(settings, account);
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
async function openLive(
  { liveFeed }: Settings,
  account: VenueAccount | null,
): Promise<Result<MarketSource, FeedFailure>> {
  const { openLiveFeed } = await import('../adapters/market/ccxt/liveFeed.ts');
  if (account === null || account.endpoints === null) return openLiveFeed(liveFeed);
  const { isBinance, ownAddresses } = await import('../adapters/venue/ccxt/venueAddresses.ts');
  // Of other exchanges only the account is read from own addresses: how they name theirs is not known.
  if (!isBinance(account)) return openLiveFeed(liveFeed);
  const { exchange, market, endpoints } = account;
  return openLiveFeed({ ...liveFeed, exchange, market, endpoints: ownAddresses(endpoints) });
}
