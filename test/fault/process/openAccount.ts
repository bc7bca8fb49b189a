/** A simulated venue on loopback with an account of the kind: isolated and at leverage 1 where it has margin, and what was there before the desk. */
import type { RequestWatch } from '../../support/venueSimulator/http/httpServer.ts';
import { startVenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import type { AccountKind } from './accountKind.ts';
import { AccountTruth } from './accountTruth.ts';
import { LATENCY_MS } from './processRun.ts';

/** What was there before the desk, on every second spot run (SM-25). */
const LEGACY = '5';

export async function openAccount(
  kind: AccountKind,
  { seed, watch }: { readonly seed: number; readonly watch?: RequestWatch },
): Promise<AccountTruth> {
  const legacy = kind === 'SPOT' && seed % 2 === 1 ? LEGACY : '0';
  const venue = await startVenueSimulator({
    seed,
    latencyMs: LATENCY_MS,
    prices: { BTCUSDT: '1000', ETHUSDT: '100' },
    spotBalances: { USDT: '10000', BTC: legacy },
    ...(watch === undefined ? {} : { watch }),
  });
  for (const symbol of ['BTCUSDT', 'ETHUSDT']) {
    venue.foreign.setLeverage(symbol, 1);
    venue.foreign.setIsolated(symbol, true);
  }
  return new AccountTruth(kind, venue, legacy);
}
