/** Passes account events on, or holds them back while older ones are fetched. */
import type { AccountEvent } from '../../../../ports/venue.ts';

export class HeldEvents {
  readonly #pass: (event: AccountEvent) => void;
  #held: AccountEvent[] | null = null;

  constructor(pass: (event: AccountEvent) => void) {
    this.#pass = pass;
  }

  hold(): void {
    this.#held ??= [];
  }

  /** Passes on what was held, in order, and holds nothing more. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const event of held) this.#pass(event);
  }

  send(events: readonly AccountEvent[]): void {
    if (this.#held !== null) this.#held.push(...events);
    else for (const event of events) this.#pass(event);
  }
}
