/** The USD-M account stream: a listen key, the socket that is named after it, and the key prolonged by a timer of our own. */
import { z } from 'zod';
import type { VenueExchange } from '../../venueExchange.ts';
import { asStreamFailure } from '../streamFailure.ts';
import { UserSession, type SessionParts } from '../userSession.ts';

const listenKeySchema = z.object({ listenKey: z.string().min(1) });
/** The venue does not know the key any more. */
const KEY_UNKNOWN = '-1125';

/** Opens a session. Throws StreamFailure. */
export async function openUsdmSession(parts: SessionParts): Promise<UserSession> {
  const session = new UserSession(parts);
  try {
    const key = await newListenKey(parts.exchange);
    // ccxt would send no prolonging request for this account type, so nothing of its key handling is used.
    await session.dial(parts.exchange.pro.getPrivateWsUrl('future', key));
    keepKey(session, parts);
    return session;
  } catch (error) {
    session.end('not opened');
    throw asStreamFailure(error);
  }
}

async function newListenKey(exchange: VenueExchange): Promise<string> {
  const { body } = await exchange.send({ api: 'fapiPrivate', method: 'POST', path: 'listenKey' });
  return listenKeySchema.parse(body).listenKey;
}

/** Prolongs the key until the session is over; ends the session when the venue does not know it, or when it grows too old. */
function keepKey(session: UserSession, { exchange, timing, now }: SessionParts): void {
  let prolongedAt = now();
  let isAsking = false;
  let nextAt = prolongedAt + timing.keyRefreshMs;
  const prolong = async (): Promise<void> => {
    try {
      await exchange.send({ api: 'fapiPrivate', method: 'PUT', path: 'listenKey' });
      prolongedAt = now();
      nextAt = prolongedAt + timing.keyRefreshMs;
    } catch (error) {
      nextAt = now() + timing.keyRetryMs;
      if (asStreamFailure(error).code === KEY_UNKNOWN) session.end('The venue does not know the listen key any more');
      else if (now() - prolongedAt > timing.keyLifeMs) session.end('The listen key could not be prolonged in time');
    }
  };
  session.every(timing.checkMs, () => {
    if (isAsking || now() < nextAt) return;
    isAsking = true;
    void prolong().finally(() => {
      isAsking = false;
    });
  });
}
