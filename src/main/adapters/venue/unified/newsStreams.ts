/** The account streams of the library, as far as the exchange has any: each message says that there is news, and nothing else. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../../../ports/logger.ts';
import { SECOND_MS } from '../../../../shared/values/time.ts';
import { clean } from '../ccxt/callError.ts';
import type { UnifiedExchange } from './unifiedExchange.ts';

const FIRST_RETRY_MS = SECOND_MS;
const LONGEST_RETRY_MS = 30 * SECOND_MS;

export interface NewsStreamsOptions {
  readonly exchange: UnifiedExchange;
  readonly logger: Logger;
  readonly onNews: () => void;
}

export class NewsStreams {
  readonly #options: NewsStreamsOptions;
  readonly #broken = new Set<string>();
  readonly #closing = new AbortController();

  constructor(options: NewsStreamsOptions) {
    this.#options = options;
    for (const method of options.exchange.capabilities.streams) void this.#listen(method);
  }

  /** Whether every stream the exchange has stands, as far as known. */
  isListening(): boolean {
    const { streams } = this.#options.exchange.capabilities;
    return streams.length > 0 && this.#broken.size === 0 && !this.#closing.signal.aborted;
  }

  close(): void {
    this.#closing.abort();
  }

  /** The library resolves with the next message, and connects again by itself when it is asked again. */
  async #listen(method: 'watchOrders' | 'watchMyTrades'): Promise<void> {
    const { exchange, logger, onNews } = this.#options;
    const { signal } = this.#closing;
    let retryMs = FIRST_RETRY_MS;
    while (!signal.aborted) {
      try {
        await exchange.call(method, [], { status: null, body: '', sent: () => undefined });
        this.#broken.delete(method);
        retryMs = FIRST_RETRY_MS;
        onNews();
      } catch (error) {
        if (signal.aborted) return;
        this.#broken.add(method);
        // What happened while nobody listened is read from the record.
        onNews();
        const text = clean(error instanceof Error ? error.message : String(error));
        logger.warn('An account stream of the exchange library failed', { method, text });
        await delay(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
        retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
      }
    }
  }
}
