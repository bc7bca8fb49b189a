/**
 * The venue's clock against ours: offset = its time less the middle of the round trip (EB-10). Requests are stamped by the fastest sample (protocol:
 * clock), unless a later one proves that a clock was set since.
 */
import { z } from 'zod';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import { CallError } from './callError.ts';
import type { VenueExchange } from './venueExchange.ts';

const SAMPLES = 3;
const PROBE_TIMEOUT_MS = 5_000;
/** A sample this much slower than the best says nothing new, until the best is this old. */
const KEEP_BEST_MS = 60_000;
/** EB-10: a question for the time once a minute. */
const LATELY_MS = 60_000;
/** Both clocks tell whole milliseconds. */
const RESOLUTION_MS = 2;
const timeSchema = z.object({ serverTime: z.int() });

interface Sample {
  readonly offsetMs: number;
  readonly roundTripMs: number;
  /** On the running clock, which nobody sets. */
  readonly monoMs: number;
}

export class VenueClock {
  readonly #exchange: VenueExchange;
  readonly #now: () => UnixMs;
  #best: Sample | null = null;
  #last: Sample | null = null;
  #syncing: Promise<void> | null = null;

  constructor(exchange: VenueExchange, now: () => UnixMs) {
    this.#exchange = exchange;
    this.#now = now;
  }

  readonly venueNow = (): UnixMs => unixMs(this.#now() + Math.round(this.#best?.offsetMs ?? 0));

  /** Milliseconds since an instant of our own clock. */
  localAge(at: UnixMs): number {
    return this.#now() - at;
  }

  get offsetMs(): number | null {
    return this.#best?.offsetMs ?? null;
  }

  /** As the last question says, whatever the fastest said; null where none was answered for a minute. */
  readonly measuredMs = (): number | null =>
    this.#last !== null && performance.now() - this.#last.monoMs < LATELY_MS ? this.#last.offsetMs : null;

  get roundTripMs(): number | null {
    return this.#last?.roundTripMs ?? null;
  }

  /** Measures anew: the first sample takes the place of what was known. Many who ask at once share it. Rejects with CallError when the first one fails. */
  sync(): Promise<void> {
    this.#syncing ??= this.#measure().finally(() => {
      this.#syncing = null;
    });
    return this.#syncing;
  }

  /** One question for the time; returns its round trip. */
  async probe(): Promise<number> {
    const { market } = this.#exchange;
    const sentAt = this.#now();
    const started = performance.now();
    const api = market === 'SPOT' ? 'public' : 'fapiPublic';
    const { body } = await this.#exchange.send({ api, method: 'GET', path: 'time' }, PROBE_TIMEOUT_MS);
    const roundTripMs = performance.now() - started;
    const { serverTime } = timeSchema.parse(body);
    this.#learn({ offsetMs: serverTime - (sentAt + roundTripMs / 2), roundTripMs, monoMs: started });
    return roundTripMs;
  }

  async #measure(): Promise<void> {
    // Until then it stands: our own clock alone may be hours off.
    if (this.#best !== null) this.#best = { ...this.#best, monoMs: Number.NEGATIVE_INFINITY };
    await this.probe();
    for (let sample = 1; sample < SAMPLES; sample += 1) await this.probe().catch(ignoreCallError);
  }

  #learn(sample: Sample): void {
    this.#last = sample;
    const best = this.#best;
    const isKept = best !== null && sample.monoMs - best.monoMs < KEEP_BEST_MS && agrees(sample, best);
    if (isKept && sample.roundTripMs > best.roundTripMs) return;
    this.#best = sample;
    this.#exchange.setClockOffset(sample.offsetMs);
  }
}

/** The true offset is within half a round trip of a sample: two that are further apart were taken of different clocks. */
const agrees = (one: Sample, other: Sample): boolean =>
  Math.abs(one.offsetMs - other.offsetMs) <= (one.roundTripMs + other.roundTripMs) / 2 + RESOLUTION_MS;

function ignoreCallError(error: unknown): void {
  if (!(error instanceof CallError)) throw error;
}
