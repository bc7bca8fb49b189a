/** What a venue is called in sentences. */
import type { VenueAccount } from '../../../shared/model/venueAccount.ts';

const names = new Map([
  ['binance', 'Binance'],
  ['binanceusdm', 'Binance'],
  ['bybit', 'Bybit'],
  ['kraken', 'Kraken'],
  ['okx', 'OKX'],
]);

/** "Binance", "Binance demo"; the exchange's own id where no name is known. */
export function venueName({ exchange, environment }: Pick<VenueAccount, 'exchange' | 'environment'>): string {
  const name = names.get(exchange) ?? exchange;
  return environment === 'live' ? name : `${name} ${environment === 'custom' ? 'at own addresses' : environment}`;
}
