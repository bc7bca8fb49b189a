/** Keeps what a live source sends and waits for a certain event, without looking at the clock. */
import type { LiveSource, MarketEvent } from '../../src/main/ports/marketFeed.ts';

type Wanted = (event: MarketEvent) => boolean;

export class FeedRecorder {
  readonly events: MarketEvent[] = [];
  private waits: { readonly wanted: Wanted; readonly done: (event: MarketEvent) => void }[] = [];

  constructor(source: LiveSource) {
    source.start((event) => {
      this.events.push(event);
      const { waits } = this;
      this.waits = waits.filter(({ wanted }) => !wanted(event));
      for (const { wanted, done } of waits) if (wanted(event)) done(event);
    });
  }

  /** The next event of the kind; earlier ones do not count. */
  next(wanted: Wanted): Promise<MarketEvent> {
    return new Promise((done) => this.waits.push({ wanted, done }));
  }
}
