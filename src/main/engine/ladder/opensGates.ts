/** Whether this workspace may walk the ladder: a rehearsal counts for nothing, except against a stand-in for the live venue. */
import type { LadderTurn } from './ladderTurn.ts';

/** True on a live feed, or in a rehearsal that was opened with a stand-in live venue. */
export const opensGates = ({ state, facts }: Pick<LadderTurn, 'state' | 'facts'>): boolean =>
  state.live.feed.kind === 'live' || facts.standInLive;
