/** Keeps one account stream connected, and what was missed asked for, until it is closed. */
import { setTimeout as delay } from 'node:timers/promises';
import type { AccountEvent } from '../../../../ports/venue.ts';
import type { Logger } from '../../../../ports/logger.ts';
import type { UnixMs } from '../../../../../shared/values/time.ts';
import type { AccountTranslator } from './accountTranslator.ts';
import { Backfill } from './backfill.ts';
import { HeldEvents } from './heldEvents.ts';
import { asStreamFailure } from './streamFailure.ts';
import type { StreamTiming } from './streamTiming.ts';
import type { SessionParts, UserSession } from './userSession.ts';

export interface StreamLoopParts {
  /** Opens a session; throws what asStreamFailure reads. */
  readonly open: (parts: Pick<SessionParts, 'onMessage' | 'onAlive'>) => Promise<UserSession>;
  readonly translator: AccountTranslator;
  readonly askAboutStops: (stops: readonly string[]) => void;
  readonly onEvent: (event: AccountEvent) => void;
  readonly onLost: (text: string) => void;
  readonly onBack: () => Promise<void>;
  readonly now: () => UnixMs;
  readonly logger: Logger;
  readonly timing: StreamTiming;
}

const LONGEST_CLOSE_MS = 1_000;

export class StreamLoop {
  readonly #parts: StreamLoopParts;
  readonly #events: HeldEvents;
  readonly #backfill: Backfill;
  readonly #closing = new AbortController();
  readonly #firstTry = Promise.withResolvers<void>();
  #said: 'up' | 'down' | null = null;
  #isRefusalTold = false;
  #heardAt: UnixMs | null = null;
  #session: UserSession | null = null;
  #running: Promise<void> | null = null;
  /** Tries in a row that did not stand for long. */
  #tries = 0;

  constructor(parts: StreamLoopParts) {
    const { translator, now, logger, timing } = parts;
    this.#parts = parts;
    this.#events = new HeldEvents(parts.onEvent);
    this.#backfill = new Backfill({
      ask: parts.onBack,
      onComplete: (askedAt) => this.#events.send(translator.complete(askedAt)),
      now,
      pauseMs: timing.askMs,
      limitMs: timing.answerAllMs,
      logger,
    });
  }

  /** Resolves after the first try. */
  start(): Promise<void> {
    this.#running ??= this.#run();
    return this.#firstTry.promise;
  }

  /** Says nothing more. Waits for the end of what is under way, but not long for a venue that does not answer. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#session?.end('closed');
    await Promise.race([this.#running, delay(LONGEST_CLOSE_MS, undefined, { ref: false })]);
  }

  lastMessageAt(): UnixMs | null {
    return this.#heardAt;
  }

  /** Takes what waited for an answer from elsewhere. */
  send(events: readonly AccountEvent[]): void {
    this.#safely(() => this.#events.send(events));
  }

  /** Tells at once what the venue's record says: it is older than what is held back. */
  tell(events: readonly AccountEvent[]): void {
    if (this.#closing.signal.aborted) return;
    this.#safely(() => {
      for (const event of events) this.#parts.onEvent(event);
    });
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    const { timing, now } = this.#parts;
    while (!signal.aborted) {
      const startedAt = now();
      const pauseMs = await this.#connectOnce();
      this.#firstTry.resolve();
      if (now() - startedAt >= timing.stableMs) this.#tries = 0;
      const growing = this.#tries === 0 ? 0 : timing.retryMs * 2 ** Math.min(this.#tries - 1, 10);
      this.#tries += 1;
      const wait = Math.min(timing.longestRetryMs, Math.max(pauseMs, growing));
      await delay(wait, undefined, { signal }).catch(() => undefined);
    }
    this.#firstTry.resolve();
  }

  /** One connection from its dial to its end; returns the least pause before the next. */
  async #connectOnce(): Promise<number> {
    this.#events.hold();
    try {
      const session = await this.#parts.open({
        onMessage: (message) => this.#hear(message),
        onAlive: () => {
          this.#heardAt = this.#parts.now();
        },
      });
      this.#session = session;
      if (this.#closing.signal.aborted) session.end('closed');
      session.every(this.#parts.timing.checkMs, () => this.#look());
      await this.#catchUp(session);
      this.#lose(await session.ended);
      return 0;
    } catch (error) {
      return this.#fail(error);
    } finally {
      this.#session = null;
      this.#safely(() => this.#events.release());
    }
  }

  /** What was missed is delivered before "up" is said. New events wait for it, but not for long. */
  async #catchUp(session: UserSession): Promise<void> {
    const { holdMs, askMs } = this.#parts.timing;
    const held = setTimeout(() => this.#safely(() => this.#events.release()), holdMs);
    session.onEnd(() => clearTimeout(held));
    const over = session.ended.then(() => false);
    while (!session.isOver && !(await Promise.race([this.#backfill.run(), over])))
      await Promise.race([delay(askMs, undefined, { signal: this.#closing.signal }).catch(() => undefined), over]);
    clearTimeout(held);
    this.#safely(() => this.#events.release());
    if (session.isOver) return;
    this.#isRefusalTold = false;
    this.#say('up', 'The account stream is connected');
    this.#firstTry.resolve();
  }

  #hear(message: unknown): void {
    this.#safely(() => this.#events.send(this.#parts.translator.take(message, this.#parts.now())));
  }

  #look(): void {
    this.#safely(() => {
      const { translator, askAboutStops, now } = this.#parts;
      this.#events.send(translator.due(now()));
      askAboutStops(translator.openQuestions(now()));
      if (translator.isMissing(now()) && this.#backfill.isReady) void this.#backfill.run();
    });
  }

  #fail(error: unknown): number {
    const failure = asStreamFailure(error);
    this.#lose(failure.message);
    if (!failure.isKeyRefused || this.#closing.signal.aborted) return 0;
    if (!this.#isRefusalTold)
      this.#safely(() => this.#parts.onEvent({ kind: 'keyRefused', code: failure.code, text: failure.message }));
    this.#isRefusalTold = true;
    return this.#parts.timing.longestRetryMs;
  }

  #lose(text: string): void {
    if (this.#closing.signal.aborted) return;
    this.#parts.logger.warn('The account stream was lost', { reason: text });
    this.#safely(() => {
      this.#parts.onLost(text);
      this.#say('down', text);
    });
  }

  #say(state: 'up' | 'down', text: string): void {
    if (this.#said === state) return;
    this.#said = state;
    this.#parts.onEvent({ kind: 'connection', state, text });
  }

  /** Whatever a listener throws ends the connection: ccxt would swallow it, and the next one asks for all that may be missing. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#parts.logger.error('An account event could not be taken', { reason: asStreamFailure(error).message });
      this.#session?.end('An account event could not be taken');
    }
  }
}
