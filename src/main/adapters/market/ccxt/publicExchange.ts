/** A ccxt exchange for public data only: no keys, own sockets, addresses that can be replaced. */
import type { ExchangeAddresses } from '../../../../shared/settings.ts';
import type { Exchange, MarketInterface } from 'ccxt';

/** The part of a ccxt exchange the feed uses: nothing that needs a key. */
export type PublicExchange = Pick<
  Exchange,
  | 'id'
  | 'has'
  | 'bidsasks'
  | 'clients'
  | 'loadMarkets'
  | 'fetchTicker'
  | 'fetchTickers'
  | 'fetchBidsAsks'
  | 'fetchOHLCV'
  | 'fetchOrderBook'
  | 'watchBidsAsks'
  | 'watchTickers'
  | 'watchTradesForSymbols'
  | 'watchOHLCVForSymbols'
  | 'close'
> & { readonly markets?: Readonly<Record<string, MarketInterface>> | undefined };

export interface PublicExchangeOptions {
  /** ccxt exchange id, such as binanceusdm. */
  readonly exchange: string;
  /** Replaces the exchange's own addresses, for proxies and simulators. */
  readonly endpoints?: ExchangeAddresses;
  /** Lists one market of an exchange that has several; all of them where none is named. */
  readonly market?: 'SPOT' | 'PERP';
  /** Longest wait for the head of an HTTP answer. */
  readonly timeoutMs: number;
  /** First pause before a broken socket is dialed again. */
  readonly retryMs: number;
}

/** ccxt would notice a half-open socket only after minutes. */
const KEEP_ALIVE_MS = 20_000;
/** ccxt would wait up to a minute between dials; the watch over silence needs a dial between two of its own. */
const LONGEST_RETRY_FACTOR = 5;

/** Own addresses may serve no other market, and what is not asked for cannot leak to the exchange's own. */
const oneMarket = {
  SPOT: { defaultType: 'spot', fetchMarkets: { types: ['spot'] } },
  PERP: { defaultType: 'swap', defaultSubType: 'linear', fetchMarkets: { types: ['linear'] } },
} as const;

/** Loads ccxt, which is large, on first use. Null when it has no such exchange with streams. */
export async function createPublicExchange(options: PublicExchangeOptions): Promise<PublicExchange | null> {
  const { default: ccxt } = await import('ccxt');
  const { pro } = ccxt;
  const isKnown = (name: string): name is keyof typeof pro => Object.hasOwn(pro, name);
  if (!isKnown(options.exchange)) return null;
  const { endpoints } = options;
  const exchange = new pro[options.exchange]({
    enableRateLimit: true,
    newUpdates: true,
    timeout: options.timeoutMs,
    streaming: { keepAlive: KEEP_ALIVE_MS },
    options: {
      // Listing currencies needs a key on several venues.
      fetchCurrencies: false,
      ...(options.market === undefined ? {} : oneMarket[options.market]),
      ws: { backoff: { base: options.retryMs, max: options.retryMs * LONGEST_RETRY_FACTOR } },
    },
    ...(endpoints === undefined ? {} : { urls: { api: endpoints } }),
  });
  // Without its agents ccxt refuses plain http and ws addresses.
  if (endpoints !== undefined) await exchange.loadHttpProxyAgent();
  return exchange;
}

/** First line of an error, short enough to show. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [line = ''] = text.split('\n');
  return line.length > 160 ? `${line.slice(0, 157)}...` : line;
}
