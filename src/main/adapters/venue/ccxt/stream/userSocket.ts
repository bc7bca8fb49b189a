/**
 * One socket of ccxt's for the account stream. ccxt dials and signs; what comes is heard below its caches, and whether the peer is alive is
 * found out by own pings: ccxt itself would take minutes.
 */
import type { ProExchange, VenueExchange } from '../venueExchange.ts';
import { StreamFailure } from './streamFailure.ts';

type Client = ProExchange['clients'][string];

export interface SocketEvents {
  /** Every message as parsed. Integers of 15 digits and more are text. */
  onMessage(message: unknown): void;
  /** Anything came from the peer, pings and pongs included. */
  onAlive(): void;
  /** Closed or broken; said once, and not after drop(). */
  onClosed(text: string): void;
}

export interface UserSocket {
  /** Sends as JSON; what cannot be sent is noticed as silence or as a close. */
  send(message: Readonly<Record<string, unknown>>): void;
  ping(): void;
  /** Gives the socket up at once, without waiting for the peer. */
  drop(): void;
}

/** What is used of the socket below a ccxt client. */
interface RawSocket {
  on(event: 'ping' | 'pong', listener: () => void): unknown;
  ping(): void;
  terminate(): void;
}

export interface DialOptions {
  readonly url: string;
  readonly dialMs: number;
  readonly events: SocketEvents;
}

/** Dials; throws StreamFailure when the socket does not stand in time. */
export function dialSocket(exchange: VenueExchange, { url, dialMs, events }: DialOptions): Promise<UserSocket> {
  const socket = new CcxtSocket(exchange, url);
  return new Promise((resolve, reject) => {
    const fail = (text: string): void => {
      if (socket.isDropped) return;
      socket.drop();
      clearTimeout(timer);
      reject(new StreamFailure(text));
      events.onClosed(text);
    };
    const timer = setTimeout(() => fail(`No connection within ${dialMs} ms`), dialMs);
    exchange.setRawListener({
      message: (client, message) => {
        if (!socket.owns(client)) return;
        events.onAlive();
        events.onMessage(message);
      },
      connected: (client) => {
        if (!socket.owns(client)) return;
        clearTimeout(timer);
        resolve(socket);
      },
      lost: (client, error) => {
        if (socket.owns(client)) fail(lostText(error));
      },
    });
    socket.connect(() => events.onAlive()).catch((error: unknown) => fail(lostText(error)));
  });
}

class CcxtSocket implements UserSocket {
  readonly #clients: Record<string, Client>;
  readonly #client: Client;
  #isDropped = false;

  constructor({ pro }: VenueExchange, url: string) {
    this.#clients = pro.clients;
    // A client that broke stays in ccxt's table under some paths; a new dial needs a new one.
    Reflect.deleteProperty(this.#clients, url);
    this.#client = pro.client(url);
  }

  get isDropped(): boolean {
    return this.#isDropped;
  }

  owns(client: unknown): boolean {
    return client === this.#client && !this.#isDropped;
  }

  async connect(onAlive: () => void): Promise<void> {
    const connected = this.#client.connect(0);
    for (const sign of ['ping', 'pong'] as const) this.#raw()?.on(sign, onAlive);
    await connected;
  }

  send(message: Readonly<Record<string, unknown>>): void {
    void this.#client.send(message).catch(() => undefined);
  }

  ping(): void {
    if (this.#client.isOpen()) this.#raw()?.ping();
  }

  drop(): void {
    const { url } = this.#client;
    this.#isDropped = true;
    if (this.#clients[url] === this.#client) Reflect.deleteProperty(this.#clients, url);
    this.#client.error ??= new Error('given up');
    this.#client.reset(this.#client.error);
    this.#raw()?.terminate();
  }

  #raw(): RawSocket | undefined {
    // ccxt types it as anything; under Node it is a WebSocket of the ws package, absent before the first dial.
    return this.#client.connection as RawSocket | undefined;
  }
}

function lostText(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number')
    return `The venue closed the connection (${error.code})`;
  return error instanceof Error ? `The connection broke: ${error.message}` : 'The connection broke';
}
