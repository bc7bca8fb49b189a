/** What the session knows of orders that reduce and may forget: closes that wait, positions between two stops, refusals that were said. */
import type { Book } from '../../shared/model/mode.ts';
import type { ClientOrderId, SymbolName } from '../../shared/values/ids.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { RiskApproved } from '../domain/pretrade/approve.ts';

export type StopGapKey = `${Book}|${SymbolName}`;

/** A position between two stops, or between its stop and its sale. */
export interface StopGap {
  /** When the cancel was handed over: the stop may be gone from then on. */
  readonly since: UnixMs;
  /** The time of RC-19 is over, and the trader was told. */
  overdue: boolean;
}

export interface ReducingLive {
  /** Part of the ids of reducing orders at a real venue: no two sessions share it. */
  sessionMark: string;
  /** Closes that wait until no stop locks what they sell, with the approval they are sent with; null once they are sent, until they are over. */
  readonly held: Map<ClientOrderId, RiskApproved | null>;
  /** Positions whose stop was given up for another order: the clock of RC-19 runs. */
  readonly gaps: Map<StopGapKey, StopGap>;
  /** What the gate last refused the desk itself, by book, symbol and role. */
  readonly refusals: Map<string, string>;
}

export const emptyReducingLive = (): ReducingLive => ({
  sessionMark: '0',
  held: new Map(),
  gaps: new Map(),
  refusals: new Map(),
});
