/** The breaker of this build: stale data (EB-09) and a journal that does not write (EB-16). Evaluated every second and after journal news. */
import type { SymbolName } from '../../shared/values/ids.ts';
import { unixMs } from '../../shared/values/time.ts';
import { breakerSettingsFor } from '../domain/breaker/breakerSettings.ts';
import { holdMsOf } from '../domain/breaker/holdTimes.ts';
import { holdLevel, notHeld } from '../domain/breaker/hysteresis.ts';
import { staleTrigger, type SymbolFreshness } from '../domain/breaker/staleTrigger.ts';
import { systemTrigger } from '../domain/breaker/systemTrigger.ts';
import { severityOf, type TriggerReading } from '../domain/breaker/triggerReading.ts';
import { higherLevel } from '../domain/breaker/effectiveLevel.ts';
import { clearAlert, raiseAlert } from './alerts.ts';
import { held } from './books.ts';
import { workingOrders } from './exposure.ts';
import { effectiveLevelOf } from './levelFacts.ts';
import { requestCancel, workingOf } from './sending.ts';
import { staleLimitMs } from './quoteFact.ts';
import { note, record, setTimer, type Step } from './step.ts';
import { guardPositions } from './stops.ts';

const EVALUATE_MS = 1_000;

/** The timer of the evaluation: each second of the desk's clock, or each half cadence of a source that only has bars. */
export function onHealthDue(step: Step): void {
  evaluateBreaker(step);
  guardPositions(step);
  scheduleHealth(step);
}

/** Arms the next evaluation. */
export function scheduleHealth(step: Step): void {
  const { cadenceMs } = step.state.live.feed;
  setTimer(step, 'health', unixMs(step.at + Math.max(EVALUATE_MS, Math.floor(cadenceMs / 2))));
}

/** Reads every trigger and applies what it says. */
export function evaluateBreaker(step: Step): void {
  const { settings } = step.facts;
  const { failingSince } = step.state.live.journal;
  const { breaker } = breakerSettingsFor(settings, 'PAPER');
  const journalFailingMs = failingSince === null ? null : step.at - failingSince;
  const unmeasured = { lag: null, diskFreeMb: null, memoryShare: null, measuredAt: null };
  apply(step, staleTrigger(freshness(step), step.at, settings.data));
  apply(step, systemTrigger({ journalFailingMs, ...unmeasured }, breaker));
}

/** Held and ordered symbols with the age of their quote. */
function freshness(step: Step): readonly SymbolFreshness[] {
  const { live } = step.state;
  const symbols = new Set<SymbolName>(held(step).positions.keys());
  for (const order of workingOrders(step.state, step.book)) symbols.add(order.symbol);
  const readings: SymbolFreshness[] = [];
  for (const symbol of symbols) {
    const market = live.markets.get(symbol);
    if (market === undefined) continue;
    readings.push({
      symbol,
      ageMs: market.time === 0 ? Number.POSITIVE_INFINITY : step.at - market.time,
      staleAfterMs: staleLimitMs(step, live, market),
      unprotected: held(step).positions.has(symbol) && workingOf(step, symbol, 'STOP').length === 0,
    });
  }
  return readings;
}

/** Applies one reading with its clearing hold; a changed level is journaled and acted on. */
function apply(step: Step, reading: TriggerReading): void {
  const { live, durable } = step.state;
  const held = live.holds.get(reading.trigger) ?? {
    ...notHeld,
    level: durable.triggers.get(reading.trigger)?.level ?? 'L0',
  };
  const next = holdLevel(
    held,
    { now: step.at, level: reading.level, keeps: reading.keeps },
    holdMsOf(reading.trigger, step.facts.settings),
  );
  live.holds.set(reading.trigger, next);
  if (next.level === held.level) return;
  changeLevel(step, reading, { from: held.level, to: next.level });
}

function changeLevel(
  step: Step,
  reading: TriggerReading,
  change: { readonly from: TriggerReading['level']; readonly to: TriggerReading['level'] },
): void {
  const before = effectiveLevelOf(step.state);
  const rises = higherLevel(change.to, change.from) === change.to;
  const text = rises ? reading.text : `${reading.trigger} is normal again`;
  const others = [...step.state.durable.triggers].filter(([name]) => name !== reading.trigger);
  const effective = others.reduce((level, [, each]) => higherLevel(level, each.level), change.to);
  record(step, 'BREAKER_LEVEL', {
    data: {
      trigger: reading.trigger,
      rule: reading.rule,
      ...change,
      effective,
      value: reading.value ?? '',
      limit: reading.limit,
      text,
    },
    durability: 'B',
  });
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  note(step, 'LEVEL', `${reading.trigger} ${change.from} to ${change.to}: ${text} (${reading.rule}).`);
  announce(step, reading, change.to);
  if (before !== effective && (effective === 'L2' || effective === 'L3')) cancelWorkingEntries(step);
}

function announce(step: Step, reading: TriggerReading, level: TriggerReading['level']): void {
  const type = reading.trigger === 'SYSTEM' ? 'JOURNAL_FAILING' : (`BREAKER_${reading.trigger}` as const);
  if (level === 'L0') clearAlert(step, type);
  else
    raiseAlert(step, type, {
      found: reading.text,
      severity: type === 'JOURNAL_FAILING' ? 'P1' : (severityOf(level) ?? 'P3'),
    });
}

/** L2 and above take back working entries; returns how many cancels were asked for. */
export function cancelWorkingEntries(step: Step): number {
  const entries = workingOrders(step.state, step.book).filter(
    (order) => order.role === 'ENTRY' && !step.state.live.canceling.has(order.clientOrderId),
  );
  for (const order of entries) requestCancel(step, order);
  return entries.length;
}

/** Takes the news that entries could not be written. */
export function onJournalFailed(step: Step, text: string): void {
  const { journal } = step.state.live;
  journal.failingSince ??= step.at;
  journal.text = text;
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  evaluateBreaker(step);
}

/** Takes the news that the backlog is on disk again: the gap is recorded (design: nothing that adds risk happens unrecorded). */
export function onJournalHealed(step: Step, entries: number): void {
  const { journal } = step.state.live;
  const since = journal.failingSince ?? step.at;
  journal.failingSince = null;
  journal.text = '';
  const text = `${entries} entries were written late, in order`;
  record(step, 'JOURNAL_GAP', { data: { entries, since, text }, durability: 'A' });
  note(step, 'SYSTEM', `The journal writes again: ${text}.`);
  evaluateBreaker(step);
}

/** A record that was changed is no base for adding risk: L3, which only lets closing through, and P1 (AU-09). */
export function onJournalBroken(step: Step, found: string): void {
  const reading = {
    trigger: 'JOURNAL_BROKEN',
    rule: 'AU-09',
    value: found.slice(0, 60),
    limit: 'no finding',
    text: found,
  };
  record(step, 'BREAKER_LEVEL', { data: { ...reading, from: 'L0', to: 'L3', effective: 'L3' }, durability: 'A' });
  step.state.live.stateVersion += 1;
  raiseAlert(step, 'JOURNAL_BROKEN', { found });
}
