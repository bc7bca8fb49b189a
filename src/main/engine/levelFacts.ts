/** The breaker's effective level and why: the maximum over its triggers (EB-17). An emergency stop is L4. */
import type { Level } from '../../shared/model/mode.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import { effectiveLevel, higherLevel } from '../domain/breaker/effectiveLevel.ts';
import type { EngineState, TriggerState } from './state.ts';

/** Highest level of all triggers; L4 while the desk is stopped. */
export function effectiveLevelOf(state: EngineState): Level {
  if (state.durable.modeState.mode === 'EMERGENCY_STOP') return 'L4';
  const triggers = [...state.durable.triggers].map(([trigger, { level }]) => ({ trigger, level }));
  return effectiveLevel(triggers).level;
}

/**
 * The level that stands against every entry. L1 of the correlation is not one: it refuses only what raises the correlation, which the gate judges
 * order by order (EB-06).
 */
export function entryLevelOf(state: EngineState): Level {
  const { triggers } = state.durable;
  if (triggers.get('CORRELATION')?.level !== 'L1' || state.durable.modeState.mode === 'EMERGENCY_STOP')
    return effectiveLevelOf(state);
  const others = [...triggers].filter(([trigger]) => trigger !== 'CORRELATION');
  return effectiveLevel(others.map(([trigger, { level }]) => ({ trigger, level }))).level;
}

/** What has to happen before a level is lifted. */
export function clearsText(level: Level, clears: string): string {
  if (level === 'L4') return 'A person must resume';
  return level === 'L3' ? 'Stays until you release it' : clears;
}

/** Since when, why, and what clears the level, of the worst trigger. */
export function levelFacts(state: EngineState): {
  readonly levelSince: UnixMs | null;
  readonly levelText: string;
  readonly levelClears: string;
} {
  const { incident, triggers } = state.durable;
  if (incident !== null)
    return { levelSince: incident.startedAt, levelText: 'emergency stop', levelClears: 'A person must resume' };
  const worst = [...triggers.values()].reduce<TriggerState | null>(
    (highest, each) => (highest === null || higherLevel(each.level, highest.level) !== highest.level ? each : highest),
    null,
  );
  if (worst === null) return { levelSince: null, levelText: '', levelClears: '' };
  return { levelSince: worst.since, levelText: worst.text, levelClears: clearsText(worst.level, worst.clears) };
}
