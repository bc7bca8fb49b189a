/**
 * Hears when USD-M changes a contract: listed, halted, settled, other brackets (protocol: USD-M market streams). What changed is read by question; this
 * only says which symbol to ask about, sooner than the next reading would. Lost connections are dialed again without a word.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { UnixMs } from '../../../../../../shared/values/time.ts';
import type { VenueExchange } from '../../venueExchange.ts';
import { streamTiming, type StreamTiming } from '../streamTiming.ts';
import { UserSession } from '../userSession.ts';

export interface ContractNewsParts {
  /** A view with a listener of its own. */
  readonly exchange: VenueExchange;
  readonly now: () => UnixMs;
  /** The venue's name of the symbol; null where a connection was lost and anything may have been missed. */
  readonly onNews: (venueSymbol: string | null) => void;
  readonly timing?: Partial<StreamTiming>;
}

const STREAM = '!contractInfo';
const contractSchema = z.object({ e: z.literal('contractInfo'), s: z.string() });

export class ContractNews {
  readonly #parts: ContractNewsParts;
  readonly #timing: StreamTiming;
  readonly #closing = new AbortController();
  #session: UserSession | null = null;

  constructor(parts: ContractNewsParts) {
    this.#parts = parts;
    this.#timing = { ...streamTiming, ...parts.timing };
  }

  /** Listens until it is closed; nothing waits for it. */
  async run(): Promise<void> {
    const { signal } = this.#closing;
    const { retryMs, longestRetryMs } = this.#timing;
    let pauseMs = retryMs;
    let wasConnected = false;
    while (!signal.aborted) {
      const stood = await this.#listenOnce(wasConnected);
      pauseMs = stood ? retryMs : Math.min(pauseMs * 2, longestRetryMs);
      wasConnected ||= stood;
      await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  close(): void {
    this.#closing.abort();
    this.#session?.end('closed');
    this.#parts.exchange.setRawListener(null);
  }

  /** One connection from its dial to its end; true when it stood. */
  async #listenOnce(wasConnected: boolean): Promise<boolean> {
    const { exchange, now, onNews } = this.#parts;
    const session = new UserSession({
      exchange,
      timing: this.#timing,
      now,
      onMessage: (message) => this.#hear(message),
      onAlive: () => undefined,
    });
    this.#session = session;
    try {
      // ccxt types the address as anything.
      const socket = await session.dial(String(exchange.pro.getWsUrl('future', 'market')));
      if (this.#closing.signal.aborted) session.end('closed');
      socket.send({ method: 'SUBSCRIBE', params: [STREAM], id: 1 });
      if (wasConnected) onNews(null);
      await session.ended;
      return true;
    } catch {
      session.end('not opened');
      return false;
    }
  }

  #hear(message: unknown): void {
    const parsed = contractSchema.safeParse(message);
    if (parsed.success) this.#parts.onNews(parsed.data.s);
  }
}
