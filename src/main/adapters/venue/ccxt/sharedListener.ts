/** An exchange that several streams listen to: each view of it has a listener of its own, and every listener hears all. */
import type { SocketListener } from './observedExchange.ts';
import type { VenueExchange } from './venueExchange.ts';

/** Returns what makes a view; the exchange's own listener is taken from now on. */
export function sharedListener(exchange: VenueExchange): () => VenueExchange {
  const listeners = new Map<object, SocketListener>();
  const each = (tell: (listener: SocketListener) => void): void => {
    for (const listener of listeners.values()) tell(listener);
  };
  exchange.setRawListener({
    message: (client, message) => each((listener) => listener.message(client, message)),
    connected: (client) => each((listener) => listener.connected?.(client)),
    lost: (client, error) => each((listener) => listener.lost?.(client, error)),
  });
  return () => {
    const view = {};
    return {
      ...exchange,
      setRawListener: (next) => {
        if (next === null) listeners.delete(view);
        else listeners.set(view, next);
      },
    };
  };
}
