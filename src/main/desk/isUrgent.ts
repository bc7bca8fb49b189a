/** What must not wait for a paused replay. */
import { allWorking } from '../engine/books.ts';
import type { EngineState } from '../engine/state.ts';

/** Orders on their way, or a stop that is closing. */
export function isUrgent(state: EngineState): boolean {
  const { modeState } = state.durable;
  if (modeState.run === 'RECOVERING' || state.live.canceling.size > 0) return true;
  if (modeState.mode === 'EMERGENCY_STOP' && (modeState.phase === 'EXECUTING' || modeState.phase === 'UNRESOLVED'))
    return true;
  for (const order of allWorking(state.durable))
    if (order.status === 'IN_FLIGHT' || order.status === 'UNKNOWN') return true;
  return false;
}
