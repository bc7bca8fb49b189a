/**
 * Who may talk to a loopback server at all. The Host check stops a foreign name that resolves to 127.0.0.1 (DNS rebinding), the Origin check stops
 * other pages in the same browser, also those of other local servers.
 */
import type { IncomingMessage } from 'node:http';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';

export interface Refusal {
  readonly status: number;
  readonly failure: Failure;
}

/** Null when Host names this server and Origin, if there is one, is its own page. */
export function refuseForeignRequest(request: IncomingMessage, port: number): Refusal | null {
  const host = request.headers.host ?? '';
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(host)) return forbidden(`Host ${quoted(host)} is not this desk; use ${names.join(' or ')}.`);
  const origin = request.headers.origin;
  if (origin === undefined || origin === `http://${host}`) return null;
  return forbidden(`Origin ${quoted(origin)} is not this desk's page; expected http://${host}.`);
}

/** A refusal of who asks, with HTTP status 403 unless told. */
export const forbidden = (message: string, status = 403): Refusal => ({
  status,
  failure: failure('FORBIDDEN_SENDER', message),
});

const quoted = (text: string): string => JSON.stringify(text.slice(0, 100));
