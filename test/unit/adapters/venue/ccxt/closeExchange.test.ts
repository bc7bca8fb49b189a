/** Closing the library's exchange against a peer that takes requests and sockets, and then does nothing any more. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { createVenueExchange, type VenueExchange } from '../../../../../src/main/adapters/venue/ccxt/venueExchange.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

/** Requests are never answered; sockets are accepted and never read. */
async function startDeadPeer() {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.pause());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
  });
  return { server, sockets, port: (server.address() as AddressInfo).port };
}

const openAt = (port: number): Promise<VenueExchange> =>
  createVenueExchange({
    account: {
      exchange: 'binance',
      market: 'PERP',
      environment: 'custom',
      endpoints: {
        rest: `http://127.0.0.1:${port}`,
        stream: `ws://127.0.0.1:${port}/fut`,
        wsApi: `ws://127.0.0.1:${port}/ws-api/v3`,
      },
      legacy: {},
    },
    credentials: { apiKey: 'key', secret: 'secret' },
    now: () => unixMs(1_700_000_000_000),
  });

it('fails what is under way as unknown, and waits for no peer that is gone', async () => {
  const { server, sockets, port } = await startDeadPeer();
  const exchange = await openAt(port);
  const connected = once(sockets, 'connection') as Promise<[WebSocket]>;
  const client = exchange.pro.client(`ws://127.0.0.1:${port}/fut/ws/1`);
  await client.connect(0);
  const [peer] = await connected;
  const asked = once(server, 'request');
  const outcome = exchange.send({ api: 'fapiPrivate', method: 'POST', path: 'order' }).then(
    () => 'answered',
    (error: unknown) => error,
  );
  await asked;
  const startedAt = performance.now();
  await exchange.close();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(await outcome).toMatchObject({ facts: { outcome: 'unknown', code: 'NO_ANSWER' } });
  peer.resume();
  await once(peer, 'close');
  expect(sockets.clients.size).toBe(0);
});
