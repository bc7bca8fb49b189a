/**
 * All WebSocket clients of one desk: requests in, replies, numbered events and heartbeats out.
 * A client that does not read is dropped before it can hold memory or time of the desk; it reconnects and asks for a new snapshot.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { HEARTBEAT_MS, MAX_MESSAGE_BYTES } from '../../../shared/ipc/limits.ts';
import type { Caller, Desk, Logger } from '../../desk/desk.ts';
import { answerRequest } from './answerRequest.ts';

export interface SocketHub {
  /** Completes the upgrade of a request that was let in as `caller`. */
  accept(
    upgrade: { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
    caller: Caller,
  ): void;
  /** Lets running commands answer, says goodbye to every client and stops. */
  close(): Promise<void>;
}

/** Messages up to this size are answered with PAYLOAD_TOO_LARGE; larger ones close the connection with 1009 unread. */
const HARD_MESSAGE_BYTES = MAX_MESSAGE_BYTES * 4;
/** Unsent bytes at which a client counts as not reading. A whole view of 1,000 positions has about 1 MB. */
const MAX_BUFFERED_BYTES = 4_194_304;
const GOODBYE_MS = 1_000;

/** Opens the hub; it listens to the desk's events until closed. */
export function openSocketHub(desk: Desk, log: Logger): SocketHub {
  const server = new WebSocketServer({ noServer: true, maxPayload: HARD_MESSAGE_BYTES, perMessageDeflate: false });
  const running = new Set<Promise<void>>();
  const broadcast = (frame: object): void => {
    if (server.clients.size === 0) return;
    const text = JSON.stringify(frame);
    for (const client of server.clients) sendOrDrop(client, text, log);
  };
  const unsubscribe = desk.subscribe(broadcast);
  const heartbeat = setInterval(() => broadcast({ heartbeat: Date.now() }), HEARTBEAT_MS);
  return {
    accept: ({ request, socket, head }, caller) =>
      server.handleUpgrade(request, socket, head, (client) => serveClient({ client, desk, caller, log, running })),
    close: async () => {
      clearInterval(heartbeat);
      unsubscribe();
      await settleWithin(running, GOODBYE_MS);
      await sayGoodbye(server);
    },
  };
}

function serveClient(link: {
  readonly client: WebSocket;
  readonly desk: Desk;
  readonly caller: Caller;
  readonly log: Logger;
  readonly running: Set<Promise<void>>;
}): void {
  const { client, caller, log, running } = link;
  log.info('Client connected', { session: caller.session, role: caller.role });
  client.on('error', (error) =>
    log.warn('Client connection failed', { session: caller.session, error: error.message }),
  );
  client.on('close', (code) => log.info('Client left', { session: caller.session, code }));
  client.on('message', (data, isBinary) => {
    const message = isBinary || !Buffer.isBuffer(data) ? null : data;
    const answer = answerRequest(link.desk, caller, message)
      .then((reply) => {
        if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify(reply));
      })
      .catch((thrown: unknown) =>
        log.error('A reply could not be sent', { session: caller.session, error: String(thrown) }),
      );
    running.add(answer);
    void answer.finally(() => running.delete(answer));
  });
}

function sendOrDrop(client: WebSocket, text: string, log: Logger): void {
  if (client.readyState !== WebSocket.OPEN) return;
  if (client.bufferedAmount <= MAX_BUFFERED_BYTES) return client.send(text);
  log.warn('A client does not read its events and was dropped', { bufferedBytes: client.bufferedAmount });
  client.terminate();
}

async function sayGoodbye(server: WebSocketServer): Promise<void> {
  const left = [...server.clients].map((client) => new Promise((resolve) => client.once('close', resolve)));
  for (const client of server.clients) client.close(1001, 'The desk stops.');
  await settleWithin(left, GOODBYE_MS);
  for (const client of server.clients) client.terminate();
  server.close();
}

/** Waits for all, but not longer than `ms`. */
async function settleWithin(work: Iterable<Promise<unknown>>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([Promise.allSettled(work), timeout]);
  clearTimeout(timer);
}
