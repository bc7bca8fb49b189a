/**
 * Trades the token of the printed address for a cookie. The token stays good until the host stops, so that a reload or a second tab of the
 * printed address works; the cookie is what every connection is checked by.
 */
import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Caller } from '../../desk/desk.ts';
import { forbidden, type Refusal } from '../socket/requestGuard.ts';
import { isSameSecret, newToken } from '../socket/secret.ts';

export interface Sessions {
  /** What the fragment of the printed address carries. */
  readonly urlToken: string;
  /** The Set-Cookie value for a right token, or null for a wrong one. */
  trade(token: string, port: number): string | null;
  /** The caller behind the request's cookie. */
  admit(request: IncomingMessage, port: number): Result<Caller, Refusal>;
}

/** More than a trader's tabs; beyond it the oldest session ends. */
const MAX_SESSIONS = 50;

export function openSessions(): Sessions {
  const urlToken = newToken();
  const names = new Map<string, string>();
  let opened = 0;
  return {
    urlToken,
    trade: (token, port) => {
      if (!isSameSecret(token, urlToken)) return null;
      const id = newToken();
      opened += 1;
      names.set(id, `browser-${opened}`);
      const [oldest] = names.keys();
      if (names.size > MAX_SESSIONS && oldest !== undefined) names.delete(oldest);
      return `${cookieName(port)}=${id}; Path=/; HttpOnly; SameSite=Strict`;
    },
    admit: (request, port) => {
      const session = names.get(cookieOf(request, port) ?? '');
      if (session !== undefined) return ok({ role: 'ui', session });
      return err(
        forbidden('No session. Open the address that the desk printed when it started, with its #token.', 401),
      );
    },
  };
}

/** Cookies do not know ports: without the port in its name, two desks on one machine would overwrite each other's. */
const cookieName = (port: number): string => `breakwater-${port}`;

function cookieOf(request: IncomingMessage, port: number): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const prefix = `${cookieName(port)}=`;
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}
