/** Work that is put off until requests have left the process, in order, one piece each time. */

interface Piece {
  readonly entries: number;
  readonly work: () => void;
}

export class Later {
  readonly #whenSent: (work: () => void) => void;
  readonly #pieces: Piece[] = [];
  #isDue = false;

  constructor(whenSent: (work: () => void) => void) {
    this.#whenSent = whenSent;
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  /** Journal entries among what is put off. */
  get entries(): number {
    return this.#pieces.reduce((sum, { entries }) => sum + entries, 0);
  }

  /** Puts work off that writes so many journal entries. */
  add(entries: number, work: () => void): void {
    this.#pieces.push({ entries, work });
    this.#schedule();
  }

  /** Does all of it now. */
  doAll(): void {
    for (let piece = this.#pieces.shift(); piece !== undefined; piece = this.#pieces.shift()) piece.work();
  }

  #schedule(): void {
    if (this.#isDue || this.isEmpty) return;
    this.#isDue = true;
    this.#whenSent(() => {
      this.#isDue = false;
      this.#pieces.shift()?.work();
      this.#schedule();
    });
  }
}
