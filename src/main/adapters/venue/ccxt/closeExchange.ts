/**
 * Ends an exchange of the library with all that is under way: its sockets, politely but not for long, then its requests and their connections, which
 * the library's own close leaves alone until their timers are over.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { SECOND_MS } from '../../../../shared/values/time.ts';
import type { ProExchange } from './venueExchange.ts';

/** A peer that is gone answers no close: the socket below would wait half a minute for it. */
const LONGEST_CLOSE_MS = SECOND_MS;

/** What is used of what the library types as anything. */
interface Socket {
  terminate?(): void;
}
interface Connections {
  /** Fails what is under way. */
  destroy(): Promise<void>;
}

/** Resolves when nothing of it is left: each request under way has failed. */
export async function closeExchange(exchange: ProExchange): Promise<void> {
  const clients = Object.values(exchange.clients);
  await Promise.race([exchange.close(), delay(LONGEST_CLOSE_MS, undefined, { ref: false })]);
  for (const { connection } of clients) (connection as Socket | undefined)?.terminate?.();
  await (exchange.fetchDispatcher as Connections | undefined)?.destroy();
}
