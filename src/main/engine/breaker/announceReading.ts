/**
 * The alert of a trigger: raised when its severity rises, cleared when neither its level nor its reading asks for one any more (AL-01). A trigger has one
 * alert for all its levels, and at L4 the emergency stop's own alert speaks for it (AL-06).
 */
import { severities, type Severity } from '../../../shared/model/alert.ts';
import type { Level } from '../../../shared/model/mode.ts';
import { triggerNames, type TriggerName } from '../../../shared/settings/breaker.ts';
import { MINUTE_MS } from '../../../shared/values/time.ts';
import { severityOf, type TriggerReading } from '../../domain/breaker/triggerReading.ts';
import { clearAlert, raiseAlert } from '../alerts.ts';
import type { Step } from '../step.ts';

/** A warning below L1 has no hold of its own; it stays this long after the last reading that asked for it, so that it does not flap. */
const QUIET_MS = MINUTE_MS;

/** Raises, updates or clears the alert after a reading that left the trigger at a level. */
export function announceReading(step: Step, reading: TriggerReading, held: Level): void {
  const { announced } = step.state.live.breaker;
  const { trigger } = reading;
  const before = announced.get(trigger);
  const asked = moreSevere(reading.severity, severityOf(held));
  if (asked === null) {
    if (before !== undefined && step.at - before.at >= QUIET_MS) end(step, trigger);
    return;
  }
  if (isMuted(step, trigger, asked)) return;
  announced.set(trigger, { severity: asked, at: step.at });
  if (step.state.durable.triggers.get(trigger)?.level === 'L4') return silence(step, trigger);
  if (before === undefined || isMoreSevere(asked, before.severity)) raise(step, reading, asked);
}

/** With the venue out of reach, prices that stopped say nothing new unless they are the graver of the two (AL-06). */
function isMuted({ state }: Step, trigger: TriggerName, asked: Severity): boolean {
  const lost = state.live.breaker.announced.get('CONNECTIVITY');
  return trigger === 'STALE_DATA' && lost !== undefined && !isMoreSevere(asked, lost.severity);
}

function raise(step: Step, { trigger, text }: TriggerReading, severity: Severity): void {
  const found = text === '' ? (step.state.durable.triggers.get(trigger)?.text ?? '') : text;
  // A journal that does not write has an alert of its own: nothing may be recorded any more (AU-18).
  if (trigger === 'SYSTEM' && step.state.live.journal.failingSince !== null)
    raiseAlert(step, 'JOURNAL_FAILING', { found });
  else raiseAlert(step, `BREAKER_${trigger}`, { found, severity });
}

/** Takes over the alerts of the session before, so that they are cleared when their condition is over. */
export function restoreAnnounced(step: Step): void {
  for (const { type, severity, state } of step.state.durable.alerts.values()) {
    const trigger = triggerNames.find((name) => type === `BREAKER_${name}`);
    if (trigger === undefined || state === 'CLEARED_UNACK') continue;
    step.state.live.breaker.announced.set(trigger, { severity, at: step.at });
  }
}

function end(step: Step, trigger: TriggerName): void {
  step.state.live.breaker.announced.delete(trigger);
  silence(step, trigger);
}

function silence(step: Step, trigger: TriggerName): void {
  clearAlert(step, `BREAKER_${trigger}`);
  if (trigger === 'SYSTEM') clearAlert(step, 'JOURNAL_FAILING');
}

const isMoreSevere = (one: Severity, than: Severity): boolean => severities.indexOf(one) < severities.indexOf(than);

function moreSevere(one: Severity | null, other: Severity | null): Severity | null {
  if (one === null || other === null) return one ?? other;
  return isMoreSevere(one, other) ? one : other;
}
