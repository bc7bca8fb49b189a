/** What the venue of an account is called wherever the trader reads it: on the screen, in refusals and in the journal. */
import { exchangeName } from './exchangeName.ts';
import type { VenueAccount } from './venueAccount.ts';

/** "Binance", "Binance demo", "Binance (own addresses)". */
export function venueName({ exchange, environment }: Pick<VenueAccount, 'exchange' | 'environment'>): string {
  const name = exchangeName(exchange);
  if (environment === 'live') return name;
  return environment === 'custom' ? `${name} (own addresses)` : `${name} ${environment}`;
}
