/** Tells account events to whoever listens; what is told before anybody does is kept and told first. */
import type { AccountEvent } from '../../../ports/venue.ts';

export class AccountVoice {
  readonly #listeners = new Set<(event: AccountEvent) => void>();
  #early: AccountEvent[] | null = [];

  /** Returns the function that stops listening. */
  listen(listener: (event: AccountEvent) => void): () => void {
    this.#listeners.add(listener);
    const early = this.#early ?? [];
    this.#early = null;
    for (const event of early) listener(event);
    return () => this.#listeners.delete(listener);
  }

  tell(event: AccountEvent): void {
    this.#early?.push(event);
    for (const listener of this.#listeners) listener(event);
  }
}
