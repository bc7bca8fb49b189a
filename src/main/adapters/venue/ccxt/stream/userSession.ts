/** One life of an account stream: a socket that is subscribed, watched for silence, and over at the first sign of its end. */
import type { UnixMs } from '../../../../../shared/values/time.ts';
import type { VenueExchange } from '../venueExchange.ts';
import { kindOf } from './messageKind.ts';
import type { StreamTiming } from './streamTiming.ts';
import { dialSocket, type UserSocket } from './userSocket.ts';

export interface SessionParts {
  readonly exchange: VenueExchange;
  readonly timing: StreamTiming;
  readonly now: () => UnixMs;
  readonly onMessage: (message: unknown) => void;
  readonly onAlive: () => void;
}

/** Events after which nothing more comes, although the socket may stay open; ccxt ignores them. */
const LAST_WORDS: Readonly<Record<string, string>> = {
  listenKeyExpired: 'The listen key expired',
  eventStreamTerminated: 'The venue ended the stream',
  serverShutdown: 'The venue is about to restart its server',
};

export class UserSession {
  /** Resolves with the reason when the session is over, whoever ended it. */
  readonly ended: Promise<string>;
  readonly #parts: SessionParts;
  readonly #cleanups: (() => void)[] = [];
  #aliveAt: UnixMs;
  #resolveEnd: (text: string) => void = () => undefined;
  #isOver = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#aliveAt = parts.now();
    this.ended = new Promise((resolve) => {
      this.#resolveEnd = resolve;
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Dials and watches the socket. Throws StreamFailure. */
  async dial(url: string): Promise<UserSocket> {
    const { exchange, timing } = this.#parts;
    const socket = await dialSocket(exchange, {
      url,
      dialMs: timing.dialMs,
      events: {
        onMessage: (message) => this.#hear(message),
        onAlive: () => this.#live(),
        onClosed: (text) => this.end(text),
      },
    });
    this.#live();
    this.onEnd(() => socket.drop());
    this.every(timing.pingMs, () => socket.ping());
    this.every(timing.checkMs, () => this.#watch());
    return socket;
  }

  /** Ends the session; only the first reason counts. */
  end(text: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const cleanup of this.#cleanups.splice(0)) cleanup();
    this.#resolveEnd(text);
  }

  /** Runs the work as long as the session lasts. */
  every(periodMs: number, work: () => void): void {
    const timer = setInterval(work, periodMs);
    this.onEnd(() => clearInterval(timer));
  }

  /** Runs once, when the session is over or at once when it already is. */
  onEnd(cleanup: () => void): void {
    if (this.#isOver) cleanup();
    else this.#cleanups.push(cleanup);
  }

  #hear(message: unknown): void {
    this.#parts.onMessage(message);
    const inner = typeof message === 'object' && message !== null && 'event' in message ? message.event : message;
    const lastWords = LAST_WORDS[kindOf(inner) ?? ''];
    if (lastWords !== undefined) this.end(lastWords);
  }

  #live(): void {
    this.#aliveAt = this.#parts.now();
    this.#parts.onAlive();
  }

  #watch(): void {
    const silentMs = this.#parts.now() - this.#aliveAt;
    if (silentMs > this.#parts.timing.silentMs) this.end(`Nothing was heard for ${Math.round(silentMs / 1_000)} s`);
  }
}
