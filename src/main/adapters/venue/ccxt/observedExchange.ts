/** A ccxt exchange whose sockets can be listened to below ccxt's caches: every message, every connection made and lost. */
import type { pro } from 'ccxt';
import { kindOf } from './stream/messageKind.ts';

type ProClass = typeof pro.binance;
type Exchange = InstanceType<ProClass>;

/** A socket of the exchange, as far as its address goes. */
export interface SocketClient {
  readonly url: string;
}

export interface SocketListener {
  /** Every message as parsed, before ccxt handles it. Integers of 15 digits and more are text. */
  message(client: SocketClient, message: unknown): void;
  connected?(client: SocketClient): void;
  /** Closed or broken; may be said twice for one loss. */
  lost?(client: SocketClient, error: unknown): void;
}

const ACCOUNT_NEWS: ReadonlySet<string | null> = new Set(['ORDER_TRADE_UPDATE', 'ACCOUNT_UPDATE', 'TRADE_LITE']);
const isAccountNews = (message: unknown): boolean => ACCOUNT_NEWS.has(kindOf(message));

/** Subclass of a ccxt pro class that tells whoever listens at the time. */
export function observedExchange(Base: ProClass, listener: () => SocketListener | null): ProClass {
  return class ObservedExchange extends Base {
    override handleMessage(...[client, message]: Parameters<Exchange['handleMessage']>): void {
      listener()?.message(client, message);
      // What the account tells is read from the message itself: ccxt's own caches of it would cost as much again.
      if (!isAccountNews(message)) super.handleMessage(client, message);
    }

    override onConnected(client: SocketClient, message?: unknown): void {
      super.onConnected(client, message);
      listener()?.connected?.(client);
    }

    override onError(client: SocketClient, error: unknown): void {
      super.onError(client, error);
      listener()?.lost?.(client, error);
    }

    override onClose(client: SocketClient, error: unknown): void {
      super.onClose(client, error);
      listener()?.lost?.(client, error);
    }
  };
}
