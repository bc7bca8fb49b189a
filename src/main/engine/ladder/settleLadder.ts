/** The last step of a recovery (SM-19): what the last state and the comparison say of a live book, and whether the strategies are still the same. */
import type { Step } from '../step.ts';
import { holdAfterRestart } from './restartLevel.ts';
import { endSleep } from './sleepLevel.ts';
import { stopChangedStrategies } from './strategyChanges.ts';

/** After a start by the table; after a sleep only what differs counts, because nobody stopped the desk. */
export function settleLadder(step: Step): void {
  const { ladder } = step.state.live;
  endSleep(step);
  const { failingSince, differences } = step.state.durable.ladder.comparison;
  if (!ladder.settled || failingSince !== null) holdAfterRestart(step, failingSince === null ? 0 : differences);
  if (!ladder.settled) stopChangedStrategies(step);
  ladder.settled = true;
}
