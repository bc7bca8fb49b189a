import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { tapMessages } from '../../support/tapMessages.ts';
import { openVenuePair } from '../../support/venuePair.ts';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

const fast = { interval: 2, timeout: 110_000 };
const subscribed = (venue: VenueSimulator, stream: string) =>
  expect.poll(() => venue.streams.market.subscriptions, fast).toContain(stream);

describe('market streams', () => {
  it.each([
    ['BTC/USDT', '80099.99', '80100.01'],
    ['BTC/USDT:USDT', '80099.9', '80100.1'],
  ])('quote bid and ask of %s', async (symbol, bid, ask) => {
    const { venue, exchange } = await openVenuePair();
    const next = exchange.watchBidsAsks([symbol]);
    await subscribed(venue, 'btcusdt@bookTicker');
    venue.setPrice('BTCUSDT', '80100');
    const quote = (await next)[symbol];
    expect([quote?.bid, quote?.ask]).toEqual([Number(bid), Number(ask)]);
  });

  it.each(['BTC/USDT', 'BTC/USDT:USDT'])('print trades and tickers of %s', async (symbol) => {
    const { venue, exchange } = await openVenuePair();
    const trades = exchange.watchTrades(symbol);
    const tickers = exchange.watchTickers([symbol]);
    await subscribed(venue, 'btcusdt@trade');
    await subscribed(venue, 'btcusdt@miniTicker');
    venue.setPrice('BTCUSDT', '80100');
    expect((await trades).map((trade) => trade.price)).toEqual([80100]);
    expect((await tickers)[symbol]?.last).toBe(80100);
  });

  it.each(['BTC/USDT', 'BTC/USDT:USDT'])('keep a book of %s that agrees with the snapshot', async (symbol) => {
    const { venue, exchange } = await openVenuePair();
    const family = symbol.includes(':') ? 'usdm' : 'spot';
    const first = exchange.watchOrderBook(symbol);
    await subscribed(venue, 'btcusdt@depth@100ms');
    venue.setPrice('BTCUSDT', '80100');
    await first;
    const next = exchange.watchOrderBook(symbol);
    venue.setBook('BTCUSDT', { bids: [['79990', '1.5']], asks: [['80010', '2.5']] }, { family });
    const book = await next;
    expect([book.bids, book.asks]).toEqual([[[79990, 1.5]], [[80010, 2.5]]]);
  });

  it('carry the mark price of perpetuals', async () => {
    const { venue, exchange } = await openVenuePair();
    const next = exchange.watchMarkPrice('BTC/USDT:USDT');
    await subscribed(venue, 'btcusdt@markPrice@1s');
    venue.setMark('BTCUSDT', '80123.4');
    expect((await next).markPrice).toBe(80123.4);
  });

  it('grow a candle and close it when its minute is over, trades or not', async () => {
    const minute = 1_800_000_000_000;
    const { venue, exchange } = await openVenuePair({ now: () => minute + 10_000 });
    const heard = tapMessages(exchange);
    void exchange.watchOHLCVForSymbols([['BTC/USDT', '1m']]).catch(() => undefined);
    await subscribed(venue, 'btcusdt@kline_1m');
    venue.setPrice('BTCUSDT', '80100');
    venue.setPrice('BTCUSDT', '80050');
    venue.advance(60_000);
    const candles = () =>
      heard.flatMap((event) => (event['e'] === 'kline' ? [event['k'] as Record<string, unknown>] : []));
    await expect.poll(() => candles().filter((candle) => candle['x'] === true), fast).toHaveLength(1);
    expect(candles().map((candle) => [candle['t'], candle['c'], candle['x']])).toEqual([
      [minute, '80100.00000000', false],
      [minute, '80050.00000000', false],
      [minute, '80050.00000000', true],
      [minute + 60_000, '80050.00000000', false],
    ]);
    const rest = await exchange.fetchOHLCV('BTC/USDT', '1m');
    expect(rest).toEqual([
      [minute, 80100, 80100, 80050, 80050, 0.00002],
      [minute + 60_000, 80050, 80050, 80050, 80050, 0],
    ]);
  });

  it('go silent, and disconnect, apart from the user stream', async () => {
    const { venue, exchange } = await openVenuePair();
    const next = exchange.watchBidsAsks(['BTC/USDT']);
    await subscribed(venue, 'btcusdt@bookTicker');
    venue.streams.market.silence(true);
    venue.setPrice('BTCUSDT', '80100');
    venue.streams.market.silence(false);
    venue.setPrice('BTCUSDT', '80200');
    expect((await next)['BTC/USDT']?.bid).toBe(80199.99);
    const cut = exchange.watchBidsAsks(['BTC/USDT']);
    venue.streams.market.disconnect(1011);
    await expect(cut).rejects.toThrow('closing code 1011');
  });

  it('send nothing on the root that was given up, and wrap events on combined addresses', async () => {
    const { venue } = await openVenuePair();
    const open = async (path: string) => {
      const received: unknown[] = [];
      const socket = new WebSocket(`ws://127.0.0.1:${venue.port}${path}`);
      socket.on('message', (data: Buffer) => received.push(JSON.parse(data.toString())));
      await new Promise((resolve) => socket.once('open', resolve));
      return { socket, received };
    };
    const old = await open('/fut/ws/btcusdt@bookTicker');
    const combined = await open('/fut/public/stream?streams=btcusdt@bookTicker');
    await expect.poll(() => venue.streams.market.listeners, fast).toBe(2);
    venue.setPrice('BTCUSDT', '80100');
    await expect
      .poll(() => combined.received, fast)
      .toMatchObject([{ stream: 'btcusdt@bookTicker', data: { b: '80099.90' } }]);
    expect(old.received).toEqual([]);
    old.socket.terminate();
    combined.socket.terminate();
  });
});

describe('connections', () => {
  it('are closed when they flood the venue with messages', async () => {
    const { venue } = await openVenuePair();
    const socket = new WebSocket(`ws://127.0.0.1:${venue.port}/stream/ws`);
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    let answers = 0;
    socket.on('message', () => (answers += 1));
    for (let id = 1; id <= 6; id += 1)
      socket.send(JSON.stringify({ method: 'SUBSCRIBE', params: ['btcusdt@trade'], id }));
    expect([await closed, answers]).toEqual([1008, 5]);
  });
});

describe('public data by REST', () => {
  it('agrees between ticker, quotes, depth and trades', async () => {
    const { venue, exchange } = await openVenuePair();
    venue.setPrice('BTCUSDT', '81000');
    const spot = await exchange.fetchTicker('BTC/USDT');
    const swap = await exchange.fetchTicker('BTC/USDT:USDT');
    expect([spot.last, spot.bid, swap.last, swap.bid]).toEqual([81000, 80999.99, 81000, undefined]);
    const quotes = await exchange.fetchBidsAsks(['BTC/USDT:USDT', 'ETH/USDT:USDT']);
    expect([quotes['BTC/USDT:USDT']?.ask, quotes['ETH/USDT:USDT']?.bid]).toEqual([81000.1, 2999.99]);
    expect((await exchange.fetchOrderBook('BTC/USDT')).bids[0]?.[0]).toBe(80999.99);
    expect((await exchange.fetchTrades('BTC/USDT:USDT')).map((trade) => trade.price)).toEqual([81000]);
    expect((await exchange.fetchTickers(['BTC/USDT', 'ETH/USDT']))['ETH/USDT']?.last).toBe(3000);
  });

  it('refuses lists that are none', async () => {
    const { venue } = await openVenuePair();
    const answer = await fetch(`${venue.urls.public}/ticker/24hr?symbols={`);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: -1130 }]);
  });

  it('serves the history it was given, in any interval', async () => {
    const hour = 1_799_996_400_000;
    const { venue, exchange } = await openVenuePair({ now: () => hour + 3_600_000 });
    const bars = Array.from({ length: 60 }, (_, index) => ({
      openTime: hour + index * 60_000,
      open: '100',
      high: String(101 + index),
      low: '99',
      close: '100',
      volume: '2',
    }));
    venue.setHistory('ETHUSDT', bars, { family: 'usdm' });
    const [first, ...rest] = await exchange.fetchOHLCV('ETH/USDT:USDT', '1h');
    expect([first, rest.length]).toEqual([[hour, 100, 160, 99, 100, 120], 1]);
    expect(await exchange.fetchOHLCV('ETH/USDT:USDT', '15m', hour, 2)).toHaveLength(2);
  });

  it('tells funding rate and time', async () => {
    const { venue, exchange } = await openVenuePair({ now: () => 1_800_000_000_000 });
    venue.setFundingRate('BTCUSDT', '0.0003');
    const rate = await exchange.fetchFundingRate('BTC/USDT:USDT');
    // 2027-01-15T08:00Z is 1800000000000; the next multiple of eight hours is 16:00.
    expect([rate.fundingRate, rate.fundingTimestamp]).toEqual([0.0003, 1_800_028_800_000]);
  });
});
