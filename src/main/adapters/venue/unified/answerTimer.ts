/**
 * Longest wait for the answer to one call, counted from when it is sent. The library's own timer ends at the head of an answer: a body that stalls
 * would never settle.
 */
export class AnswerTimer {
  /** Rejects when the time is over or the call is given up; nobody has to wait for it. */
  readonly late: Promise<never>;
  readonly #ms: number;
  #isOver = false;
  #fail: (error: Error) => void = () => undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number) {
    this.#ms = ms;
    this.late = new Promise<never>((_resolve, reject) => {
      this.#fail = reject;
    });
    this.late.catch(() => undefined);
  }

  /** Whether nobody waits for the answer any more: what came of it until then is none. */
  get isOver(): boolean {
    return this.#isOver;
  }

  start(): void {
    this.#timer = setTimeout(() => this.giveUp(new Error(`No complete answer within ${this.#ms} ms`)), this.#ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Ends the wait at once. */
  giveUp(error: Error): void {
    this.stop();
    this.#isOver = true;
    this.#fail(error);
  }
}
