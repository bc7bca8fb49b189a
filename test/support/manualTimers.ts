/** Timers that fire when the test says so, in the order of their delays. */
export class ManualTimers {
  #armed: { readonly delayMs: number; readonly fire: () => void }[] = [];

  readonly set = (delayMs: number, fire: () => void): (() => void) => {
    const timer = { delayMs, fire };
    this.#armed.push(timer);
    return () => {
      this.#armed = this.#armed.filter((each) => each !== timer);
    };
  };

  /** Delays that are armed, shortest first. */
  get delays(): readonly number[] {
    return this.#armed.map((timer) => timer.delayMs).sort((left, right) => left - right);
  }

  /** Fires the timer of the delay. */
  fire(delayMs: number): void {
    const timer = this.#armed.find((each) => each.delayMs === delayMs);
    if (timer === undefined) throw new Error(`No timer of ${delayMs} ms is armed`);
    this.#armed = this.#armed.filter((each) => each !== timer);
    timer.fire();
  }
}
