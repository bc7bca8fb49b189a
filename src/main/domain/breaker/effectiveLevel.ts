/** Composition of the breaker (EB-17): the highest level wins, every reason is kept. */
import { levels, type Level } from '../../../shared/model/mode.ts';
import type { TriggerReading } from './triggerReading.ts';

/** Higher of two levels. */
export const higherLevel = (first: Level, second: Level): Level =>
  levels.indexOf(first) >= levels.indexOf(second) ? first : second;

export interface EffectiveLevel {
  readonly level: Level;
  /** Triggers above L0, in the order given. */
  readonly reasons: readonly string[];
}

/** Maximum over triggers, with the names of all that are above L0. */
export const effectiveLevel = (readings: readonly Pick<TriggerReading, 'trigger' | 'level'>[]): EffectiveLevel => ({
  level: readings.reduce<Level>((highest, each) => higherLevel(highest, each.level), 'L0'),
  reasons: readings.filter((each) => each.level !== 'L0').map((each) => each.trigger),
});
