/** Folds of the breaker: levels of triggers, levels set and lifted by hand, and the history of trips (EB-17, EB-23). */
import type { EntryData } from '../../../shared/model/entry.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { afterChange } from '../../domain/breaker/tripRecord.ts';
import type { EntryPlace } from '../foldEntry.ts';
import type { Durable, TriggerState } from '../state.ts';

/** Journals of the first version called the journal's own trigger by this name; it is part of SYSTEM now. */
const RENAMED: Readonly<Record<string, string>> = { JOURNAL: 'SYSTEM' };

/** Raises, lowers or clears one trigger. */
export function foldLevel(durable: Durable, data: EntryData<'BREAKER_LEVEL'>, { at }: EntryPlace): Durable {
  const { rule, from, to, value, limit, text, clears, incident } = data;
  const trigger = RENAMED[data.trigger] ?? data.trigger;
  const before = durable.triggers.get(trigger);
  // A level that falls keeps its reason: what is said to be back to L1 is still at L1 for that.
  const why = before !== undefined && isAtLeast(from, to) ? before.text : text;
  const next = { rule, level: to, since: before?.since ?? at, text: why, clears };
  const trips = afterChange(durable.trips, { trigger, rule, from, to, value, limit, at, text, incident });
  return { ...durable, triggers: withTrigger(durable.triggers, trigger, next), trips };
}

/** A person set a level (EB-15). */
export function foldManual(durable: Durable, data: EntryData<'BREAKER_MANUAL'>, { at }: EntryPlace): Durable {
  const { from, to, by } = data;
  const text = `${to} set by hand (${by})`;
  const next = { rule: 'EB-15', level: to, since: at, text, clears: 'Stays until you release it' };
  const change = { trigger: 'MANUAL', rule: 'EB-15', from, to, value: to, limit: '', at, text, incident: null };
  return {
    ...durable,
    manualLevel: { level: to, since: at, by },
    triggers: withTrigger(durable.triggers, 'MANUAL', next),
    trips: afterChange(durable.trips, change),
  };
}

/** A person lifted a level that held (EB-18). */
export function foldRelease(durable: Durable, data: EntryData<'BREAKER_RELEASED'>, { at }: EntryPlace): Durable {
  const { trigger, from, to } = data;
  const before = durable.triggers.get(trigger);
  if (before === undefined) return durable;
  const { rule, text } = before;
  return {
    ...durable,
    manualLevel: trigger === 'MANUAL' ? null : durable.manualLevel,
    triggers: withTrigger(durable.triggers, trigger, { ...before, level: to }),
    trips: afterChange(durable.trips, { trigger, rule, from, to, value: '', limit: '', at, text, incident: null }),
  };
}

/** A trigger at L0 is none. */
function withTrigger(
  triggers: Durable['triggers'],
  trigger: string,
  next: TriggerState,
): ReadonlyMap<string, TriggerState> {
  const changed = new Map(triggers);
  if (next.level === 'L0') changed.delete(trigger);
  else changed.set(trigger, next);
  return changed;
}
