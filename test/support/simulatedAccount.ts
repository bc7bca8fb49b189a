/** A real venue adapter on the venue simulator: the account, the venue as the desk sees it, and what it said. */
import { openCcxtVenue } from '../../src/main/adapters/venue/ccxt/openCcxtVenue.ts';
import type { RulesTiming } from '../../src/main/adapters/venue/ccxt/rulesWatch.ts';
import { openAccountStream } from '../../src/main/adapters/venue/ccxt/stream/openAccountStream.ts';
import type { AccountEvent, LiveVenue } from '../../src/main/ports/venue.ts';
import type { VenueAccount } from '../../src/shared/model/venueAccount.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { recordingLog } from './recordingLog.ts';
import {
  startVenueSimulator,
  type VenueSimulator,
  type VenueSimulatorOptions,
} from './venueSimulator/startVenueSimulator.ts';

export interface SimulatedAccount {
  readonly simulator: VenueSimulator;
  readonly account: VenueAccount;
  readonly venue: LiveVenue;
  readonly events: readonly AccountEvent[];
  close(): Promise<void>;
}

export interface SimulatedAccountOptions {
  readonly market: 'SPOT' | 'PERP';
  readonly simulator?: VenueSimulatorOptions;
  readonly legacy?: VenueAccount['legacy'];
  readonly symbols?: readonly string[];
  /** What is at the venue before the desk connects. */
  readonly before?: (simulator: VenueSimulator) => Promise<void> | void;
  /** Fills from this long ago on are asked for. */
  readonly sinceMs?: number;
  readonly rulesTiming?: Partial<RulesTiming>;
}

export function accountAt(port: number, market: 'SPOT' | 'PERP', legacy: VenueAccount['legacy'] = {}): VenueAccount {
  const socket = `ws://127.0.0.1:${port}`;
  return {
    exchange: 'binance',
    market,
    environment: 'custom',
    endpoints: {
      rest: `http://127.0.0.1:${port}`,
      stream: market === 'SPOT' ? `${socket}/stream` : `${socket}/fut`,
      wsApi: `${socket}/ws-api/v3`,
    },
    legacy,
  };
}

/** BTC at 60,000 unless told otherwise. Throws where the venue cannot be opened. */
export async function openSimulatedAccount(options: SimulatedAccountOptions): Promise<SimulatedAccount> {
  const { market, legacy, symbols = [market === 'SPOT' ? 'BTC/USDT' : 'BTC/USDT:USDT'], sinceMs = 60_000 } = options;
  const simulator = await startVenueSimulator({ prices: { BTCUSDT: '60000' }, ...options.simulator });
  await options.before?.(simulator);
  const account = accountAt(simulator.port, market, legacy);
  const names = symbols.map(symbolName);
  const opened = await openCcxtVenue({
    account,
    credentials: simulator.credentials,
    symbols: names,
    now: () => unixMs(Date.now()),
    logger: recordingLog(),
    resume: { since: unixMs(Date.now() - sinceMs), symbols: names },
    openStream: openAccountStream,
    rulesTiming: options.rulesTiming ?? {},
  });
  if (!opened.ok) {
    await simulator.stop();
    throw new Error(opened.error.text);
  }
  const events: AccountEvent[] = [];
  opened.value.onAccount((event) => events.push(event));
  return {
    simulator,
    account,
    venue: opened.value,
    events,
    close: async () => {
      await opened.value.close();
      await simulator.stop();
    },
  };
}
