/**
 * What gets through from a simulated venue. While it is silent, requests still arrive and have their effect, but answers are lost and the account
 * stream is held back; it is heard in order when the venue speaks again. For drills: the desk must settle what it does not know by asking (RC-24).
 */
import type { Clock } from '../../../ports/clock.ts';
import type { AccountEvent } from '../../../ports/venue.ts';
import { SECOND_MS, unixMs } from '../../../../shared/values/time.ts';

interface Unknown {
  readonly kind: 'unknown';
  readonly text: string;
}

/** A request without an answer counts as lost after this long (EB-05). */
const TIMEOUT_MS = 5 * SECOND_MS;
const LOST: Unknown = { kind: 'unknown', text: 'No answer within 5 s.' };

export class VenueVoice {
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: AccountEvent) => void>();
  readonly #held: AccountEvent[] = [];
  #silent = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  setSilent(silent: boolean): void {
    this.#silent = silent;
    if (!silent) for (const event of this.#held.splice(0)) this.#speak(event);
  }

  /** Returns the function that stops listening. */
  listen(listener: (event: AccountEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says it on the account stream. */
  tell(event: AccountEvent): void {
    if (this.#silent) this.#held.push(event);
    else this.#speak(event);
  }

  /** A sign of life each so often, with what a probe of the order path would have taken; a silent venue gives none. */
  beat(everyMs: number, probeMs: () => number): void {
    this.#clock.schedule(unixMs(this.#clock.now() + everyMs), () => {
      if (!this.#silent) this.#speak({ kind: 'heartbeat', weightUsed: null, probeMs: probeMs() });
      this.beat(everyMs, probeMs);
    });
  }

  /** The way of an answer to who asked: as it is, or as unknown once its time is over. */
  answering<Answer>(answer: (given: Answer | Unknown) => void): (given: Answer | Unknown) => void {
    return (given) => {
      if (this.#silent) this.#clock.schedule(unixMs(this.#clock.now() + TIMEOUT_MS), () => answer(LOST));
      else answer(given);
    };
  }

  #speak(event: AccountEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
