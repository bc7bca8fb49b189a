/**
 * Time on a rung (SM-07): elapsed since entry, and active time by UTC date, as a fold over what passed.
 * Invariants: 1. a passage never counts for more than both clocks say, so that a jump of the wall clock gives nothing; 2. time the desk was off
 * or asleep is never active; 3. wall time is counted once, also when the clock was set back in between.
 */
import type { Settings } from '../../../shared/settings.ts';
import { DAY_MS, HOUR_MS, unixMs, utcDayStart, type UnixMs } from '../../../shared/values/time.ts';
import type { GateTime } from './gate.ts';

export interface DayActivity {
  /** 00:00 UTC. */
  readonly day: UnixMs;
  readonly activeMs: number;
}

export interface StepClock {
  readonly enteredAt: UnixMs;
  readonly elapsedMs: number;
  readonly activeMs: number;
  /** Days with any active time, oldest first. */
  readonly days: readonly DayActivity[];
  /** Wall time up to which everything is counted. */
  readonly seenUntil: UnixMs;
}

/** A stretch of time: watched by the running desk on both clocks, or spent off or asleep, where only the wall clock tells. */
export type Passage =
  | {
      readonly kind: 'WATCHED';
      readonly from: UnixMs;
      readonly to: UnixMs;
      /** Monotonic length. */
      readonly monoMs: number;
      /** Running, level L1 or below, streams and prices fresh, through all of it. */
      readonly active: boolean;
    }
  | { readonly kind: 'OFF'; readonly to: UnixMs };

/** A clock at zero. */
export const newStepClock = (at: UnixMs): StepClock => ({
  enteredAt: at,
  elapsedMs: 0,
  activeMs: 0,
  days: [],
  seenUntil: at,
});

/** Adds a stretch of time. */
export function accrue(clock: StepClock, passage: Passage): StepClock {
  const passedMs = countedMs(clock, passage);
  // A clock that was set back lags behind what was counted, and must not be counted again once it is put right.
  const seenUntil = unixMs(Math.max(clock.seenUntil + passedMs, passage.to));
  const elapsedMs = clock.elapsedMs + passedMs;
  if (passage.kind === 'OFF' || !passage.active) return { ...clock, elapsedMs, seenUntil };
  const activeMs = clock.activeMs + passedMs;
  return { ...clock, elapsedMs, activeMs, seenUntil, days: addActive(clock.days, passage.to, passedMs) };
}

function countedMs(clock: StepClock, passage: Passage): number {
  if (passage.kind === 'OFF') return Math.max(0, passage.to - clock.seenUntil);
  return Math.max(0, Math.min(passage.to - passage.from, passage.monoMs));
}

/** Books the stretch that ends at an instant on the dates it lies on. */
function addActive(days: readonly DayActivity[], to: UnixMs, ms: number): readonly DayActivity[] {
  if (ms === 0) return days;
  const day = utcDayStart(unixMs(to - 1));
  const today = Math.min(ms, to - day);
  return withDay(addActive(days, day, ms - today), day, today);
}

function withDay(days: readonly DayActivity[], day: UnixMs, ms: number): readonly DayActivity[] {
  const before = days.find((each) => each.day === day)?.activeMs ?? 0;
  // A clock set back lives a date twice; a date still has no more than a day.
  const next = { day, activeMs: Math.min(DAY_MS, before + ms) };
  return [...days.filter((each) => each.day !== day), next].toSorted((one, other) => one.day - other.day);
}

type TimeRule = Pick<Settings['gate'], 'qualifyingDays' | 'activeHoursPerDay' | 'elapsedHours'>;

/** What the gate reads: days that qualify, the share of the running one, and when the time items pass if nothing interrupts. */
export function stepTime(clock: StepClock, now: UnixMs, rule: TimeRule): Omit<GateTime, 'pausedBy'> {
  const needMs = rule.activeHoursPerDay * HOUR_MS;
  const today = utcDayStart(now);
  const todayMs = clock.days.find((each) => each.day === today)?.activeMs ?? 0;
  const qualifyingDays = clock.days.filter((each) => each.activeMs >= needMs).length;
  const missingDays = rule.qualifyingDays - qualifyingDays;
  const elapsedAt = now + Math.max(0, rule.elapsedHours * HOUR_MS - clock.elapsedMs);
  const daysAt = missingDays <= 0 ? now : dayQualifiesAt({ now, today, todayMs, needMs, missingDays });
  return {
    elapsedMs: clock.elapsedMs,
    qualifyingDays,
    partialDay: todayMs >= needMs ? 0 : todayMs / needMs,
    earliestAt: unixMs(Math.max(elapsedAt, daysAt)),
  };
}

/** When the last missing day has its hours: the running day counts if what is left of it is enough, each later one from its midnight. */
function dayQualifiesAt(facts: {
  readonly now: UnixMs;
  readonly today: UnixMs;
  readonly todayMs: number;
  readonly needMs: number;
  readonly missingDays: number;
}): number {
  const { now, today, todayMs, needMs, missingDays } = facts;
  const todayAt = now + needMs - todayMs;
  const countsToday = todayMs < needMs && todayAt <= today + DAY_MS;
  if (!countsToday) return today + missingDays * DAY_MS + needMs;
  return missingDays === 1 ? todayAt : today + (missingDays - 1) * DAY_MS + needMs;
}
