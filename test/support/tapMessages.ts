/** Everything a ccxt client receives over its sockets, before ccxt reads it. To be called before the first watch. */
import type { VenueExchange } from './venueExchange.ts';

/** The list grows as messages arrive; events of the spot user stream come without their wrapping. */
export function tapMessages(exchange: VenueExchange): readonly Record<string, unknown>[] {
  const seen: Record<string, unknown>[] = [];
  const read = exchange.handleMessage.bind(exchange);
  exchange.handleMessage = (
    client: unknown,
    message: { event?: Record<string, unknown> } & Record<string, unknown>,
  ) => {
    // ccxt re-quotes large integers in place, so the copy is taken first
    seen.push(structuredClone(message.event ?? message));
    read(client, message);
  };
  return seen;
}
