/** A venue spoken to through the library's unified methods alone, on the venue simulator: what the simulator is shaped after, the adapter does not know. */
import { openUnifiedVenue } from '../../src/main/adapters/venue/unified/openUnifiedVenue.ts';
import type { AccountEvent, LiveVenue } from '../../src/main/ports/venue.ts';
import type { VenueAccount } from '../../src/shared/model/venueAccount.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { recordingLog, type RecordingLog } from './recordingLog.ts';
import { accountAt } from './simulatedAccount.ts';
import {
  startVenueSimulator,
  type VenueSimulator,
  type VenueSimulatorOptions,
} from './venueSimulator/startVenueSimulator.ts';

export interface UnifiedSimulated {
  readonly simulator: VenueSimulator;
  readonly account: VenueAccount;
  readonly venue: LiveVenue;
  readonly events: readonly AccountEvent[];
  readonly log: RecordingLog;
  close(): Promise<void>;
}

export interface UnifiedSimulatedOptions {
  readonly market: 'SPOT' | 'PERP';
  readonly simulator?: VenueSimulatorOptions;
  readonly legacy?: VenueAccount['legacy'];
  readonly symbols?: readonly string[];
  /** A venue that stands already, with all that happened there. */
  readonly at?: VenueSimulator;
  /** What is at the venue before the desk connects. */
  readonly before?: (simulator: VenueSimulator) => Promise<void> | void;
}

/** What the simulator does not serve is not asked for, and the library's spacing is cut to a hundredth: tests of it set their own. */
export const simulatorLibrary = {
  PERP: { rateLimit: 1, options: { fetchMarkets: { types: ['linear'] }, fetchCurrencies: false, fetchMargins: false } },
  SPOT: { rateLimit: 1, options: { fetchMarkets: { types: ['spot'] }, fetchCurrencies: false, fetchMargins: false } },
} as const;

/** The account as one of an exchange of which nothing is known but its tables. */
export function unifiedAccountAt(
  port: number,
  market: 'SPOT' | 'PERP',
  legacy: VenueAccount['legacy'] = {},
): VenueAccount {
  return { ...accountAt(port, market, legacy), exchange: market === 'SPOT' ? 'binance' : 'binanceusdm' };
}

/** BTC at 60,000 unless told otherwise. Throws where the venue cannot be opened. */
export async function openUnifiedSimulated(options: UnifiedSimulatedOptions): Promise<UnifiedSimulated> {
  const { market, legacy, symbols = [market === 'SPOT' ? 'BTC/USDT' : 'BTC/USDT:USDT'], at } = options;
  const simulator = at ?? (await startVenueSimulator({ prices: { BTCUSDT: '60000' }, ...options.simulator }));
  await options.before?.(simulator);
  const account = unifiedAccountAt(simulator.port, market, legacy);
  const names = symbols.map(symbolName);
  const log = recordingLog();
  const opened = await openUnifiedVenue({
    account,
    credentials: simulator.credentials,
    symbols: names,
    now: () => unixMs(Date.now()),
    logger: log,
    resume: { since: unixMs(Date.now() - 60_000), symbols: names },
    library: simulatorLibrary[market],
  });
  if (!opened.ok) {
    if (at === undefined) await simulator.stop();
    throw new Error(opened.error.text);
  }
  const events: AccountEvent[] = [];
  opened.value.onAccount((event) => events.push(event));
  return {
    simulator,
    account,
    venue: opened.value,
    events,
    log,
    close: async () => {
      await opened.value.close();
      if (at === undefined) await simulator.stop();
    },
  };
}
