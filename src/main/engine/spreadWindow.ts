/**
 * What a symbol's spread usually is (RC-21): the median of spreads taken every five seconds over the last five minutes, as fractions of mid. Only spreads
 * of a real book are taken, uncrossed and above zero; modeled ones say nothing. So long a window keeps a sudden widening from becoming the usual.
 */
import type { MarketTick } from '../ports/marketFeed.ts';

const EVERY_MS = 5_000;
const WINDOW = 60;
/** Fewer spreads say nothing about what is usual: a minute and a half. */
const LEAST = 20;

export class SpreadWindow {
  readonly #ring: number[] = [];
  #count = 0;
  #at = Number.NEGATIVE_INFINITY;

  /** Takes the spread of a tick when one is due. */
  take({ time, bid, ask }: Pick<MarketTick, 'time' | 'bid' | 'ask'>): void {
    if (time - this.#at < EVERY_MS || bid === null || ask === null) return;
    const low = Number(bid);
    const high = Number(ask);
    if (!(low > 0 && high > low)) return;
    this.#at = time;
    this.#ring[this.#count % WINDOW] = ((high - low) / (high + low)) * 2;
    this.#count += 1;
  }

  /** Fraction of mid; of an even number the smaller of the two in the middle. Null before enough were taken. */
  median(): number | null {
    if (this.#ring.length < LEAST) return null;
    return this.#ring.toSorted((a, b) => a - b)[(this.#ring.length - 1) >> 1] ?? null;
  }
}
