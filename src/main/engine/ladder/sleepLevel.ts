/** The level while the computer sleeps (SM-20): as much of it as there is time for, and gone when the venue was asked after waking. */
import type { Level } from '../../../shared/model/mode.ts';
import { changeLevel } from '../breaker/changeLevel.ts';
import type { Step } from '../step.ts';

const SLEEP = 'SLEEP';

const about = {
  trigger: SLEEP,
  name: 'Sleep',
  rule: 'SM-20',
  value: null,
  limit: 'awake',
  clears: 'Clears when the venue was asked after waking',
  inputs: '',
  used: null,
} as const;

/** The computer is about to sleep. */
export const beginSleep = (step: Step, level: Level): void =>
  changeLevel(step, { ...about, text: 'the computer is going to sleep' }, level);

/** The venue has given its word again. */
export function endSleep(step: Step): void {
  if (step.state.durable.triggers.has(SLEEP)) changeLevel(step, { ...about, text: 'awake and compared' }, 'L0');
}
