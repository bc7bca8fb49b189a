/** Puts a desk under its guard. */
import type { LadderNews } from '../../engine/ladder/told.ts';
import type { EngineState } from '../../engine/state.ts';
import type { EngineFacts } from '../../engine/step.ts';
import { liveExposure } from './liveExposure.ts';
import type { VenueGuard } from './venueGuard.ts';

export interface GuardedParts {
  readonly state: EngineState;
  readonly facts: EngineFacts;
  /** Takes news into the engine. */
  readonly tell: (news: LadderNews) => void;
}

/** Starts the guard, where there is one; answers what takes news of account and keys to it and to the engine. */
export function guardDesk(guard: VenueGuard | null, { state, facts, tell }: GuardedParts): (news: LadderNews) => void {
  guard?.start({ tell, exposure: () => liveExposure(state, facts.settings.emergency.watchdogFlatten) });
  return (news) => {
    guard?.hear(news);
    tell(news);
  };
}
