/** A simulated venue with a moving market whose symbols are set up for the smallest live rung, and a folder for a desk on it; new for each test. */
import { afterEach, beforeEach } from 'vitest';
import type { OpenLiveVenue } from '../../src/main/ports/venue.ts';
import type { VenueAccount } from '../../src/shared/model/venueAccount.ts';
import { memoryVault } from './memoryVault.ts';
import { newDataDir, removeDataDir } from './testDesk.ts';
import { startVenueSimulator, type VenueSimulator } from './venueSimulator/startVenueSimulator.ts';
import { openWalkDesk, simulatedAccount, type WalkDesk } from './walkDesk.ts';
import { walkSettings } from './walkToLive.ts';
import { wavingMarket } from './wavingMarket.ts';

export interface WalkingVenue {
  readonly venue: VenueSimulator;
  readonly dir: string;
  /** Opens the desk in the folder; the last one is stopped when the test ends. */
  readonly open: () => Promise<WalkDesk>;
}

export interface WalkingOptions {
  /** The account on the venue; Binance perpetuals unless told otherwise. */
  readonly accountAt?: (venue: VenueSimulator) => VenueAccount;
  /** The desk's own choice where none is given. */
  readonly openVenue?: OpenLiveVenue;
}

/** To be called beside the tests; returns what gives those of the running test. */
export function walkingVenue({ accountAt = simulatedAccount, ...choice }: WalkingOptions = {}): () => WalkingVenue {
  const vault = memoryVault();
  let now: WalkingVenue | null = null;
  let ends: (() => unknown)[] = [];
  beforeEach(async () => {
    const venue = await startVenueSimulator();
    const quiet = wavingMarket(venue);
    for (const symbol of ['BTCUSDT', 'ETHUSDT']) {
      venue.foreign.setLeverage(symbol, 1);
      venue.foreign.setIsolated(symbol, true);
    }
    const dir = newDataDir();
    let desk: WalkDesk | null = null;
    const open = async (): Promise<WalkDesk> =>
      (desk = await openWalkDesk({
        dataDir: dir,
        account: accountAt(venue),
        vault,
        settings: walkSettings,
        ...choice,
      }));
    now = { venue, dir, open };
    ends = [() => desk?.stop(), quiet, () => venue.stop(), () => removeDataDir(dir)];
  });
  afterEach(async () => {
    for (const end of ends) await end();
  });
  return () => {
    if (now === null) throw new Error('Only while a test runs');
    return now;
  };
}
