/** What outlives the process between the answer to an emergency stop and its entries in the journal (ES-17). */
import type { StopCause, StopSource } from '../../shared/model/incident.ts';
import type { UnixMs } from '../../shared/values/time.ts';

export interface StopMark {
  /** Of the stop, as the journal will name it; null where the mark could not be read. */
  readonly incident: string | null;
  readonly at: UnixMs;
  readonly cause: StopCause;
  readonly source: StopSource;
  readonly text: string;
}

export interface StopMarker {
  /** Leaves the mark; survives the end of the process, not the loss of power. Never throws. */
  leave(mark: StopMark): void;
  /** The journal has it. Never throws. */
  clear(): void;
}
