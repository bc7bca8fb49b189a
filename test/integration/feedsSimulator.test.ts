/** The live feed through the real ccxt client against the venue simulator: spot and USD-M, with the streams disturbed as venues disturb them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLiveFeed } from '../../src/main/adapters/market/ccxt/liveFeed.ts';
import type { LiveSource, MarketEvent } from '../../src/main/ports/marketFeed.ts';
import { until } from '../support/eventually.ts';
import { startVenueSimulator, type VenueSimulator } from '../support/venueSimulator/startVenueSimulator.ts';

const MARKETS = [
  { exchange: 'binance', market: 'SPOT', symbol: 'BTC/USDT' },
  { exchange: 'binance', market: 'PERP', symbol: 'BTC/USDT:USDT' },
  { exchange: 'binanceusdm', market: 'PERP', symbol: 'BTC/USDT:USDT' },
] as const;
const QUICK = { silenceMs: 400, pollMs: 100, retryMs: 20, candleGraceMs: 1_000, checkMs: 20, roundMs: 5 };

let venue: VenueSimulator;
let source: LiveSource | null = null;
let events: MarketEvent[] = [];

beforeEach(async () => {
  venue = await startVenueSimulator({ prices: { BTCUSDT: '80000' } });
  events = [];
});
afterEach(async () => {
  await source?.close();
  source = null;
  await venue.stop();
});

async function open({ exchange, market, symbol }: (typeof MARKETS)[number]): Promise<void> {
  const endpoints = venue.urls;
  const opened = await openLiveFeed({
    exchange,
    market,
    symbols: [symbol],
    connectMs: 60_000,
    endpoints,
    timing: QUICK,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  source = opened.value;
  source.start((event) => events.push(event));
}

/** Moves the price again and again, as a market does, until a tick follows. */
const followed = (price: number): Promise<void> =>
  until(() => {
    const at = (price + events.length / 10).toFixed(1);
    venue.setPrice('BTCUSDT', at);
    return events.some((event) => event.kind === 'tick' && Math.floor(Number(event.last)) >= price);
  });
const states = (): readonly string[] => events.flatMap((event) => (event.kind === 'state' ? [event.state] : []));

describe.each(MARKETS)('the live feed of the simulated venue, $exchange $market', (market) => {
  it('follows the price with both sides of the book', async () => {
    await open(market);
    await followed(80_100);
    const tick = events.findLast((event) => event.kind === 'tick');
    expect(tick).toMatchObject({ symbol: market.symbol });
    expect(tick?.kind === 'tick' && Number(tick.ask) > Number(tick.bid)).toBe(true);
  });

  it('comes back by itself after the venue closed the sockets', async () => {
    await open(market);
    await followed(80_100);
    venue.streams.market.disconnect(1006);
    await followed(80_300);
  });

  it('comes back from sockets that answer nothing any more', async () => {
    await open(market);
    await followed(80_100);
    venue.streams.market.freeze();
    await followed(80_300);
  });

  it('takes prices by REST while the streams are silent, and says so', async () => {
    await open(market);
    await followed(80_100);
    venue.streams.market.silence(true);
    await until(() => events.some((event) => event.kind === 'state' && event.text.includes('Prices come by REST')));
    await followed(80_300);
    venue.streams.market.silence(false);
    await until(() => {
      venue.setPrice('BTCUSDT', (80_400 + events.length / 10).toFixed(1));
      return states().at(-1) === 'ok' && events.some((event) => event.kind === 'tick' && Number(event.last) > 80_400);
    });
  });

  it('takes prices by REST while the venue refuses sockets', async () => {
    venue.streams.market.refuse(true);
    await open(market);
    await until(() => events.some((event) => event.kind === 'state' && event.text.includes('Prices come by REST')));
    await followed(80_300);
  });
});

describe('the rules of the live feed', () => {
  it('are read again, and those of a symbol that is listed no more stay as of one that is delisted', async () => {
    const symbols = ['BTC/USDT:USDT', 'ETH/USDT:USDT'];
    const timing = { ...QUICK, refreshMs: 50 };
    const options = { exchange: 'binanceusdm', symbols, connectMs: 60_000, endpoints: venue.urls, timing };
    const opened = await openLiveFeed(options);
    if (!opened.ok) throw new Error(opened.error.text);
    const live = opened.value;
    source = live;
    live.start((event) => events.push(event));
    venue.setFilter('BTCUSDT', 'MIN_NOTIONAL', { family: 'usdm', notional: '5000' });
    venue.unlist('ETHUSDT', { family: 'usdm' });
    const rules = (): readonly string[] =>
      live.description.instruments.map(
        ({ symbol, status, minNotional }) => `${symbol} ${status} ${minNotional.toFixed()}`,
      );
    await until(() => rules().join().includes('DELISTED'));
    expect(rules()).toEqual(['BTC/USDT:USDT TRADING 5000', 'ETH/USDT:USDT DELISTED 20']);
  });
});
