/** The live feed through the real ccxt client against a loopback venue. Periods are shortened; nothing here reads the network. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLiveFeed, type LiveFeedOptions } from '../../src/main/adapters/market/ccxt/liveFeed.ts';
import type { LiveSource, MarketEvent } from '../../src/main/ports/marketFeed.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { until } from '../support/eventually.ts';
import { FeedRecorder } from '../support/feedRecorder.ts';
import { PublicStreamServer } from '../support/publicStreamServer.ts';

const BTC = 'BTC/USDT:USDT';
const MINUTE = 60_000;
const STREAMS = ['btcusdt@bookTicker', 'btcusdt@trade', 'btcusdt@kline_1m'];
const QUICK = {
  silenceMs: 400,
  pollMs: 100,
  retryMs: 20,
  candleGraceMs: 1_000,
  checkMs: 20,
  roundMs: 5,
  depthMs: 20,
};
/** Never takes a machine that stalls for a venue that is silent. */
const PATIENT = { ...QUICK, silenceMs: 3_600_000, pollMs: 3_600_000 };

let venue: PublicStreamServer;
let source: LiveSource | null = null;

beforeEach(async () => {
  venue = new PublicStreamServer();
  venue.quotes.set('BTCUSDT', { last: '86190.00', bid: '86189.90', ask: '86190.10' });
  venue.quotes.set('ETHUSDT', { last: '2900.50', bid: '2900.40', ask: '2900.60' });
  await venue.listen();
});
afterEach(async () => {
  await source?.close();
  source = null;
  await venue.close();
});

const openFeed = (options: Partial<LiveFeedOptions> = {}) =>
  openLiveFeed({
    exchange: 'binanceusdm',
    symbols: [BTC],
    connectMs: 60_000,
    endpoints: venue.endpoints,
    timing: QUICK,
    ...options,
  });

const openSource = async (options: Partial<LiveFeedOptions> = {}): Promise<LiveSource> => {
  const opened = await openFeed(options);
  if (!opened.ok) throw new Error(opened.error.text);
  source = opened.value;
  return opened.value;
};

/** Sends like a venue, again and again, until the work is done: a message on a socket that is being replaced is lost. */
async function whileSending<T>(send: () => void, work: Promise<T>): Promise<T> {
  send();
  const sender = setInterval(send, 10);
  try {
    return await work;
  } finally {
    clearInterval(sender);
  }
}

const isTickAt = (last: string) => (event: MarketEvent) => event.kind === 'tick' && event.last === last;
const textOf = (event: MarketEvent): string => (event.kind === 'state' ? event.text : '');
const isState = (state: string) => (event: MarketEvent) => event.kind === 'state' && event.state === state;

describe('openLiveFeed', () => {
  it('reads the order books near the best prices, and says nothing of one with an empty side', async () => {
    venue.depth = { lastUpdateId: 7, bids: [['86189.90', '0.5']], asks: [] };
    const feed = new FeedRecorder(await openSource());
    await until(() => venue.requests.some((path) => path.startsWith('/fapi/v1/depth')));
    expect(feed.events.filter((event) => event.kind === 'depth')).toEqual([]);
    venue.depth = {
      lastUpdateId: 8,
      bids: [
        ['86189.90', '0.5'],
        ['86189.00', '2'],
      ],
      asks: [['86190.10', '0.25']],
    };
    const depth = await feed.next((event) => event.kind === 'depth');
    expect(depth).toMatchObject({
      symbol: BTC,
      bids: [
        ['86189.9', '0.5'],
        ['86189', '2'],
      ],
      asks: [['86190.1', '0.25']],
    });
  });

  it('reads the rules of the symbols and describes itself', async () => {
    const { description } = await openSource({ symbols: [BTC, 'ETH/USDT:USDT', 'NOPE/USDT:USDT'] });
    expect(description).toMatchObject({
      kind: 'live',
      label: 'binanceusdm 2 symbols',
      synthetic: false,
      interval: '1m',
      from: null,
      to: null,
      findings: ['NOPE/USDT:USDT: not traded on binanceusdm, or its rules are incomplete. Left out.'],
      fingerprint: 'live-binanceusdm',
    });
    const [btc] = description.instruments;
    expect(btc).toMatchObject({ symbol: BTC, base: 'BTC', quote: 'USDT', kind: 'PERP', status: 'TRADING' });
    const numbers = [btc?.tick, btc?.lot, btc?.minQuantity, btc?.maxQuantity, btc?.minNotional].map((each) =>
      each?.toFixed(),
    );
    expect(numbers).toEqual(['0.1', '0.001', '0.001', '120', '100']);
  });

  it('sends nothing that needs a key', async () => {
    const recorder = new FeedRecorder(await openSource({ timing: PATIENT }));
    await venue.subscribedTo(...STREAMS);
    const tick = recorder.next(isTickAt('86190'));
    venue.sendQuote('BTCUSDT', { bid: '86189.80', ask: '86190.00' }, Date.now());
    await tick;
    for (const path of venue.requests)
      expect(path).toMatch(/^\/fapi\/v1\/(exchangeInfo|ticker|klines)|^\/fut\/(public|market)\/ws/);
    expect(venue.requests.join(' ')).not.toContain('signature');
  });

  it('gives up in time when nobody answers', async () => {
    venue.http = 'hang';
    const started = performance.now();
    const opened = await openFeed({ connectMs: 300 });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(opened.ok ? null : opened.error).toEqual({
      code: 'FEED_UNREACHABLE',
      text: 'Tried binanceusdm for 0.3 s: no answer. Check the network, or rehearse with --feed replay.',
    });
  });

  it('says why the venue cannot be reached', async () => {
    venue.http = 'off';
    const opened = await openFeed();
    expect(opened.ok ? '' : opened.error.text).toMatch(
      /^Tried binanceusdm for 60 s: binanceusdm GET http.*exchangeInfo/,
    );
  });

  it('knows no exchange or symbol that is not there', async () => {
    const noExchange = await openFeed({ exchange: 'mtgox' });
    expect(noExchange.ok ? null : noExchange.error.code).toBe('FEED_UNSUPPORTED');
    const noSymbol = await openFeed({ symbols: ['NOPE/USDT:USDT'] });
    expect(noSymbol.ok ? '' : noSymbol.error.text).toBe(
      'binanceusdm has none of NOPE/USDT:USDT. Choose other symbols in liveFeed.symbols.',
    );
  });
});

describe('LiveSource', () => {
  it('starts with the price read by REST, then follows quotes and trades', async () => {
    const recorder = new FeedRecorder(await openSource({ timing: PATIENT }));
    await recorder.next(isTickAt('86190'));
    await venue.subscribedTo(...STREAMS);
    const traded = recorder.next(isTickAt('86200.5'));
    const time = Date.now();
    venue.sendQuote('BTCUSDT', { bid: '86200.40', ask: '86200.60' }, time);
    venue.sendTrade('BTCUSDT', '86200.50', time);
    expect(await traded).toMatchObject({
      kind: 'tick',
      symbol: BTC,
      last: '86200.5',
      bid: '86200.4',
      ask: '86200.6',
    });
    expect(recorder.events.filter((event) => event.kind === 'state').map((event) => event.text)).toEqual([
      'Connecting to binanceusdm.',
      'Streams running.',
    ]);
  });

  it('resumes after the venue drops the connection', async () => {
    const recorder = new FeedRecorder(await openSource());
    await venue.subscribedTo(...STREAMS);
    const before = recorder.next(isTickAt('86300'));
    await whileSending(() => venue.sendTrade('BTCUSDT', '86300.00', Date.now()), before);
    venue.dropSockets();
    await venue.subscribedTo(...STREAMS);
    const after = recorder.next(isTickAt('86301'));
    const send = (): void => venue.sendTrade('BTCUSDT', '86301.00', Date.now());
    expect(await whileSending(send, after)).toMatchObject({ symbol: BTC, last: '86301' });
  });

  it('calls long silence an outage, dials again, and says when the streams are back', async () => {
    const recorder = new FeedRecorder(await openSource({ timing: { ...QUICK, pollMs: 60_000 } }));
    await venue.subscribedTo(...STREAMS);
    const running = recorder.next(isState('ok'));
    await whileSending(() => venue.sendTrade('BTCUSDT', '86300.00', Date.now()), running);
    const outage = recorder.next(isState('outage'));
    const dialed = venue.requests.filter((path) => path.startsWith('/fut/')).length;
    venue.announceShutdown();
    venue.streams = 'silent';
    expect(textOf(await outage)).toMatch(/^No message for \d s.*Reconnecting\.$/);
    venue.dropSockets();
    await venue.subscribedTo(...STREAMS);
    expect(venue.requests.filter((path) => path.startsWith('/fut/')).length).toBeGreaterThan(dialed);
    venue.streams = 'on';
    const back = recorder.next(isState('ok'));
    const send = (): void => venue.sendTrade('BTCUSDT', '86302.00', Date.now());
    expect(await whileSending(send, back)).toMatchObject({ text: 'Streams are back.' });
  });

  it('takes prices by REST while the streams do not answer', async () => {
    venue.streams = 'off';
    const recorder = new FeedRecorder(await openSource());
    expect(textOf(await recorder.next(isState('ok')))).toMatch(
      /^Prices come by REST every 0\.1 s; the streams do not answer/,
    );
    const polled = recorder.next(isTickAt('86555'));
    venue.quotes.set('BTCUSDT', { last: '86555.00', bid: '86554.90', ask: '86555.10' });
    expect(await polled).toMatchObject({ symbol: BTC, bid: '86554.9', ask: '86555.1' });
    const outage = recorder.next(isState('outage'));
    venue.http = 'off';
    expect(textOf(await outage)).toMatch(/^REST stopped answering.*Reconnecting\.$/);
    const streamed = recorder.next(isTickAt('86303'));
    venue.http = 'on';
    venue.streams = 'on';
    await whileSending(() => venue.sendTrade('BTCUSDT', '86303.00', Date.now()), streamed);
    expect(recorder.events.findLast((event) => event.kind === 'state')).toMatchObject({ text: 'Streams are back.' });
  });

  it('passes on closed bars from the stream, and late ones by REST', async () => {
    // 1.5 s before the end of a minute, so that the last update of the bar counts as near its end.
    const minute = Date.UTC(2026, 0, 5);
    let time = minute + MINUTE - 1_500;
    const recorder = new FeedRecorder(
      await openSource({ now: () => unixMs(time), timing: { ...QUICK, silenceMs: 3_600_000 } }),
    );
    await venue.subscribedTo(...STREAMS);
    const running = recorder.next(isState('ok'));
    const first = [minute, '100', '110', '90', '105', '7'] as const;
    venue.sendKline('BTCUSDT', first, minute + 58_500);
    await running;
    const streamed = recorder.next((event) => event.kind === 'candle');
    venue.sendKline('BTCUSDT', [minute + MINUTE, '105', '106', '104', '106', '1'], minute + MINUTE + 100);
    expect(await streamed).toEqual({
      kind: 'candle',
      symbol: BTC,
      time: minute + MINUTE,
      interval: '1m',
      candle: { openTime: minute, open: '100', high: '110', low: '90', close: '105', volume: '7' },
    });
    // Two minutes later: the next bar's end was missed, so it is asked for.
    const fetched = recorder.next((event) => event.kind === 'candle');
    venue.klines.set('BTCUSDT', [first, [minute + MINUTE, '105', '108', '103', '107', '3']]);
    time += 2 * MINUTE;
    expect(await fetched).toMatchObject({ time: minute + 2 * MINUTE, candle: { close: '107' } });
  });

  it('has history by REST, closed bars only', async () => {
    const live = await openSource();
    const base = Date.UTC(2026, 0, 5);
    const rows = Array.from({ length: 5 }, (_, index) => [base + index * MINUTE, '1', '2', '0.5', '1.5', '9'] as const);
    venue.klines.set('BTCUSDT', rows);
    const request = {
      symbol: symbolName(BTC),
      interval: '1m',
      limit: 3,
      before: unixMs(base + 4 * MINUTE + 30_000),
    } as const;
    const bars = await live.history(request);
    expect(bars.map((bar) => (bar.openTime - base) / MINUTE)).toEqual([1, 2, 3]);
    venue.http = 'off';
    expect(await live.history(request)).toEqual([]);
  });

  it('sends nothing after close', async () => {
    const live = await openSource();
    const recorder = new FeedRecorder(live);
    await venue.subscribedTo(...STREAMS);
    await live.close();
    const { length } = recorder.events;
    venue.sendTrade('BTCUSDT', '1.00', Date.now());
    await new Promise((resolve) => setImmediate(resolve));
    expect(recorder.events).toHaveLength(length);
  });
});
