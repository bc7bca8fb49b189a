/**
 * Connections that are open before an emergency stop needs them: a hundred TLS handshakes cost a fifth of a second of computing and three round trips.
 * The client keeps what was used within the last minute, one request to a connection, so as many short questions at once hold as many open.
 */
import { SECOND_MS } from '../../../../shared/values/time.ts';
import type { Snapshot } from './accountReader.ts';
import { CLOSES_IN_BATCH } from './closeBatches.ts';
import type { VenueSession } from './venueSession.ts';

/** Enough for a hundred positions and a hundred orders. More would be a load on the venue's limits: each costs one of a weight of some thousands a minute. */
const MOST = 128;
/** Well within the minute after which an idle one is closed. */
const AGAIN_MS = 25 * SECOND_MS;
const TIMEOUT_MS = 5 * SECOND_MS;
const TAG = 'held open';

export class ReadySockets {
  readonly #session: Pick<VenueSession, 'line' | 'market'>;
  /** On the running clock; null while questions are out. */
  #askedAt: number | null = -AGAIN_MS;

  constructor(session: Pick<VenueSession, 'line' | 'market'>) {
    this.#session = session;
  }

  /** Holds connections for so many requests at once. Asks at most twice a minute, in the last lane, and says nothing of failures: the line does. */
  hold(requests: number): void {
    if (this.#askedAt === null || performance.now() - this.#askedAt < AGAIN_MS) return;
    this.#askedAt = null;
    const { line, market } = this.#session;
    const question = { api: market === 'SPOT' ? 'public' : 'fapiPublic', method: 'GET', path: 'ping' } as const;
    const asked = Array.from({ length: Math.min(MOST, requests) }, () =>
      line.call(question, { lane: 'MARKET_DATA', tag: TAG, timeoutMs: TIMEOUT_MS }),
    );
    // What would wait for the venue's limits holds nothing open and stands in the way of what asks for data.
    while (line.takeBack(TAG)) continue;
    void Promise.allSettled(asked).then(() => {
      this.#askedAt = performance.now();
    });
  }
}

/** What a plan asks, on perpetuals: orders, conditional orders, positions. */
const QUESTIONS = 3;

/** Requests of a stop that would leave together now: its questions, a cancel for each order that is no guard, its closes. */
export function requestsOfStop({ orders, positions }: Snapshot, market: VenueSession['market']): number {
  const cancels = orders.filter(({ terms }) => !terms.reduceOnly).length;
  return QUESTIONS + cancels + (market === 'SPOT' ? positions.length : Math.ceil(positions.length / CLOSES_IN_BATCH));
}
