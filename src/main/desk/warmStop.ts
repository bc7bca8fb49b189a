/** Rehearses the emergency stop a few times after a start, between events: the first one in earnest finds its code compiled (RC-30, ES-15). */
import { unixMs } from '../../shared/values/time.ts';
import { rehearseStop } from '../engine/emergency/rehearseStop.ts';
import type { EngineFacts } from '../engine/step.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** As often as it takes; more makes no difference. */
const REHEARSALS = 10;
/** Events have their turn in between. */
const PAUSE_MS = 200;

/** Ends by itself within a second or so. A rehearsal that fails is a bug and is logged. */
export function warmStop(facts: EngineFacts, clock: Clock, logger: Logger): void {
  rehearseAgain({ facts, clock, logger }, REHEARSALS);
}

interface Stage {
  readonly facts: EngineFacts;
  readonly clock: Clock;
  readonly logger: Logger;
}

function rehearseAgain(stage: Stage, left: number): void {
  const { facts, clock, logger } = stage;
  if (left === 0) return;
  clock.schedule(unixMs(clock.now() + PAUSE_MS), () => {
    if (!rehearseStop(facts, clock.now())) logger.error('the rehearsal of the emergency stop left something open');
    rehearseAgain(stage, left - 1);
  });
}
