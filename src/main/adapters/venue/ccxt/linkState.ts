/** How the link to the venue does, for the screens; nothing secret. */
import type { VenueLink } from '../../../ports/venue.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import type { RequestBudget } from './budget/requestBudget.ts';
import type { RequestLine } from './requestLine.ts';
import type { VenueClock } from './venueClock.ts';

export interface LinkStateParts {
  readonly line: RequestLine;
  readonly budget: RequestBudget;
  readonly clock: VenueClock;
}

export class LinkState {
  readonly #parts: LinkStateParts;
  #state: VenueLink['state'] = 'connecting';
  #text = 'Connecting';

  constructor(parts: LinkStateParts) {
    this.#parts = parts;
  }

  get state(): VenueLink['state'] {
    return this.#state;
  }

  /** A closed link stays closed; a refused key stays the reason while the stream comes and goes for it. */
  say(state: VenueLink['state'], text: string): void {
    if (this.#state === 'closed' || (this.#state === 'refused' && state === 'down')) return;
    this.#state = state;
    this.#text = text;
  }

  /** Null before the first answer. */
  weightUsed(at: UnixMs): number | null {
    return this.#hasAnswered() ? this.#parts.budget.weightUsed(at) : null;
  }

  view(): VenueLink {
    const { line, budget, clock } = this.#parts;
    const at = clock.venueNow();
    return {
      state: this.#state,
      text: this.#text,
      ...line.figures,
      weightUsed: this.weightUsed(at),
      ordersUsed: this.#hasAnswered() ? budget.ordersUsed(at) : null,
      waiting: line.waiting(),
      clockOffsetMs: clock.offsetMs,
      roundTripMs: clock.roundTripMs,
    };
  }

  #hasAnswered(): boolean {
    return this.#parts.line.figures.lastUsedAt !== null;
  }
}
