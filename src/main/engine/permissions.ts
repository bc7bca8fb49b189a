/** What may be sent now (SM-01): entries only while running at L0 in a trading mode, with the kill flag down and the journal writing. */
import { entryLevelOf } from './levelFacts.ts';
import type { EngineState } from './state.ts';

/** True when nothing of the desk's own state stands against an entry. The gate checks the rest. */
export function entriesAllowed(state: EngineState): boolean {
  const { modeState } = state.durable;
  return (
    modeState.mode !== 'SETUP' &&
    modeState.mode !== 'EMERGENCY_STOP' &&
    modeState.run === 'RUNNING' &&
    !state.live.latched &&
    entryLevelOf(state) === 'L0'
  );
}
