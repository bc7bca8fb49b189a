/** EB-16 and AU-18: no audit, no entries. Reducing goes on (CV-08). */
import type { Level } from '../../../shared/model/mode.ts';
import type { TriggerReading } from './triggerReading.ts';

/** AU-18. */
const L1_AFTER_MS = 1_000;
const L2_AFTER_MS = 10_000;

/** Takes how long class A writes have been failing, or one write has been taking; null while the journal writes. */
export function journalTrigger(failingForMs: number | null): TriggerReading {
  const level: Level =
    failingForMs === null || failingForMs <= L1_AFTER_MS ? 'L0' : failingForMs > L2_AFTER_MS ? 'L2' : 'L1';
  if (failingForMs === null || level === 'L0')
    return { trigger: 'JOURNAL', rule: 'EB-16', level, value: '', limit: '', text: '' };
  const value = `${(failingForMs / 1_000).toFixed(1)} s`;
  const limit = `${(level === 'L2' ? L2_AFTER_MS : L1_AFTER_MS) / 1_000} s`;
  return {
    trigger: 'JOURNAL',
    rule: 'EB-16',
    level,
    value,
    limit,
    text: `journal writes have been failing for ${value}, over ${limit}`,
  };
}
