/** Plain requests of the browser host: the page's own files, and the trade of the fragment token for a cookie. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { failure } from '../../../shared/ipc/failure.ts';
import { securityHeaders } from '../contentSecurity.ts';
import { findRendererFile } from '../rendererFile.ts';
import { forbidden, refuseForeignRequest, type Refusal } from '../socket/requestGuard.ts';
import type { Sessions } from './sessions.ts';

interface HttpParts {
  readonly rendererDir: string;
  readonly sessions: Sessions;
  readonly port: number;
}

const MAX_BODY_BYTES = 1_024;
const tradeSchema = z.strictObject({ token: z.string().max(100) });

/** Answers one request; never throws. */
export async function handleHttp(request: IncomingMessage, response: ServerResponse, parts: HttpParts): Promise<void> {
  const { port } = parts;
  const headers = securityHeaders([`ws://127.0.0.1:${port}`, `ws://localhost:${port}`]);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  const foreign = refuseForeignRequest(request, port);
  if (foreign !== null) return sendRefusal(response, foreign);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path === '/session') return handleSession(request, response, parts);
  if (request.method === 'GET' || request.method === 'HEAD') return sendFile(response, parts.rendererDir, path);
  response.setHeader('Allow', 'GET, HEAD');
  return sendRefusal(response, forbidden('Only GET and HEAD are answered here.', 405));
}

/** POST trades the token; GET tells a page whether its cookie is good, which a failed WebSocket cannot. */
async function handleSession(request: IncomingMessage, response: ServerResponse, parts: HttpParts): Promise<void> {
  if (request.method === 'GET') {
    const caller = parts.sessions.admit(request, parts.port);
    return caller.ok ? sendNothing(response) : sendRefusal(response, caller.error);
  }
  if (request.method !== 'POST') return sendRefusal(response, forbidden('Only GET and POST are answered here.', 405));
  if (request.headers.origin === undefined) return sendRefusal(response, forbidden('The request has no Origin.'));
  const body = await readBody(request);
  const trade = body === null ? null : parseTrade(body);
  if (trade === null) return sendRefusal(response, badTrade);
  const cookie = parts.sessions.trade(trade.token, parts.port);
  if (cookie === null)
    return sendRefusal(response, forbidden('The token is wrong. Use the address printed by the running desk.', 401));
  response.setHeader('Set-Cookie', cookie);
  return sendNothing(response);
}

async function sendFile(response: ServerResponse, rendererDir: string, path: string): Promise<void> {
  const file = await findRendererFile(rendererDir, path);
  if (file === null)
    return sendRefusal(response, { status: 404, failure: failure('NOT_FOUND', 'There is no such file.') });
  response.setHeader('Content-Type', file.contentType);
  response.setHeader('Cache-Control', file.cacheControl);
  response.setHeader('Content-Length', file.body.length);
  response.writeHead(200).end(response.req.method === 'HEAD' ? undefined : file.body);
}

/** The body as text, or null when it is longer than a trade can be or the client went away. */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
      if (body.length <= MAX_BODY_BYTES) return;
      request.pause();
      resolve(null);
    });
    request.on('end', () => resolve(body));
    request.on('error', () => resolve(null));
  });
}

function parseTrade(body: string): z.output<typeof tradeSchema> | null {
  try {
    return tradeSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

const badTrade: Refusal = {
  status: 400,
  failure: failure('INVALID_INPUT', 'Expected the JSON object {"token": "..."}.'),
};

function sendNothing(response: ServerResponse): void {
  response.writeHead(204).end();
}

function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Connection', 'close');
  response.writeHead(refusal.status).end(JSON.stringify({ ok: false, error: refusal.failure }));
}
