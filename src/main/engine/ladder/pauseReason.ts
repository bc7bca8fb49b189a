/** What stops the step clock now (SM-07, SM-08). */
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { effectiveLevelOf, levelFacts } from '../levelFacts.ts';
import type { EngineState } from '../state.ts';

/** In words, as a clause; null while it runs. */
export function pauseReason(state: EngineState): string | null {
  const { modeState } = state.durable;
  if (modeState.mode === 'SETUP') return 'no book is open';
  if (modeState.mode === 'EMERGENCY_STOP') return 'emergency stop';
  if (modeState.run === 'RECOVERING') return 'recovering';
  if (modeState.run === 'PAUSED') return 'paused by you';
  const level = effectiveLevelOf(state);
  if (isAtLeast(level, 'L2')) return `level ${level}, ${levelFacts(state).levelText}`;
  return state.live.feedState.state === 'ok' ? null : 'no fresh prices';
}
