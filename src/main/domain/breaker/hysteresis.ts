/**
 * Holds a trigger's level so that it does not chatter (EB-18).
 * 1. A level rises at once. 2. L1 and L2 fall only after they were clear for the whole hold. 3. L3 and L4 latch until a person releases them.
 */
import type { Level } from '../../../shared/model/mode.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import { higherLevel, isAtLeast } from './effectiveLevel.ts';

export interface HeldLevel {
  readonly level: Level;
  /** Since when the level may fall; null while it may not. */
  readonly clearSince: UnixMs | null;
  /** Highest level kept meanwhile: what the held level falls to. */
  readonly fallsTo: Level;
}

export const notHeld: HeldLevel = { level: 'L0', clearSince: null, fallsTo: 'L0' };

export interface HoldReading {
  readonly now: UnixMs;
  /** What the trigger says now. */
  readonly level: Level;
  /** Highest level that may not begin to fall yet (TriggerReading). */
  readonly keeps: Level;
}

/** The held level after a reading. */
export function holdLevel(held: HeldLevel, { now, level, keeps }: HoldReading, holdMs: number): HeldLevel {
  const floor = higherLevel(level, keeps);
  if (isAtLeast(level, held.level) || isLatched(held.level) || isAtLeast(floor, held.level))
    return { level: higherLevel(held.level, level), clearSince: null, fallsTo: 'L0' };
  // After the clock was set back the hold begins anew.
  const clearSince = unixMs(Math.min(held.clearSince ?? now, now));
  const fallsTo = higherLevel(held.fallsTo, floor);
  if (now - clearSince < holdMs) return { level: held.level, clearSince, fallsTo };
  return { level: fallsTo, clearSince: null, fallsTo: 'L0' };
}

/** Day-based L1 and L2 end with their UTC day, whatever their hold (EB-18): what is left is what the new day says. */
export const startDay = (held: HeldLevel, level: Level): HeldLevel =>
  isLatched(held.level) ? held : { level, clearSince: null, fallsTo: 'L0' };

/** Whether only a person may lower the level. */
export const isLatched = (level: Level): boolean => level === 'L3' || level === 'L4';
