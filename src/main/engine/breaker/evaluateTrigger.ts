/** One trigger: read it, hold its level, and act where the level that may act changed (EB-17, EB-18, EB-24). */
import type { Level } from '../../../shared/model/mode.ts';
import type { TriggerName } from '../../../shared/settings/breaker.ts';
import { utcDayStart } from '../../../shared/values/time.ts';
import { higherLevel, isAtLeast, lowerLevel } from '../../domain/breaker/effectiveLevel.ts';
import { holdMsOf } from '../../domain/breaker/holdTimes.ts';
import { holdLevel, isLatched, notHeld, startDay, type HeldLevel } from '../../domain/breaker/hysteresis.ts';
import { cappedLevel } from '../../domain/breaker/reaction.ts';
import { brokenReading, isBroken, readSafely } from '../../domain/breaker/readSafely.ts';
import type { TriggerReading } from '../../domain/breaker/triggerReading.ts';
import { activeBookState } from '../books.ts';
import { note, type Step } from '../step.ts';
import { announceReading } from './announceReading.ts';
import { rulesInForce } from './breakerRules.ts';
import { changeLevel } from './changeLevel.ts';
import { trackLatency } from './orderQuality.ts';
import { triggerTable } from './triggerTable.ts';

/** Whether the trigger holds a level or an alert, so that it must be read even when it has nothing new to say. */
export const isActive = (step: Pick<Step, 'state'>, trigger: TriggerName): boolean =>
  heldOf(step, trigger).level !== 'L0' || step.state.live.breaker.announced.has(trigger);

/** Reads one trigger and applies what it says. */
export function evaluateTrigger(step: Step, trigger: TriggerName): void {
  const { isQuiet } = triggerTable[trigger];
  const active = isActive(step, trigger);
  const reading = readSafely(trigger, () => (!active && isQuiet(step) ? null : strictReading(step, trigger)));
  if (reading !== null) applyReading(step, reading);
}

/** While a level holds, settings that were changed since count only where they say more: an edit never lowers a level (CV-09). */
function strictReading(step: Step, trigger: TriggerName): TriggerReading | null {
  const { read } = triggerTable[trigger];
  const { heldSettings } = step.state.live.breaker;
  const now = read(step);
  if (now === null || heldSettings === null || heldSettings === step.facts.settings) return now;
  const before = read({ state: step.state, at: step.at, facts: { ...step.facts, settings: heldSettings } });
  if (before === null) return now;
  const worse = isAtLeast(now.level, before.level) ? now : before;
  return { ...worse, keeps: higherLevel(now.keeps, before.keeps) };
}

/** The held level before any cap; after a restart what the journal says, with its hold begun anew. */
export function heldOf({ state }: Pick<Step, 'state'>, trigger: TriggerName): HeldLevel {
  const held = state.live.breaker.holds.get(trigger);
  if (held !== undefined) return held;
  const known = state.durable.triggers.get(trigger);
  return known === undefined ? notHeld : { ...notHeld, level: known.level };
}

/** Ends what a trigger holds up to L2, because what it was about is not traded any more; what latched stays. */
export function dropLevel(step: Step, trigger: TriggerName): void {
  step.state.live.breaker.holds.set(trigger, startDay(heldOf(step, trigger), 'L0'));
  const held = step.state.durable.triggers.get(trigger);
  if (held === undefined || isLatched(held.level)) return;
  const nothing = { value: null, limit: '', text: '', clears: '', inputs: '', used: null };
  const name = readSafely(trigger, () => triggerTable[trigger].read(step))?.name ?? trigger;
  changeLevel(step, { trigger, name, rule: held.rule, ...nothing }, 'L0');
}

/** Runs work that several triggers rest on; where it fails, each of them is at L2 (EB-24). */
export function guarded(step: Step, triggers: readonly TriggerName[], work: () => void): void {
  try {
    work();
  } catch (error) {
    const found = error instanceof Error ? error.message : 'an unknown error';
    for (const trigger of triggers) applyReading(step, brokenReading(trigger, found));
  }
}

function applyReading(step: Step, reading: TriggerReading): void {
  const { trigger } = reading;
  // What a broken trigger rests on may be broken too: nothing of it is looked at.
  const broken = isBroken(reading);
  if (trigger === 'LATENCY' && !broken) trackLatency(step, reading);
  const held = heldOf(step, trigger);
  const hold = { now: step.at, level: reading.level, keeps: reading.keeps };
  const next =
    !broken && isNewDay(step, trigger)
      ? startDay(held, reading.level)
      : holdLevel(held, hold, holdMsOf(trigger, rulesInForce(step)));
  step.state.live.breaker.holds.set(trigger, next);
  if (next.level !== held.level) act(step, reading, { held: held.level, next: next.level });
  announceReading(step, reading, next.level);
}

/**
 * What acts is capped by the settings of the mode. Settings that changed meanwhile move nothing by themselves: only the held level does, up to a
 * higher acting level or down to a lower one.
 */
function act(
  step: Step,
  reading: TriggerReading,
  { held, next }: { readonly held: Level; readonly next: Level },
): void {
  const reaction = rulesInForce(step).reactionOf(reading.trigger);
  const from = step.state.durable.triggers.get(reading.trigger)?.level ?? 'L0';
  const rises = isAtLeast(next, held);
  const capped = cappedLevel(next, reaction);
  const to = rises ? higherLevel(from, capped) : lowerLevel(from, capped);
  if (from !== to) changeLevel(step, reading, to);
  else if (rises && reaction === 'record')
    note(step, 'LEVEL', `${reading.name} would be ${next}, recorded only: ${reading.text} (${reading.rule}).`);
}

/** Whether the daily loss is read for the first time on its UTC day; its L1 and L2 of the day before end then (EB-18). */
function isNewDay({ state }: Step, trigger: TriggerName): boolean {
  if (trigger !== 'DAILY_LOSS') return false;
  const { breaker } = state.live;
  const since = state.durable.triggers.get(trigger)?.since;
  const before = breaker.lossDay ?? (since === undefined ? null : utcDayStart(since));
  const today = activeBookState(state).day.start;
  breaker.lossDay = today;
  return before !== null && today !== null && today > before;
}
