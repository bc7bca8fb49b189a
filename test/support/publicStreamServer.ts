/** A loopback venue with public data only, shaped like Binance USD-M: HTTP under /fapi/v1, streams under /fut/{public,market}/ws. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';

export type KlineRow = readonly [
  openTime: number,
  open: string,
  high: string,
  low: string,
  close: string,
  volume: string,
];

/** What the venue shows: last, bid and ask by venue symbol such as BTCUSDT. */
export interface VenueQuote {
  readonly last: string;
  readonly bid: string;
  readonly ask: string;
}

const record = z.record(z.string(), z.unknown());
const subscription = z.object({ method: z.string(), params: z.array(z.string()), id: z.int() });

/** A fixture as an object of its fields. */
const fixture = (name: string): Record<string, unknown> =>
  record.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'exchangeFixtures', name), 'utf8')));

export class PublicStreamServer {
  /** Paths of all requests, newest last. */
  readonly requests: string[] = [];
  /** off: connections are cut at once; silent: accepted and subscribed, nothing is sent. */
  streams: 'on' | 'silent' | 'off' = 'on';
  /** hang: requests are taken and never answered. */
  http: 'on' | 'hang' | 'off' = 'on';
  readonly quotes = new Map<string, VenueQuote>();
  readonly klines = new Map<string, readonly KlineRow[]>();
  /** The order book of every symbol, as the venue writes it. */
  depth: { readonly lastUpdateId: number; readonly bids: readonly string[][]; readonly asks: readonly string[][] } = {
    lastUpdateId: 1,
    bids: [],
    asks: [],
  };
  private readonly server = createServer((request, response) => this.answer(request, response));
  private readonly sockets = new WebSocketServer({ noServer: true });
  private readonly subscribed = new Map<WebSocket, Set<string>>();
  private waiting: { readonly streams: readonly string[]; readonly done: () => void }[] = [];

  async listen(): Promise<void> {
    this.server.on('upgrade', (request, socket, head) => {
      this.requests.push(request.url ?? '');
      if (this.streams === 'off') socket.destroy();
      else this.sockets.handleUpgrade(request, socket, head, (client) => this.accept(client));
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  /** Addresses for ccxt, in its own nesting. */
  get endpoints() {
    const rest = `http://127.0.0.1:${this.port}/fapi`;
    return {
      fapiPublic: `${rest}/v1`,
      fapiPublicV2: `${rest}/v2`,
      fapiPublicV3: `${rest}/v3`,
      ws: { future: `ws://127.0.0.1:${this.port}/fut/ws` },
    };
  }

  /** Resolves when each of the streams is subscribed. */
  subscribedTo(...streams: readonly string[]): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ streams, done: resolve });
      this.wake();
    });
  }

  sendQuote(symbol: string, { bid, ask }: Pick<VenueQuote, 'bid' | 'ask'>, time: number): void {
    const event = { ...fixture('ws.futures.bookTicker.json'), s: symbol, ps: symbol, b: bid, a: ask, T: time, E: time };
    this.send(`${symbol.toLowerCase()}@bookTicker`, event);
  }

  sendTrade(symbol: string, price: string, time: number): void {
    this.send(`${symbol.toLowerCase()}@trade`, {
      ...fixture('ws.futures.trade.json'),
      s: symbol,
      p: price,
      T: time,
      E: time,
    });
  }

  sendKline(symbol: string, [t, o, h, l, c, v]: KlineRow, time: number): void {
    const event = fixture('ws.futures.kline.closed.json');
    const k = { ...record.parse(event['k']), t, T: t + 59_999, s: symbol, o, h, l, c, v, x: false };
    this.send(`${symbol.toLowerCase()}@kline_1m`, { ...event, E: time, s: symbol, k });
  }

  /** Announces maintenance the way the venue does; ccxt ignores it. */
  announceShutdown(): void {
    for (const client of this.subscribed.keys()) client.send(JSON.stringify(fixture('ws.serverShutdown.raw.json')));
  }

  dropSockets(): void {
    for (const client of this.subscribed.keys()) client.terminate();
    this.subscribed.clear();
  }

  async close(): Promise<void> {
    this.dropSockets();
    this.sockets.close();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private get port(): number {
    const address: AddressInfo | string | null = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  private accept(client: WebSocket): void {
    const streams = new Set<string>();
    this.subscribed.set(client, streams);
    client.on('close', () => this.subscribed.delete(client));
    client.on('message', (data: Buffer) => {
      const message = subscription.parse(JSON.parse(data.toString()));
      for (const stream of message.params) streams.add(stream);
      client.send(JSON.stringify({ ...fixture('ws.subscribe.ack.json'), id: message.id }));
      this.wake();
    });
  }

  private wake(): void {
    const open = new Set([...this.subscribed.values()].flatMap((streams) => [...streams]));
    const isOpen = ({ streams }: { readonly streams: readonly string[] }): boolean =>
      streams.every((each) => open.has(each));
    const ready = this.waiting.filter(isOpen);
    this.waiting = this.waiting.filter((each) => !isOpen(each));
    for (const { done } of ready) done();
  }

  private send(stream: string, event: Record<string, unknown>): void {
    if (this.streams !== 'on') return;
    for (const [client, streams] of this.subscribed) if (streams.has(stream)) client.send(JSON.stringify(event));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    this.requests.push(url.pathname + url.search);
    if (this.http === 'hang') return;
    if (this.http === 'off') {
      request.socket.destroy();
      return;
    }
    const body = this.bodyFor(url.pathname, url.searchParams);
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { code: -1, msg: `no such path ${url.pathname}` }));
  }

  private bodyFor(path: string, query: URLSearchParams): unknown {
    const symbol = query.get('symbol') ?? '';
    switch (path) {
      case '/fapi/v1/exchangeInfo':
        return fixture('futures.exchangeInfo.json');
      case '/fapi/v1/ticker/24hr':
        return {
          ...fixture('futures.ticker24hr.single.json'),
          symbol,
          lastPrice: this.quotes.get(symbol)?.last,
          closeTime: Date.now(),
        };
      case '/fapi/v1/ticker/bookTicker':
        return [...this.quotes].map(([name, { bid, ask }]) => ({
          symbol: name,
          bidPrice: bid,
          askPrice: ask,
          bidQty: '1',
          askQty: '1',
        }));
      case '/fapi/v1/depth':
        return this.depth;
      case '/fapi/v1/klines': {
        const since = Number(query.get('startTime') ?? 0);
        const rows = (this.klines.get(symbol) ?? []).filter(([openTime]) => openTime >= since);
        return rows.map(([t, o, h, l, c, v]) => [t, o, h, l, c, v, t + 59_999, '0', 1, '0', '0', '0']);
      }
      default:
        return null;
    }
  }
}
