/** The websocket side: takes connections on the server's port, reads subscriptions, and cuts what the test wants cut. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { z } from 'zod';
import { jsonOf } from '../core/readJson.ts';
import type { VenueClock } from '../core/venueClock.ts';
import { Connection } from './connection.ts';
import type { MarketStreams } from './marketStreams.ts';
import { readAddress, type StreamAddress } from './readAddress.ts';
import type { RequestSocket } from './requestSocket.ts';

const messageSchema = z.object({
  method: z.enum(['SUBSCRIBE', 'UNSUBSCRIBE', 'LIST_SUBSCRIPTIONS']),
  params: z.array(z.string()).default([]),
  id: z.union([z.number(), z.string(), z.null()]),
});

/** No connection lives longer. */
const CONNECTION_LIFE_MS = 86_400_000;

/** User streams and the request sockets they run on, or market streams. */
export type StreamSide = 'user' | 'market';

export interface SocketParts {
  readonly connections: Set<Connection>;
  readonly market: MarketStreams;
  readonly requests: RequestSocket;
  readonly clock: VenueClock;
  /** Whether new connections of that side are turned away. */
  readonly refuses: (side: StreamSide) => boolean;
}

export class SocketServer {
  private readonly parts: SocketParts;
  private readonly server = new WebSocketServer({ noServer: true, autoPong: false });

  constructor(parts: SocketParts) {
    this.parts = parts;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const address = readAddress(request.url ?? '');
      if (address === undefined || (address.root !== 'api' && this.parts.refuses(sideOf(address.root))))
        socket.destroy();
      else this.server.handleUpgrade(request, socket, head, (client) => this.open(client, address));
    });
  }

  /** Closes every connection of that side; code 1006 drops the socket without a word. */
  disconnect(side: StreamSide, code = 1000): void {
    for (const connection of this.of(side)) {
      if (code === 1006) connection.socket.terminate();
      else connection.socket.close(code);
    }
  }

  freeze(side: StreamSide): void {
    for (const connection of this.of(side)) connection.freeze();
  }

  /** Connections that hear events: of the user side only those with a listen key or a subscription. */
  hearing(side: StreamSide): readonly Connection[] {
    return this.of(side).filter((connection) => side === 'market' || connection.isUser);
  }

  /** Sends to everyone that maintenance begins, each in the form of its connection. */
  announceShutdown(now: number): void {
    const event = { e: 'serverShutdown', E: now };
    for (const connection of this.parts.connections)
      connection.send(
        connection.root === 'api'
          ? { event }
          : connection.isCombined
            ? { stream: '!serverShutdown', data: event }
            : event,
      );
  }

  stop(): void {
    for (const connection of this.parts.connections) connection.socket.terminate();
    this.server.close();
  }

  private of(side: StreamSide): readonly Connection[] {
    return [...this.parts.connections].filter((connection) => sideOf(connection.root) === side);
  }

  private open(socket: WebSocket, address: StreamAddress): void {
    const connection = new Connection(socket, address);
    this.parts.connections.add(connection);
    for (const name of address.streams) this.parts.market.subscribe(connection, name);
    socket.on('error', () => socket.terminate());
    const endOfLife = this.parts.clock.after(CONNECTION_LIFE_MS, () => socket.close(1001));
    socket.on('close', () => {
      endOfLife();
      this.parts.connections.delete(connection);
      this.parts.market.forget(connection);
    });
    socket.on('message', (data) => {
      if (!connection.hears) return;
      if (connection.root === 'api') this.parts.requests.take(connection, textOf(data));
      else if (connection.isFlooded()) socket.close(1008, 'Too many requests');
      else this.readSubscription(connection, textOf(data));
    });
  }

  private readSubscription(connection: Connection, text: string): void {
    const parsed = messageSchema.safeParse(jsonOf(text));
    if (!parsed.success) {
      connection.send({ error: { code: 2, msg: 'Invalid request' }, id: null });
      return;
    }
    const { method, params, id } = parsed.data;
    if (method === 'LIST_SUBSCRIPTIONS') {
      connection.send({ result: [...connection.streams], id });
      return;
    }
    for (const name of params)
      if (method === 'SUBSCRIBE') this.parts.market.subscribe(connection, name);
      else this.parts.market.unsubscribe(connection, name);
    connection.send({ result: null, id });
  }
}

const sideOf = (root: Connection['root']): StreamSide => (root === 'private' || root === 'api' ? 'user' : 'market');

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data).toString('utf8');
}
