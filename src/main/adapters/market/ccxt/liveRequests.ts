/** Public REST requests of the live feed, in the cheapest form for a handful of symbols. */
import type { Ticker } from 'ccxt';
import type { Candle } from '../../../../shared/model/candle.ts';
import type { MarketDepth } from '../../../ports/marketFeed.ts';
import { priceText } from './floatText.ts';
import { candleOf } from './liveCandle.ts';
import type { PublicExchange } from './publicExchange.ts';

/** Up to this many symbols single requests weigh less than one for the whole venue. */
const FEW_SYMBOLS = 10;

/** The last price of each symbol, with bid and ask where the venue tells them. */
export async function fetchQuotes(exchange: PublicExchange, symbols: readonly string[]): Promise<readonly Ticker[]> {
  const tickers =
    symbols.length <= FEW_SYMBOLS ? await fetchOneByOne(exchange, symbols) : await fetchAll(exchange, symbols);
  if (exchange.has['fetchBidsAsks'] !== true || tickers.every((ticker) => ticker.bid !== undefined)) return tickers;
  const quotes = await exchange.fetchBidsAsks([...symbols]);
  return tickers.map((ticker) => {
    const quote = quotes[ticker.symbol ?? ''];
    return { ...ticker, bid: quote?.bid ?? ticker.bid, ask: quote?.ask ?? ticker.ask };
  });
}

const fetchOneByOne = (exchange: PublicExchange, symbols: readonly string[]): Promise<Ticker[]> =>
  Promise.all(symbols.map((symbol) => exchange.fetchTicker(symbol)));

const fetchAll = async (exchange: PublicExchange, symbols: readonly string[]): Promise<Ticker[]> =>
  Object.values(await exchange.fetchTickers([...symbols]));

export interface CandleRequest {
  readonly symbol: string;
  readonly interval: string;
  readonly since: number;
  readonly limit: number;
}

/** Bars from a time on, the running one included. */
export async function fetchCandles(exchange: PublicExchange, request: CandleRequest): Promise<readonly Candle[]> {
  const { symbol, interval, since, limit } = request;
  const rows = await exchange.fetchOHLCV(symbol, interval, since, limit);
  return rows.flatMap((row) => candleOf(row) ?? []);
}

/** Levels of each side that are asked for: what an order of ours could take at most. */
const DEPTH_LEVELS = 20;

/** The order book near the best prices; null where a side is empty. */
export async function fetchDepth(
  exchange: PublicExchange,
  symbol: string,
): Promise<Pick<MarketDepth, 'bids' | 'asks'> | null> {
  const { bids, asks } = await exchange.fetchOrderBook(symbol, DEPTH_LEVELS);
  const near = { bids: levelsOf(bids), asks: levelsOf(asks) };
  return near.bids.length === 0 || near.asks.length === 0 ? null : near;
}

const levelsOf = (side: readonly (readonly (number | undefined)[])[]): MarketDepth['bids'] =>
  side.flatMap(([price, size]) => {
    const [at, much] = [priceText(price), priceText(size)];
    return at === null || much === null ? [] : [[at, much] as const];
  });
