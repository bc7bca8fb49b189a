/** The real ccxt client, pointed at the simulated venue. */
import type { VenueClient } from './venueClient.ts';
import type { VenueSimulator } from './venueSimulator/startVenueSimulator.ts';

export interface VenueExchangeOptions {
  readonly apiKey?: string;
  readonly secret?: string;
  readonly timeout?: number;
  /** ccxt's own options, over those set here. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Its throttle is off and it loads the two families the venue has. Loading ccxt takes a third of a second, once per process. */
export async function openVenueExchange(
  venue: VenueSimulator,
  settings: VenueExchangeOptions = {},
): Promise<VenueClient> {
  const { default: ccxt } = await import('ccxt');
  const exchange = new ccxt.pro.binance({
    ...venue.credentials,
    ...settings,
    enableRateLimit: false,
    newUpdates: true,
    urls: { api: venue.urls },
    options: {
      fetchCurrencies: false,
      fetchMargins: false,
      fetchMarkets: { types: ['spot', 'linear'] },
      fetchOpenOrders: { warnWithoutSymbol: false },
      // A snapshot that a closing socket overtakes ends in a rejection nobody can catch.
      watchPositions: { fetchPositionsSnapshot: false, awaitPositionsSnapshot: false },
      watchBalance: { fetchBalanceSnapshot: false, awaitBalanceSnapshot: false },
      ...settings.options,
    },
  });
  // Without its agents ccxt refuses plain http and ws addresses.
  await exchange.loadHttpProxyAgent();
  await exchange.loadMarkets();
  // Sound: VenueClient names methods this class has, with the types it was seen to return.
  return exchange as unknown as VenueClient;
}
