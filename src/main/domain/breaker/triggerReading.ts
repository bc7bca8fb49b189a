/** What one breaker trigger says now. One file per trigger returns one of these. */
import type { Level } from '../../../shared/model/mode.ts';

export interface TriggerReading {
  /** Stable name: STALE_DATA, JOURNAL, ... */
  readonly trigger: string;
  /** EB-09, EB-16, ... */
  readonly rule: string;
  /** L0 when the condition does not hold. */
  readonly level: Level;
  /** Found and allowed, as text with unit. */
  readonly value: string;
  readonly limit: string;
  /** One sentence; empty at L0. */
  readonly text: string;
}
