/** Composition of the breaker (EB-17): the highest level wins, every reason is kept. */
import { levels, type Level } from '../../../shared/model/mode.ts';

/** Whether the first level is at least the second. */
export const isAtLeast = (level: Level, least: Level): boolean => levels.indexOf(level) >= levels.indexOf(least);

/** Higher of two levels. */
export const higherLevel = (first: Level, second: Level): Level => (isAtLeast(first, second) ? first : second);

/** Lower of two levels. */
export const lowerLevel = (first: Level, second: Level): Level => (isAtLeast(first, second) ? second : first);

export interface EffectiveLevel {
  readonly level: Level;
  /** Triggers above L0, in the order given. */
  readonly reasons: readonly string[];
}

/** Maximum over triggers, with the names of all that are above L0. */
export const effectiveLevel = (
  readings: readonly { readonly trigger: string; readonly level: Level }[],
): EffectiveLevel => ({
  level: readings.reduce<Level>((highest, each) => higherLevel(highest, each.level), 'L0'),
  reasons: readings.filter((each) => each.level !== 'L0').map((each) => each.trigger),
});
