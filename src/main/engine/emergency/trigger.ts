/**
 * The trigger of an emergency stop (ES-01): latch first, then everything else. Pressing again while one is open appends a trigger
 * and sends nothing twice (ES-05); when all was over it looks again.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { stopSteps, type Incident, type StopCause, type StopSource } from '../../../shared/model/incident.ts';
import type { StopMark } from '../../ports/stopMark.ts';
import { bookOf } from '../../../shared/model/mode.ts';
import { ZERO } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import { raiseAlert } from '../alerts.ts';
import { inBook } from '../books.ts';
import { changeMode } from '../changeMode.ts';
import { note, record, type Step } from '../step.ts';
import { cancelEarly } from './cancelLegs.ts';
import { openIncident } from './incident.ts';
import { armUnresolved, askForPlan } from './plan.ts';
import { joinCause } from './stopCauses.ts';
import { booksToStop, lookAgain, startRun } from './stopRuns.ts';

export interface StopTrigger {
  readonly cause: StopCause;
  readonly source: StopSource;
  readonly text: string;
  /** Id of the press; the same id again is the same press. */
  readonly press?: string | undefined;
}

/** Stops everything. Needs no approval, works in every mode but SETUP (SM-03 T6), and answers at once. */
export function triggerStop(step: Step, trigger: StopTrigger): Result<string, Failure> {
  const { modeState } = step.state.durable;
  if (modeState.mode === 'SETUP') return err(failure('ILLEGAL_TRANSITION', 'Nothing to stop yet: no book is open.'));
  step.state.live.latched = true;
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  step.effects.stopFirst = markOf(step, trigger);
  if (modeState.mode === 'EMERGENCY_STOP') return ok(appendTrigger(step, trigger));
  step.state.live.stopPresses.clear();
  step.state.live.venue.foreignCanceled.clear();
  remember(step, trigger);
  const incident = newIncident(step, trigger);
  recordTrigger(step, incident.id, trigger);
  changeMode(
    step,
    { mode: 'EMERGENCY_STOP', run: modeState.run, phase: 'EXECUTING', modeBefore: modeState.mode },
    { cause: trigger.cause, reason: trigger.text },
  );
  record(step, 'ES_STEP', { data: { what: 'latched, entries blocked', incident }, durability: 'A' });
  stopStrategies(step);
  raiseAlert(step, 'EMERGENCY_STOP', { found: trigger.text });
  note(step, 'STOP', `Emergency stop ${incident.id}: ${trigger.text}.`);
  for (const book of booksToStop(step, incident.book)) beginIn(inBook(step, book));
  armUnresolved(step);
  return ok(incident.id);
}

/** Every book that has anything open is closed, each by its own venue's word (SM-14). */
function beginIn(step: Step): void {
  startRun(step, 'PLANNING');
  askForPlan(step);
  cancelEarly(step);
}

/** A sender repeats what was not answered in time; one press is one trigger, however often it arrives. */
function remember({ state }: Step, { press }: StopTrigger): boolean {
  const { stopPresses } = state.live;
  if (press === undefined) return true;
  const isNew = !stopPresses.has(press);
  stopPresses.add(press);
  return isNew;
}

function appendTrigger(step: Step, trigger: StopTrigger): string {
  const incident = openIncident(step);
  if (!remember(step, trigger)) return incident.id;
  recordTrigger(step, incident.id, trigger);
  joinCause(step, trigger.cause);
  lookAgain(step);
  return incident.id;
}

function recordTrigger(step: Step, incident: string, trigger: StopTrigger): void {
  const { cause, source, text } = trigger;
  record(step, 'ES_TRIGGER', { data: { incident, cause, source, text }, durability: 'A' });
}

/** What a start finds where the desk ends before this turn is in the journal. */
function markOf(step: Step, { cause, source, text }: StopTrigger): StopMark {
  const { durable } = step.state;
  const incident = durable.modeState.mode === 'EMERGENCY_STOP' ? openIncident(step).id : nextId(step);
  return { incident, at: step.at, cause, source, text };
}

const nextId = ({ state }: Step): string => `I${state.durable.incidents + 1}`;

function newIncident(step: Step, trigger: StopTrigger): Incident {
  const { durable } = step.state;
  const { mode } = durable.modeState;
  return {
    id: nextId(step),
    book: mode === 'SETUP' || mode === 'EMERGENCY_STOP' ? 'PAPER' : bookOf(mode),
    cause: trigger.cause,
    source: trigger.source,
    text: trigger.text,
    triggers: 1,
    startedAt: step.at,
    phase: 'EXECUTING',
    steps: stopSteps.map((name) => ({
      step: name,
      state: name === 'latch' || name === 'blocked' ? 'done' : name === 'snapshot' ? 'active' : 'todo',
      ms: name === 'latch' || name === 'blocked' ? 0 : null,
    })),
    legs: [],
    flatAt: null,
    cooldownEndsAt: null,
    cost: money(ZERO),
    unresolvedAt: null,
  };
}

function stopStrategies(step: Step): void {
  for (const run of step.state.durable.strategies.values())
    if (run.status === 'RUNNING')
      record(step, 'STRATEGY_STOPPED', { data: { strategy: run.id, cause: 'emergency stop' }, durability: 'B' });
}
