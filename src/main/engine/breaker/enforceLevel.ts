/** What a risen level forbids at once: L2 takes working entries back, L3 also halts the strategies. Stops, exits and closing by hand go on (EB-25). */
import type { Level } from '../../../shared/model/mode.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { effectiveLevelOf } from '../levelFacts.ts';
import { record, type Step } from '../step.ts';
import { cancelWorkingEntries } from './cancelEntries.ts';

/** Acts on the effective level where it is above the one before. */
export function enforceLevel(step: Step, before: Level): void {
  const now = effectiveLevelOf(step.state);
  const { breaker } = step.state.live;
  if (now !== 'L0') breaker.heldSettings ??= step.facts.settings;
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  if (isAtLeast(before, now)) return;
  if (isAtLeast(now, 'L2')) cancelWorkingEntries(step);
  if (isAtLeast(now, 'L3')) haltStrategies(step, now);
}

function haltStrategies(step: Step, level: Level): void {
  for (const run of step.state.durable.strategies.values())
    if (run.status === 'RUNNING')
      record(step, 'STRATEGY_STOPPED', {
        data: { strategy: run.id, cause: `breaker level ${level}` },
        durability: 'B',
      });
}
