/** The deadlines of group commit (AU-13): one timer per durability class, so that a late class never delays an earlier one. */

/** Calls back once after the delay. Returns the function that cancels it. */
export type SetTimer = (delayMs: number, fire: () => void) => () => void;

export const systemTimer: SetTimer = (delayMs, fire) => {
  const timer = setTimeout(fire, delayMs);
  return () => clearTimeout(timer);
};

export class CommitTimers {
  readonly #setTimer: SetTimer;
  readonly #fire: () => void;
  readonly #armed = new Map<number, () => void>();

  constructor(setTimer: SetTimer, fire: () => void) {
    this.#setTimer = setTimer;
    this.#fire = fire;
  }

  /** Makes sure that a commit is due within the delay. */
  arm(delayMs: number): void {
    if (this.#armed.has(delayMs)) return;
    const cancel = this.#setTimer(delayMs, () => {
      this.#armed.delete(delayMs);
      this.#fire();
    });
    this.#armed.set(delayMs, cancel);
  }

  cancelAll(): void {
    for (const cancel of this.#armed.values()) cancel();
    this.#armed.clear();
  }
}
