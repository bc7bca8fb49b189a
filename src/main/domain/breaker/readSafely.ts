/** A trigger that cannot be read is that trigger at L2 (EB-24): a bug in one must neither hide a danger nor keep the others from acting. */
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import type { TriggerReading } from './triggerReading.ts';

const BROKEN_RULE = 'EB-24';

/** The reading, or what stands for one that threw; null stays null. */
export function readSafely(trigger: TriggerName, read: () => TriggerReading | null): TriggerReading | null {
  try {
    return read();
  } catch (error) {
    return brokenReading(trigger, error instanceof Error ? error.message : 'an unknown error');
  }
}

/** Whether the reading stands for a trigger that threw. */
export const isBroken = (reading: TriggerReading): boolean => reading.rule === BROKEN_RULE;

/** L2 until the trigger can be read again. */
export const brokenReading = (trigger: TriggerName, found: string): TriggerReading => ({
  trigger,
  name: trigger,
  rule: BROKEN_RULE,
  definition: 'A trigger that fails counts as L2, because nobody knows what it would have said.',
  level: 'L2',
  keeps: 'L2',
  value: null,
  limit: '',
  used: null,
  text: `the trigger ${trigger} itself failed: ${found.slice(0, 200)}`,
  clears: 'Clears when it can be read again',
  next: '',
  severity: 'P2',
  inputs: '',
  basis: 'an error in the trigger; report it',
  measuredAt: null,
});
