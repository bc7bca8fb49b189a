/** Sends market events to whoever subscribed. An event nobody asked for is not even made. */
import type { Family } from '../core/family.ts';
import type { VenueClock } from '../core/venueClock.ts';
import type { BookSides } from '../market/book.ts';
import { intervalMs } from '../market/candleTape.ts';
import type { Market, MarketListener, PublicTrade } from '../market/market.ts';
import type { Connection } from './connection.ts';
import {
  aggTradeEvent,
  bookTickerEvent,
  contractInfoEvent,
  depthEvent,
  klineEvent,
  markPriceEvent,
  miniTickerEvent,
  partialDepthEvent,
  tickerEvent,
  tradeEvent,
} from './marketEvents.ts';
import type { StreamLane } from './streamLane.ts';

const MINUTE_MS = 60_000;
/** What the futures root /public serves; everything else is on /market. */
const PUBLIC = /@(?:bookTicker|depth|trade$|rpiDepth)/;

export class MarketStreams implements MarketListener {
  private readonly lane: StreamLane;
  private readonly clock: VenueClock;
  private readonly subscribers = new Map<string, Set<Connection>>();
  /** Intervals with subscribers, by family and symbol. */
  private readonly klines = new Map<string, Map<string, number>>();
  private readonly watched = new Set<Market>();

  constructor(lane: StreamLane, clock: VenueClock) {
    this.lane = lane;
    this.clock = clock;
  }

  subscribe(connection: Connection, name: string): void {
    connection.streams.add(name);
    if (!isServed(connection, name)) return;
    const key = keyOf(connection.family, name);
    this.subscribers.set(key, (this.subscribers.get(key) ?? new Set()).add(connection));
    const [, symbol = '', interval = ''] = /^(.+)@kline_(.+)$/.exec(name) ?? [];
    if (interval === '') return;
    const owner = keyOf(connection.family, symbol);
    const intervals = this.klines.get(owner) ?? new Map<string, number>();
    if (!intervals.has(interval)) intervals.set(interval, -1);
    this.klines.set(owner, intervals);
  }

  unsubscribe(connection: Connection, name: string): void {
    connection.streams.delete(name);
    this.subscribers.get(keyOf(connection.family, name))?.delete(connection);
  }

  forget(connection: Connection): void {
    for (const name of connection.streams) this.unsubscribe(connection, name);
  }

  bookChanged(market: Market, before: BookSides, previousId: number): void {
    const now = this.clock.now();
    this.publish(market, 'bookTicker', () => bookTickerEvent(market, now));
    for (const name of ['depth', 'depth@100ms', 'depth@250ms', 'depth@500ms'])
      this.publish(market, name, () => depthEvent(market, { before, previousId, now }));
    for (const levels of [5, 10, 20])
      for (const speed of ['', '@100ms'])
        this.publish(market, `depth${levels}${speed}`, () => partialDepthEvent(market, levels));
  }

  tradePrinted(market: Market, trade: PublicTrade): void {
    const now = this.clock.now();
    this.publish(market, 'trade', () => tradeEvent(market, trade, now));
    this.publish(market, 'aggTrade', () => aggTradeEvent(market, trade, now));
    this.publish(market, 'miniTicker', () => miniTickerEvent(market, now));
    this.publish(market, 'ticker', () => tickerEvent(market, now));
    this.publishAll(market, '!miniTicker@arr', () => [miniTickerEvent(market, now)]);
    this.publishAll(market, '!ticker@arr', () => [tickerEvent(market, now)]);
    this.publishKlines(market);
  }

  markChanged(market: Market): void {
    const now = this.clock.now();
    for (const name of ['markPrice', 'markPrice@1s']) this.publish(market, name, () => markPriceEvent(market, now));
    this.publishAll(market, '!markPrice@arr', () => [markPriceEvent(market, now)]);
  }

  /** USD-M only: spot has no such stream. */
  contractChanged(market: Market): void {
    if (market.instrument.family === 'usdm')
      this.publishAll(market, '!contractInfo', () => contractInfoEvent(market, this.clock.now()));
  }

  /** Closes bars when their time is over, trades or not. */
  private publishKlines(market: Market): void {
    const intervals = this.klines.get(keyOf(market.instrument.family, market.instrument.symbol.toLowerCase()));
    if (intervals === undefined) return;
    const now = this.clock.now();
    for (const [interval, lastOpen] of intervals) {
      const lengthMs = intervalMs(interval);
      if (lengthMs === undefined) continue;
      const bars = market.tape.bars(lengthMs, { limit: 3 });
      for (const bar of bars) {
        const isClosed = bar.openTime + lengthMs <= now;
        if (lastOpen === -1 ? isClosed : bar.openTime < lastOpen) continue;
        this.publish(market, `kline_${interval}`, () => klineEvent(market, bar, { interval, lengthMs, now, isClosed }));
      }
      const newest = bars.at(-1);
      if (newest !== undefined)
        intervals.set(interval, newest.openTime + (newest.openTime + lengthMs <= now ? lengthMs : 0));
    }
    this.watch(market);
  }

  private watch(market: Market): void {
    if (this.watched.has(market)) return;
    this.watched.add(market);
    const nextMinute = (Math.floor(this.clock.now() / MINUTE_MS) + 1) * MINUTE_MS;
    this.clock.at(nextMinute, () => {
      this.watched.delete(market);
      market.tape.roll(this.clock.now(), market.last);
      this.publishKlines(market);
    });
  }

  private publish(market: Market, channel: string, make: () => unknown): void {
    this.send(market.instrument.family, `${market.instrument.symbol.toLowerCase()}@${channel}`, make);
  }

  private publishAll(market: Market, name: string, make: () => unknown): void {
    this.send(market.instrument.family, name, make);
  }

  private send(family: Family, name: string, make: () => unknown): void {
    const to = this.subscribers.get(keyOf(family, name));
    if (to === undefined || to.size === 0) return;
    const data = make();
    this.lane.push(data, () => {
      for (const connection of to) connection.send(connection.isCombined ? { stream: name, data } : data);
    });
  }
}

const keyOf = (family: Family, name: string): string => `${family}/${name}`;

/** The futures roots accept any name and send what is theirs; the legacy root sends nothing. */
function isServed({ root }: Connection, name: string): boolean {
  if (root === 'spot') return true;
  return PUBLIC.test(name) ? root === 'public' : root === 'market';
}
