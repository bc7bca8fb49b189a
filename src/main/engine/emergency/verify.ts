/**
 * Proof of flat (ES-08): two clean snapshots at least a gap apart. First positions only, then the protective stops go, then positions and
 * orders, then a minute of watching in which a late fill re-opens the incident.
 */
import type { SnapshotAnswer } from '../../ports/venue.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { unixMs } from '../../../shared/values/time.ts';
import { observeSnapshot, unverified } from '../../domain/emergency/flatVerifier.ts';
import { retryDelayMs } from '../../domain/emergency/retryDelay.ts';
import { cooldownEndsAt } from '../../domain/mode/cooldown.ts';
import { held } from '../books.ts';
import { raiseAlert, clearAlert } from '../alerts.ts';
import { scoreStopDrill } from '../drills/stopDrill.ts';
import type { StopRun } from '../liveState.ts';
import { requestCancel } from '../sending.ts';
import { note, record, setTimer, type Step } from '../step.ts';
import { changeIncident, openIncident, withStepDone } from './incident.ts';
import { settledLegs } from './legs.ts';
import { askForPlan, armUnresolved, onPlanSnapshot, retryLater, stopPosition, workingHere } from './plan.ts';

/** Polls while watching after flat (ES-08). */
const WATCH_POLL_MS = 5_000;

/** A poll is due: ask for the snapshot of the current stage. */
export function onPollDue(step: Step): void {
  const { stop } = step.state.live;
  if (stop === null || stop.stage === 'DONE') return;
  step.effects.snapshot.push({ book: step.book, purpose: stop.stage === 'PLANNING' ? 'STOP_PLAN' : 'STOP_VERIFY' });
}

/** Takes a snapshot of the stage; what is still open and not being closed is planned anew. */
export function onVerifySnapshot(step: Step, answer: SnapshotAnswer): void {
  const { stop } = step.state.live;
  if (stop === null || stop.stage === 'DONE') return;
  if (answer.kind === 'unknown') return retryLater(step);
  const open = answer.positions.flatMap((position) => stopPosition(step, position));
  const orders = stop.stage === 'CLOSING' ? 0 : answer.orders.length + workingHere(step).length;
  const clean = open.length === 0 && orders === 0;
  stop.verifier = observeSnapshot(stop.verifier, { at: step.at, clean }, step.facts.settings.emergency.verifyGapMs);
  if (stop.verifier.verifiedAt !== null && stop.stage !== 'WATCHING') return advance(step);
  if (stop.stage === 'WATCHING') return watch(step, clean);
  // Flat was verified and is not any more: that is a re-opened incident with its deadline, not one more plan.
  if (open.length > 0) return stop.stage === 'CLEANING' ? reopen(step) : onPlanSnapshot(step, answer);
  if (!clean) cancelWhatRemains(step, stop.stage);
  pollAgain(step, clean);
}

/** Whatever still works although it was canceled is canceled again; stops stay until flat is verified, closes until they fill. */
function cancelWhatRemains(step: Step, stage: StopRun['stage']): void {
  for (const order of workingHere(step)) {
    const stays = stage === 'CLOSING' && (order.role === 'STOP' || order.role === 'EMERGENCY');
    if (!stays) requestCancel(step, order);
  }
}

function pollAgain(step: Step, clean: boolean): void {
  const { stop } = step.state.live;
  if (stop === null) return;
  const { settings } = step.facts;
  stop.retries = clean ? 0 : stop.retries + 1;
  const delay = clean ? settings.emergency.verifyGapMs : retryDelayMs(stop.retries, settings.emergency);
  setTimer(step, 'stop-poll', unixMs(step.at + delay));
}

/** One stage is proven: stops may go, or the stop is complete. */
function advance(step: Step): void {
  const { stop } = step.state.live;
  if (stop === null) return;
  stop.verifier = unverified;
  stop.retries = 0;
  if (stop.stage === 'CLOSING') return flatVerified(step);
  complete(step);
}

function flatVerified(step: Step): void {
  const { stop } = step.state.live;
  if (stop === null) return;
  stop.stage = 'CLEANING';
  changeIncident(step, 'flat verified', {
    to: { steps: withStepDone(step, 'flat'), legs: settledLegs(step, 'FLAT'), flatAt: step.at },
  });
  for (const order of workingHere(step)) requestCancel(step, order);
  changeIncident(step, 'protective stops canceled', { to: { steps: withStepDone(step, 'stops') } });
  note(step, 'STOP', `Flat verified ${step.at - openIncident(step).startedAt} ms after the trigger.`);
  setTimer(step, 'stop-poll', unixMs(step.at + step.facts.settings.emergency.retryFirstMs));
}

function complete(step: Step): void {
  const { stop } = step.state.live;
  const incident = openIncident(step);
  if (stop === null) return;
  const ends =
    incident.cooldownEndsAt ??
    cooldownEndsAt(incident.cause, incident.flatAt ?? step.at, step.facts.settings.cooldownMs);
  stop.stage = 'WATCHING';
  stop.watchUntil = unixMs(step.at + step.facts.settings.emergency.watchMs);
  changeIncident(step, 'verified, cooling down', {
    to: {
      steps: withStepDone(step, 'verified'),
      legs: settledLegs(step, 'FLAT'),
      phase: 'COOLDOWN',
      cooldownEndsAt: ends,
    },
  });
  report(step);
  scoreStopDrill(step, incident);
  clearAlert(step, 'STOP_UNRESOLVED');
  setTimer(step, 'stop-cooldown', unixMs(Math.max(ends, step.at)));
  setTimer(step, 'stop-poll', unixMs(step.at + WATCH_POLL_MS));
}

/** ES-12: the report is journaled at once; trigger, timeline, fills and cost are all in the incident. */
function report(step: Step): void {
  const incident: Incident = { ...openIncident(step), steps: withStepDone(step, 'report') };
  const closes = incident.legs.filter((leg) => leg.kind === 'CLOSE').length;
  const cancels = incident.legs.length - closes;
  const text = `${incident.id}: ${cancels} orders canceled, ${closes} closing orders, cost ${decimalText(incident.cost.toDecimalPlaces(2))}`;
  record(step, 'ES_REPORT', { data: { incident, text }, durability: 'A' });
  note(step, 'STOP', `Emergency stop complete, ${text}.`);
}

/** A dirty snapshot within the watch re-opens the incident (ES-08). */
function watch(step: Step, clean: boolean): void {
  const { stop } = step.state.live;
  if (stop === null) return;
  if (!clean) return reopen(step);
  if (step.at >= stop.watchUntil) stop.stage = 'DONE';
  else setTimer(step, 'stop-poll', unixMs(step.at + WATCH_POLL_MS));
}

/** Something is open again after flat: execute again from a fresh snapshot. */
export function reopen(step: Step): void {
  const { stop } = step.state.live;
  if (stop === null) return;
  stop.stage = 'PLANNING';
  stop.verifier = unverified;
  changeIncident(step, 're-opened: not flat any more', { to: { phase: 'EXECUTING', flatAt: null } });
  note(step, 'STOP', 'A late fill re-opened the emergency stop.');
  askForPlan(step);
  armUnresolved(step);
}

/** Fifteen seconds and not flat: say so loudly and go on trying (ES-07). */
export function onUnresolvedDue(step: Step): void {
  const incident = openIncident(step);
  if (incident.phase !== 'EXECUTING' || incident.flatAt !== null) return;
  const open = [...held(step).positions.values()].map((each) => `${each.symbol} ${decimalText(each.quantity)}`);
  changeIncident(step, 'unresolved', { to: { phase: 'UNRESOLVED', unresolvedAt: step.at } });
  raiseAlert(step, 'STOP_UNRESOLVED', { found: open.length === 0 ? 'every leg in time' : open.join(', ') });
}

/** Asks again now, from a fresh snapshot. */
export function retryStop(step: Step): void {
  const { stop } = step.state.live;
  if (stop === null || stop.stage === 'DONE' || stop.stage === 'WATCHING') return;
  stop.retries = 0;
  note(step, 'STOP', 'Retry asked for.');
  askForPlan(step);
}

/** The cooldown is over: from here a person may approve the resume. Nothing resumes by itself (ES-17). */
export function onCooldownDue(step: Step): void {
  const incident = openIncident(step);
  if (incident.phase !== 'COOLDOWN') return;
  if (incident.cooldownEndsAt !== null && step.at < incident.cooldownEndsAt) {
    setTimer(step, 'stop-cooldown', incident.cooldownEndsAt);
    return;
  }
  changeIncident(step, 'cooldown over, awaiting approval', { to: { phase: 'AWAITING_APPROVAL' } });
  note(step, 'STOP', 'Cooldown over: a person must approve the resume.');
}
