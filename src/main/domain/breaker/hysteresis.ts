/**
 * Holds a trigger's level so that it does not chatter (EB-18).
 * 1. A level rises at once. 2. L1 and L2 fall only after their condition was clear for the whole hold. 3. L3 and L4 latch until released by hand.
 */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { higherLevel } from './effectiveLevel.ts';

/** EB-18: latency, stale data, clock. */
export const TECHNICAL_HOLD_MS = 60_000;
/** EB-18: rejects and mismatch, and triggers on P&L. */
export const LONG_HOLD_MS = 300_000;

export interface HeldLevel {
  readonly level: Level;
  /** Since when the condition is clear; null while it is not. */
  readonly clearSince: UnixMs | null;
  /** Highest level read while clear: what the held level falls to. */
  readonly fallsTo: Level;
}

export const notHeld: HeldLevel = { level: 'L0', clearSince: null, fallsTo: 'L0' };

export interface HoldReading {
  readonly now: UnixMs;
  /** What the trigger says now. */
  readonly level: Level;
  /** Whether the held level may begin to fall: for P&L triggers below 80% of the trip, for technical ones once the reading is lower. */
  readonly clear: boolean;
}

/** The held level after a reading. */
export function holdLevel(held: HeldLevel, { now, level, clear }: HoldReading, holdMs: number): HeldLevel {
  if (higherLevel(held.level, level) === level || isLatched(held.level) || !clear)
    return { level: higherLevel(held.level, level), clearSince: null, fallsTo: 'L0' };
  const clearSince = held.clearSince ?? now;
  const fallsTo = held.clearSince === null ? level : higherLevel(held.fallsTo, level);
  if (now - clearSince < holdMs) return { level: held.level, clearSince, fallsTo };
  return { level: fallsTo, clearSince: null, fallsTo: 'L0' };
}

/** Whether only a person may lower the level. */
export const isLatched = (level: Level): boolean => level === 'L3' || level === 'L4';
