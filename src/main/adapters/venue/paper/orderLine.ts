/** The way to the venue: every request arrives after its delay, and never before an order of the same id that was sent earlier. */
import type { Clock } from '../../../ports/clock.ts';
import type { ClientOrderId } from '../../../../shared/values/ids.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';

/** Timers of an order on its way, and of requests about it, are named so, followed by its id. */
export const ARRIVAL = 'arrival:';

export class OrderLine {
  readonly #clock: Clock;
  /** Arrival of the last order per id, until it has arrived. */
  readonly #inTransit = new Map<ClientOrderId, UnixMs>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs the work when a request that names no order arrives. */
  send(delayMs: number, work: () => void): void {
    this.#clock.schedule(unixMs(this.#clock.now() + delayMs), work);
  }

  /** Runs the work when a cancel or a question about an order arrives. */
  sendAbout(id: ClientOrderId, delayMs: number, work: () => void): void {
    this.#clock.schedule(this.#arrival(id, delayMs), work, arrivalOf(id));
  }

  /** Runs the work when the order arrives. */
  sendOrder(id: ClientOrderId, delayMs: number, work: () => void): void {
    const at = this.#arrival(id, delayMs);
    this.#inTransit.set(id, at);
    const arrive = (): void => {
      if (this.#inTransit.get(id) === at) this.#inTransit.delete(id);
      work();
    };
    this.#clock.schedule(at, arrive, arrivalOf(id));
  }

  #arrival(id: ClientOrderId, delayMs: number): UnixMs {
    return unixMs(Math.max(this.#clock.now() + delayMs, this.#inTransit.get(id) ?? 0));
  }
}

const arrivalOf = (id: ClientOrderId): string => `${ARRIVAL}${id}`;
