/** What one breaker trigger says now. One file per trigger returns one of these; it knows nothing of holds, reactions or the desk. */
import type { Severity } from '../../../shared/model/alert.ts';
import type { Level } from '../../../shared/model/mode.ts';
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import type { UnixMs } from '../../../shared/values/time.ts';

/** What never changes about a trigger. */
export interface TriggerIdentity {
  /** Stable name: DAILY_LOSS, STALE_DATA, ... */
  readonly trigger: TriggerName;
  /** As the trader reads it: "Daily loss". */
  readonly name: string;
  /** EB-02, EB-09, ... */
  readonly rule: string;
  /** What is measured and what each level needs, in plain words. */
  readonly definition: string;
}

export interface TriggerReading extends TriggerIdentity {
  /** L0 when the condition does not hold. */
  readonly level: Level;
  /** Highest level that may not begin to fall yet: for P&L the one whose trip is still more than 80 % used, else the level itself (EB-18). */
  readonly keeps: Level;
  /** Found and allowed, as text with unit; the value is null where there is none, and `basis` says why (CV-05). */
  readonly value: string | null;
  readonly limit: string;
  /** Utilization: value over limit (EB-01); null where there is no value. */
  readonly used: number | null;
  /** Found and expected as a clause, ready for a sentence; empty when there is nothing to say. */
  readonly text: string;
  /** What L1 or L2 of this trigger needs to clear. */
  readonly clears: string;
  /** The next level and where it begins: "L1 at 0.75% = 75.31 USDT"; empty when there is none. */
  readonly next: string;
  /** Severity of the alert this asks for (AL-01); null for none. */
  readonly severity: Severity | null;
  /** The numbers behind the value. */
  readonly inputs: string;
  /** What the value rests on, or why there is none. */
  readonly basis: string;
  /** When it was measured; null before the first time. */
  readonly measuredAt: UnixMs | null;
}

/** AL-01: L1 is a warning, L2 high, L3 and L4 critical. */
export function severityOf(level: Level): Severity | null {
  switch (level) {
    case 'L0':
      return null;
    case 'L1':
      return 'P3';
    case 'L2':
      return 'P2';
    case 'L3':
    case 'L4':
      return 'P1';
  }
}
