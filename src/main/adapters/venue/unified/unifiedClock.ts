/** The venue's clock against ours: offset = its time less the middle of the round trip (EB-10). Without a question for the time there is none. */
import { z } from 'zod';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { UnifiedLine } from './unifiedLine.ts';

/** EB-10: a question for the time once a minute. */
const LATELY_MS = 60_000;
const timeSchema = z.union([z.number(), z.string()]).transform(Number).pipe(z.int());

export class UnifiedClock {
  readonly #now: () => UnixMs;
  #last: { readonly offsetMs: number; readonly roundTripMs: number; readonly monoMs: number } | null = null;

  constructor(now: () => UnixMs) {
    this.#now = now;
  }

  readonly venueNow = (): UnixMs => unixMs(this.#now() + Math.round(this.#last?.offsetMs ?? 0));

  get offsetMs(): number | null {
    return this.#last?.offsetMs ?? null;
  }

  get roundTripMs(): number | null {
    return this.#last?.roundTripMs ?? null;
  }

  /** Null where none was answered for a minute. */
  readonly measuredMs = (): number | null =>
    this.#last !== null && performance.now() - this.#last.monoMs < LATELY_MS ? this.#last.offsetMs : null;

  /** One question for the time; returns its round trip. Rejects with UnifiedFailure. */
  async probe(line: UnifiedLine): Promise<number> {
    let sent = { at: this.#now(), monoMs: performance.now() };
    const onSent = (): void => {
      sent = { at: this.#now(), monoMs: performance.now() };
    };
    const body = await line.call({ method: 'fetchTime', args: [], lane: 'RECONCILE', onSent });
    const roundTripMs = performance.now() - sent.monoMs;
    this.#last = { offsetMs: timeSchema.parse(body) - (sent.at + roundTripMs / 2), roundTripMs, monoMs: sent.monoMs };
    return roundTripMs;
  }
}
