/** Asks for what the stream did not tell: one question at a time, never more often than agreed, and never thrown at anybody. */
import type { Logger } from '../../../../ports/logger.ts';
import type { UnixMs } from '../../../../../shared/values/time.ts';
import { asStreamFailure } from './streamFailure.ts';

export interface BackfillOptions {
  /** Fetches and delivers what was missed. */
  readonly ask: () => Promise<void>;
  /** Told the instant at which a successful question began. */
  readonly onComplete: (askedAt: UnixMs) => void;
  readonly now: () => UnixMs;
  readonly pauseMs: number;
  /** Longest wait for an answer; a later one still delivers, but nobody waits for it. */
  readonly limitMs: number;
  readonly logger: Logger;
}

export class Backfill {
  readonly #options: BackfillOptions;
  #running: Promise<boolean> | null = null;
  #endedAt: number = Number.NEGATIVE_INFINITY;

  constructor(options: BackfillOptions) {
    this.#options = options;
  }

  /** Whether a question may begin now. */
  get isReady(): boolean {
    return this.#running === null && this.#options.now() - this.#endedAt >= this.#options.pauseMs;
  }

  /** Asks now, after the question that is under way. Resolves with whether it was answered; never rejects. */
  async run(): Promise<boolean> {
    while (this.#running !== null) await this.#running;
    this.#running = this.#ask();
    return this.#running;
  }

  async #ask(): Promise<boolean> {
    const { ask, now, onComplete, logger, limitMs } = this.#options;
    const askedAt = now();
    try {
      await inTime(ask(), limitMs);
      onComplete(askedAt);
      return true;
    } catch (error) {
      logger.warn('What the account stream missed could not be asked for', { reason: asStreamFailure(error).message });
      return false;
    } finally {
      this.#running = null;
      this.#endedAt = now();
    }
  }
}

function inTime(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms`)), limitMs);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
