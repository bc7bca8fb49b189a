/**
 * One reading for many who want it: runs a piece of work for whoever asks, never two at once.
 * 1. Whoever asks is given a run that began after they asked.
 * 2. All who wait for the next run share it.
 */
export class SharedRuns<Result> {
  readonly #work: () => Promise<Result>;
  #running: Promise<Result> | null = null;
  #next: Promise<Result> | null = null;

  constructor(work: () => Promise<Result>) {
    this.#work = work;
  }

  /** Settles as the work does; a run that failed keeps nobody from the next. */
  run(): Promise<Result> {
    if (this.#next !== null) return this.#next;
    if (this.#running === null) return this.#start();
    this.#next = this.#running.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  #start(): Promise<Result> {
    this.#next = null;
    this.#running = this.#work().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }
}
