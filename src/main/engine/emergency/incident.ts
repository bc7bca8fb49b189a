/** The open emergency stop: reading it, and changing it with a journal entry for each change. */
import type { DurabilityClass } from '../../../shared/model/entry.ts';
import { stopSteps, type Incident, type StopStep } from '../../../shared/model/incident.ts';
import { invariant } from '../../../shared/base/invariant.ts';
import { record, type Step } from '../step.ts';

/** True while the mode is EMERGENCY_STOP, whatever its phase. */
export const isStopped = (step: Step): boolean => step.state.durable.modeState.mode === 'EMERGENCY_STOP';

/** The open incident; a stopped desk always has one. */
export function openIncident(step: Step): Incident {
  const { incident } = step.state.durable;
  invariant(incident !== null, 'an emergency stop has an incident');
  return incident;
}

/** Records a changed incident. ES entries start in parallel with the venue requests and never delay them (ES-01). */
export function changeIncident(
  step: Step,
  what: string,
  change: { readonly to: Partial<Incident>; readonly durability?: DurabilityClass },
): void {
  const incident: Incident = { ...openIncident(step), ...change.to };
  record(step, 'ES_STEP', { data: { what, incident }, durability: change.durability ?? 'A' });
  step.effects.publishNow = true;
}

/** Milliseconds since the trigger. */
export const sinceTrigger = (step: Step): number => step.at - openIncident(step).startedAt;

/** Steps with one of them done now, and the next one active. */
export function withStepDone(step: Step, done: StopStep): Incident['steps'] {
  const { steps } = openIncident(step);
  const next = stopSteps[stopSteps.indexOf(done) + 1];
  return steps.map((each) => {
    // The first time counts: a plan made anew for a late fill does not make the first batch late.
    if (each.step === done)
      return each.state === 'done' ? each : { ...each, state: 'done' as const, ms: sinceTrigger(step) };
    return each.step === next && each.state === 'todo' ? { ...each, state: 'active' as const } : each;
  });
}

/** True when the step is done. */
export const isStepDone = (incident: Incident, name: StopStep): boolean =>
  incident.steps.some((each) => each.step === name && each.state === 'done');
