/** Where a person sees and closes a position of the account by hand (UI-31, UI-46). Main lets these hosts be opened, and no others of the venue's. */

interface VenuePage {
  readonly market: 'SPOT' | 'PERP';
  readonly environment: 'live' | 'demo' | 'testnet';
}

const roots = {
  live: 'https://www.binance.com',
  demo: 'https://demo.binance.com',
  testnet: 'https://testnet.binancefuture.com',
} as const satisfies Record<VenuePage['environment'], string>;

/** Hosts of the pages. */
export const venuePageHosts: readonly string[] = Object.values(roots).map((root) => root.slice('https://'.length));

/** "https://www.binance.com/en/futures/BTCUSDT"; null where the venue has no page, as the spot testnet. */
export function venuePage({ market, environment }: VenuePage, symbol: string): string | null {
  const [base = '', quote = ''] = symbol.replace(/:.*$/, '').split('/');
  const root = roots[environment];
  if (market === 'PERP') return `${root}/en/futures/${base}${quote}`;
  return environment === 'testnet' ? null : `${root}/en/trade/${base}_${quote}`;
}
