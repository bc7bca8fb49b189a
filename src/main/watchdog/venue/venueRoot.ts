/** Where an account's requests go: the root of its REST service. */
import type { VenueAccount } from '../../../shared/model/venueAccount.ts';

const roots = {
  SPOT: {
    live: 'https://api.binance.com',
    demo: 'https://demo-api.binance.com',
    testnet: 'https://testnet.binance.vision',
  },
  PERP: {
    live: 'https://fapi.binance.com',
    demo: 'https://demo-fapi.binance.com',
    testnet: 'https://testnet.binancefuture.com',
  },
} as const;

/** Null for a venue whose protocol the watchdog does not speak. */
export function venueRoot({ exchange, market, environment, endpoints }: VenueAccount): string | null {
  if (exchange !== 'binance' && exchange !== 'binanceusdm') return null;
  if (environment === 'custom') return endpoints === null ? null : endpoints.rest.replace(/\/+$/, '');
  return roots[market][environment];
}
