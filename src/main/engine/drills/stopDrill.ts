/**
 * The stop drill: the emergency stop with cause DRILL on the running paper book, the same code as in earnest (ES-11, SM-05). It is scored when
 * flat is verified; the desk then cools down and waits for a person like after any other stop.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { DrillResult } from '../../../shared/model/drill.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { triggerStop } from '../emergency/trigger.ts';
import { note, record, type Step } from '../step.ts';

/** Starts it; refused outside PAPER, where a stop is never a rehearsal. */
export function startStopDrill(step: Step): Result<{ readonly text: string }, Failure> {
  const { modeState } = step.state.durable;
  if (modeState.mode !== 'PAPER')
    return err(
      failure('ILLEGAL_TRANSITION', `Found mode ${modeState.mode}. A stop drill needs the mode PAPER (SM-05).`),
    );
  const text = 'drill of the emergency stop';
  const triggered = triggerStop(step, { cause: 'DRILL', source: 'button', text });
  if (!triggered.ok) return triggered;
  return ok({ text: `Stop drill ${triggered.value} runs. It is scored when flat is verified.` });
}

/** Scores a stop that was a drill and has just been verified; any other stop is left alone. */
export function scoreStopDrill(step: Step, incident: Incident): void {
  if (incident.cause !== 'DRILL' || incident.flatAt === null) return;
  const flatMs = incident.flatAt - incident.startedAt;
  const closes = incident.legs.filter((leg) => leg.kind === 'CLOSE').length;
  const cancels = incident.legs.length - closes;
  const inTime = incident.unresolvedAt === null;
  const limit = step.facts.settings.emergency.unresolvedMs / 1_000;
  const verdict = inTime ? `within the ${limit} s that are allowed` : `later than the ${limit} s that are allowed`;
  recordDrill(step, {
    kind: 'stop',
    startedAt: incident.startedAt,
    tripped: [`MANUAL L4 (${incident.id})`],
    flatMs,
    loss: incident.cost,
    passed: inTime,
    text: `${closes} positions closed and ${cancels} orders canceled, flat ${seconds(flatMs)} after the trigger, ${verdict}; cost ${decimalText(incident.cost.toDecimalPlaces(2))}.`,
  });
}

/** Journals the score of a drill; the stop of this desk and the scenarios of others alike. */
export function recordDrill(step: Step, result: DrillResult): void {
  record(step, 'DRILL_COMPLETED', { data: result, durability: 'B' });
  note(step, 'SYSTEM', `Drill ${result.kind} ${result.passed ? 'passed' : 'not passed'}: ${result.text}`);
  step.effects.publishNow = true;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
