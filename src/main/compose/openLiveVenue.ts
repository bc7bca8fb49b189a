/** Decides whether there is a live venue: what venue.json says, a key in the vault, and a live feed. Nothing is connected before the desk starts. */
import type { MarketSource } from '../ports/marketFeed.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Vault } from '../ports/vault.ts';
import type { OpenLiveVenue } from '../ports/venue.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { StartWatchdog } from '../ports/watchdog.ts';
import type { Settings } from '../../shared/settings.ts';
import { isBinance } from '../adapters/venue/ccxt/venueAddresses.ts';
import { openVenueFile } from '../adapters/venueFile/openVenueFile.ts';
import { openKeychainVault } from '../adapters/vault/openKeychainVault.ts';
import { KeyRing } from '../desk/venue/keyRing.ts';
import { SwitchableVenue } from '../desk/venue/switchableVenue.ts';
import { usableKeysOnly } from '../desk/venue/usableKeys.ts';
import { VenueKeeper } from '../desk/venue/venueKeeper.ts';
import type { VenueGuard } from '../desk/watchdog/venueGuard.ts';
import { arming, openVenueGuard } from './openVenueGuard.ts';

export interface LiveVenueOptions {
  readonly dataDir: string;
  readonly source: MarketSource;
  /** The keychain of this machine where none is given. */
  readonly vault: Vault | null;
  /** Opens a real venue; ccxt where none is given. */
  readonly openVenue: OpenLiveVenue | null;
  /** Starts the watchdog; null where nobody watches. */
  readonly startWatchdog: StartWatchdog | null;
  readonly settings: Settings['emergency'];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Until when the live account is known. */
  readonly knownUntil: UnixMs;
  readonly sha256: (text: string) => string;
}

export interface LiveVenueParts {
  readonly venue: SwitchableVenue;
  readonly keeper: VenueKeeper;
  readonly guard: VenueGuard | null;
}

/** Only a live feed connects: a rehearsal never reaches a venue (design: Books, feeds and workspaces). */
export function openLiveVenue(options: LiveVenueOptions): LiveVenueParts {
  const { dataDir, source, clock, logger, knownUntil, sha256 } = options;
  const venue = new SwitchableVenue();
  const config = openVenueFile(dataDir);
  const vault = options.vault ?? openKeychainVault();
  const open = usableKeysOnly(options.openVenue ?? openCcxt({ clock, logger }));
  const connects = source.mode === 'push';
  const { startWatchdog: start, settings } = options;
  const guard =
    connects && start !== null ? openVenueGuard({ dataDir, start, config, vault, venue, clock, settings }) : null;
  const keeper = new VenueKeeper({
    venue,
    config,
    keys: new KeyRing(vault, sha256),
    openVenue: guard === null ? open : arming(open, guard),
    connects,
    symbols: source.description.instruments.map((each) => each.symbol),
    knownUntil,
    clock,
  });
  return { venue, keeper, guard };
}

/**
 * Loaded when a venue is connected: the exchange library costs time and memory that paper need not pay. Binance has an adapter of its own, every other
 * exchange is spoken to through what the library has in common for all.
 */
const openCcxt =
  ({ clock, logger }: { readonly clock: Clock; readonly logger: Logger }): OpenLiveVenue =>
  async (request) => {
    const now = () => clock.now();
    if (!isBinance(request.account)) {
      const { openUnifiedVenue } = await import('../adapters/venue/unified/openUnifiedVenue.ts');
      return openUnifiedVenue({ ...request, now, logger });
    }
    const { openCcxtVenue } = await import('../adapters/venue/ccxt/openCcxtVenue.ts');
    const { openAccountStream } = await import('../adapters/venue/ccxt/stream/openAccountStream.ts');
    return openCcxtVenue({ ...request, now, logger, openStream: openAccountStream });
  };
