/** The watchdog of the live account: started beside a live feed, armed when the venue is connected, with keys read for that moment. */
import { accountName } from '../../shared/model/venueAccount.ts';
import type { Settings } from '../../shared/settings.ts';
import { decimalText, toWire } from '../../shared/values/decimal.ts';
import { openReceipts, receiptsFile } from '../adapters/watchdog/openReceipts.ts';
import { ClosingRules } from '../desk/watchdog/closingRules.ts';
import type { SwitchableVenue } from '../desk/venue/switchableVenue.ts';
import { venueSymbol } from '../desk/watchdog/liveExposure.ts';
import { WatchdogGuard } from '../desk/watchdog/watchdogGuard.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpenLiveVenue } from '../ports/venue.ts';
import type { Vault } from '../ports/vault.ts';
import type { VenueConfig } from '../ports/venueConfig.ts';
import type { StartWatchdog, WatchdogOrders } from '../ports/watchdog.ts';

export interface VenueGuardOptions {
  readonly dataDir: string;
  readonly start: StartWatchdog;
  readonly config: VenueConfig;
  readonly vault: Vault;
  readonly venue: SwitchableVenue;
  readonly clock: Clock;
  /** In force at the start. */
  readonly settings: Settings['emergency'];
}

export function openVenueGuard(options: VenueGuardOptions): WatchdogGuard {
  const { start, clock, dataDir, venue } = options;
  const guard = new WatchdogGuard({ start, clock, receipts: openReceipts(dataDir), orders: () => readOrders(options) });
  const rules = new ClosingRules();
  venue.onAccount((event) => {
    if (event.kind === 'rulesRead' && rules.hear(event.rules)) void guard.arm();
  });
  return guard;
}

/** Every connection arms the guard: the first one, and one with another key. */
export const arming =
  (open: OpenLiveVenue, guard: WatchdogGuard): OpenLiveVenue =>
  async (request) => {
    const opened = await open(request);
    // After the venue has been put in its place, which is what the guard reads its rules from.
    if (opened.ok) setImmediate(() => void guard.arm());
    return opened;
  };

async function readOrders({
  dataDir,
  config,
  vault,
  venue,
  settings,
}: VenueGuardOptions): Promise<WatchdogOrders | null> {
  const account = config.read();
  const client = venue.current;
  if (!account.ok || account.value === null || client === null) return null;
  const keys = await vault.read(accountName(account.value));
  if (!keys.ok || keys.value === null) return null;
  const { apiKey, secret } = keys.value;
  const { retryFirstMs, retryFactor, retryCapMs, verifyGapMs } = settings;
  return {
    kind: 'arm',
    account: toWire(account.value),
    credentials: { apiKey, secret },
    symbols: client.instruments().map(({ symbol, base, lot, maxQuantity }) => ({
      name: venueSymbol(symbol),
      base,
      lot: decimalText(lot),
      maxQuantity: decimalText(maxQuantity),
    })),
    settings: {
      silentMs: settings.watchdogSilentMs,
      flattenMs: settings.watchdogFlattenMs,
      retryFirstMs,
      retryFactor,
      retryCapMs,
      verifyGapMs,
    },
    file: receiptsFile(dataDir),
  };
}
