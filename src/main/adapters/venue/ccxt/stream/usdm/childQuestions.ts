/** Asks the venue which order a triggered stop became, where the stream did not say so. */
import { z } from 'zod';
import type { UnixMs } from '../../../../../../shared/values/time.ts';
import type { VenueExchange } from '../../venueExchange.ts';
import { idField } from '../../venueFields.ts';

const algoOrderSchema = z.object({ actualOrderId: idField });
/** The answer may lag behind the trigger by about a second. */
const PAUSE_MS = 500;

export interface ChildQuestionsOptions {
  readonly exchange: Pick<VenueExchange, 'send'>;
  readonly now: () => UnixMs;
  /** The stop's client order id, and the number of its order. */
  readonly onAnswer: (stopClientId: string, orderId: string) => void;
}

export class ChildQuestions {
  readonly #options: ChildQuestionsOptions;
  readonly #asking = new Set<string>();
  #askedAt: number = Number.NEGATIVE_INFINITY;

  constructor(options: ChildQuestionsOptions) {
    this.#options = options;
  }

  /** Asks about each stop that is not being asked about; failed questions are asked again by the next call. */
  ask(stops: readonly string[]): void {
    const { now } = this.#options;
    if (stops.length === 0 || now() - this.#askedAt < PAUSE_MS) return;
    this.#askedAt = now();
    for (const stop of stops) if (!this.#asking.has(stop)) void this.#ask(stop);
  }

  async #ask(stop: string): Promise<void> {
    const { exchange, onAnswer } = this.#options;
    this.#asking.add(stop);
    try {
      const { body } = await exchange.send({
        api: 'fapiPrivate',
        method: 'GET',
        path: 'algoOrder',
        params: { clientAlgoId: stop },
      });
      const { actualOrderId } = algoOrderSchema.parse(body);
      if (actualOrderId !== '' && actualOrderId !== '0') onAnswer(stop, actualOrderId);
    } catch {
      // Not known yet, or no answer: the order is told under its own id when the wait is over.
    } finally {
      this.#asking.delete(stop);
    }
  }
}
