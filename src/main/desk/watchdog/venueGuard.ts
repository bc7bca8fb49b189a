/** What watches over the live account beside the desk, as the desk uses it (ES-14). */
import type { WatchdogNews } from '../../engine/ladder/watchdogNews.ts';
import type { LadderNews } from '../../engine/ladder/told.ts';
import type { Heartbeat } from '../../ports/watchdog.ts';

export interface GuardedDesk {
  /** Takes news into the engine. */
  readonly tell: (news: WatchdogNews) => void;
  /** What would be left alone if the desk were gone now. */
  readonly exposure: () => Omit<Heartbeat, 'kind'>;
}

export interface VenueGuard {
  start(desk: GuardedDesk): void;
  /** News that the engine hears too: another account or a key that was removed is not watched any more. */
  hear(news: LadderNews): void;
  /** The desk stops in order: nothing is done however long the silence. Resolves when it has been understood. */
  stop(): Promise<void>;
}
