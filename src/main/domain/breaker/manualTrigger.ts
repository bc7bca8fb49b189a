/** EB-15: a level set by hand. It stays until it is lifted by hand; L4 by hand is the emergency stop itself. */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { timeText } from '../wording/numberText.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';

const identity: TriggerIdentity = {
  trigger: 'MANUAL',
  name: 'Set by hand',
  rule: 'EB-15',
  definition:
    'A level that a person set: entries off, closing orders only, or strategies halted. The emergency stop is on every screen, in the tray and on the hotkey.',
};

export interface ManualLevel {
  readonly level: Extract<Level, 'L1' | 'L2' | 'L3'>;
  readonly since: UnixMs;
  /** Who set it. */
  readonly by: string;
}

/** Reads the level set by hand; null while there is none. */
export const manualTrigger = (set: ManualLevel | null): TriggerReading => ({
  ...identity,
  level: set?.level ?? 'L0',
  keeps: set?.level ?? 'L0',
  value: set?.level ?? 'not set',
  limit: '',
  used: null,
  text: set === null ? '' : `${set.level} set by hand (${set.by})`,
  clears: 'Stays until you release it',
  next: '',
  // The person who set it knows; L3 is still said aloud.
  severity: set === null ? null : set.level === 'L3' ? severityOf('L3') : 'P3',
  inputs: '',
  basis: set === null ? 'a person sets it' : `set by ${set.by} at ${timeText(set.since)} UTC`,
  measuredAt: set?.since ?? null,
});
