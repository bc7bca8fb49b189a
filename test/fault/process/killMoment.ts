/**
 * When a desk is killed. A busy machine stretches every time, so most moments are told by what the desk has come to: its nth request at the venue,
 * before or after the venue carried it out, or its nth commit, before or after it is on disk.
 */
import type { RequestRecord, RequestStage } from '../../support/venueSimulator/http/httpServer.ts';
import type { Seeded } from '../model/seeded.ts';

export type KillMoment =
  | { readonly at: 'time'; readonly ms: number }
  | { readonly at: 'request'; readonly stage: RequestStage; readonly count: number; readonly isOrder: boolean }
  | { readonly at: 'commit'; readonly when: 'before' | 'after'; readonly count: number };

/** A moment while it trades. */
export function pickMoment(random: Seeded): KillMoment {
  switch (random.pick<'time' | 'request' | 'order' | 'commit'>(['time', 'request', 'order', 'commit'])) {
    case 'time':
      return { at: 'time', ms: random.below(random.pick([5, 20, 60, 200, 600])) };
    case 'request':
      return { ...pickRequest(random, 6), isOrder: false };
    case 'order':
      return { ...pickRequest(random, 3), isOrder: true };
    case 'commit':
      return { at: 'commit', when: random.pick<'before' | 'after'>(['before', 'after']), count: 1 + random.below(6) };
  }
}

/** A moment on its way up: it asks some twenty-five times before it trades. */
export function pickStartMoment(random: Seeded): KillMoment {
  return random.chance(0.5) ? { at: 'time', ms: random.below(3_000) } : { ...pickRequest(random, 25), isOrder: false };
}

const pickRequest = (random: Seeded, most: number) =>
  ({
    at: 'request',
    stage: random.pick<RequestStage>(['arrived', 'carriedOut']),
    count: 1 + random.below(most),
  }) as const;

/** Counts the requests at the venue up to a moment; other moments are not its business. */
export class RequestCount {
  readonly #moment: KillMoment;
  readonly #reached: () => void;
  #seen = 0;

  constructor(moment: KillMoment, reached: () => void) {
    this.#moment = moment;
    this.#reached = reached;
  }

  count(stage: RequestStage, { method, path }: RequestRecord): void {
    if (this.#moment.at !== 'request' || stage !== this.#moment.stage) return;
    if (this.#moment.isOrder && (method === 'GET' || !path.includes('rder'))) return;
    this.#seen += 1;
    if (this.#seen === this.#moment.count) this.#reached();
  }
}
