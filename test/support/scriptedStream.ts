/** The account stream of a scripted venue: told as it happens, or mute; as the port promises, a fill is told before the next answer that counts it. */
import type { AccountEvent } from '../../src/main/ports/venue.ts';

export class ScriptedStream {
  /** Tells nothing while it is set. */
  isMute = false;
  readonly #untold: AccountEvent[] = [];
  #listener: ((event: AccountEvent) => void) | null = null;

  hear(listener: (event: AccountEvent) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  /** Nobody listens until the next desk does. */
  forget(): void {
    this.#listener = null;
  }

  tell(event: AccountEvent): void {
    if (this.#listener !== null && !this.isMute) this.#listener(event);
    else if (event.kind === 'fill') this.#untold.push(event);
  }

  tellMissed(): void {
    if (this.#listener !== null) for (const event of this.#untold.splice(0)) this.#listener(event);
  }
}
