/** Everything a ccxt client receives over its sockets, before ccxt reads it. To be called before the first watch. */
import type { VenueClient } from './venueClient.ts';

/** The list grows as messages arrive; events of the spot user stream come without their wrapping. */
export function tapMessages(exchange: VenueClient): readonly Record<string, unknown>[] {
  const seen: Record<string, unknown>[] = [];
  const read = exchange.handleMessage.bind(exchange);
  exchange.handleMessage = (client, message) => {
    // A copy, because ccxt changes what it reads.
    const copy = structuredClone(message);
    seen.push(isEvent(copy['event']) ? copy['event'] : copy);
    read(client, message);
  };
  return seen;
}

const isEvent = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
