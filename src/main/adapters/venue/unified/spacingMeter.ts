/** How much of the library's own spacing was used in the last minute: what stands for the request weight where the venue's limits are not known. */
import { MINUTE_MS } from '../../../../shared/values/time.ts';

export class SpacingMeter {
  readonly #used: { readonly at: number; readonly ms: number }[] = [];

  /** A request took this much of the time that the library keeps between requests; `at` is on a running clock. */
  take(ms: number, at: number): void {
    this.#used.push({ at, ms });
    this.#forget(at);
  }

  /** Share of the minute before, 0 to 1. */
  share(at: number): number {
    this.#forget(at);
    return Math.min(1, this.#used.reduce((sum, each) => sum + each.ms, 0) / MINUTE_MS);
  }

  #forget(at: number): void {
    const first = this.#used.findIndex((each) => at - each.at < MINUTE_MS);
    this.#used.splice(0, first === -1 ? this.#used.length : first);
  }
}
