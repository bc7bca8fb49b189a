/** Adds the WebSocket /desk to a loopback server: guard, admission, then the hub. Refusals are HTTP answers with the failure as JSON. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Result } from '../../../shared/base/result.ts';
import type { Caller } from '../../desk/desk.ts';
import { forbidden, refuseForeignRequest, type Refusal } from './requestGuard.ts';
import type { SocketHub } from './socketHub.ts';

/** Path of the WebSocket on both hosts. */
const DESK_PATH = '/desk';

export function attachDeskSocket(parts: {
  readonly server: Server;
  readonly hub: SocketHub;
  /** Port the server listens on; asked per request because it is known only after listening. */
  readonly port: () => number;
  readonly admit: (request: IncomingMessage) => Result<Caller, Refusal>;
}): void {
  parts.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A client that vanishes during the handshake must not end the process.
    socket.on('error', () => socket.destroy());
    if (request.url !== DESK_PATH) return refuse(socket, forbidden(`The desk listens on ${DESK_PATH}.`, 404));
    const foreign = refuseForeignRequest(request, parts.port());
    if (foreign !== null) return refuse(socket, foreign);
    const caller = parts.admit(request);
    if (!caller.ok) return refuse(socket, caller.error);
    parts.hub.accept({ request, socket, head }, caller.value);
  });
}

function refuse(socket: Duplex, refusal: Refusal): void {
  const body = JSON.stringify({ ok: false, error: refusal.failure });
  const head = [
    `HTTP/1.1 ${refusal.status} Refused`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
