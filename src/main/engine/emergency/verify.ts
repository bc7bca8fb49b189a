/**
 * Proof of flat (ES-08): two clean snapshots at least a gap apart. First positions only, then the protective stops go, then positions and
 * orders, then a minute of watching in which a late fill re-opens the incident. Each book goes its own way; the incident follows the last one.
 */
import type { SnapshotAnswer } from '../../ports/venue.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { unixMs } from '../../../shared/values/time.ts';
import { observeSnapshot, unverified } from '../../domain/emergency/flatVerifier.ts';
import { retryDelayMs } from '../../domain/emergency/retryDelay.ts';
import { held, inBook } from '../books.ts';
import { clearAlert } from '../alerts.ts';
import { scoreStopDrill } from '../drills/stopDrill.ts';
import type { StopRun } from '../liveState.ts';
import { requestCancel } from '../sending.ts';
import { note, record, setTimer, venueOf, type Step } from '../step.ts';
import { adoptForStop } from '../venue/adopt.ts';
import { askMissing } from './askMissing.ts';
import { markFlatLegs } from './flatLegs.ts';
import { changeIncident, isStopped, openIncident, withStepDone } from './incident.ts';
import { settledLegs } from './legs.ts';
import { askForPlan, armUnresolved, onPlanSnapshot, retryLater, unresolvedDueAt } from './plan.ts';
import { correctResidue, tellResidue } from './residue.ts';
import { foreignIn, openIn, workingHere, workingTexts } from './snapshotFacts.ts';
import { settleHandled } from './settleHandled.ts';
import { cooldownFrom } from './stopCauses.ts';
import { askVenue, getRun, haveAllReached, openRun, pollAt, startRun, stopTurns } from './stopRuns.ts';

/** Polls while watching after flat (ES-08). */
const WATCH_POLL_MS = 5_000;

/** A poll of the turn's book is due: ask for the snapshot of its current stage. */
export function onPollDue(step: Step): void {
  const run = openRun(step);
  if (run === null) return;
  askVenue(step, run.stage === 'PLANNING' ? 'STOP_PLAN' : 'STOP_VERIFY');
}

/** Takes a snapshot of the stage; what is still open and not being closed is planned anew. */
export function onVerifySnapshot(step: Step, answer: SnapshotAnswer): void {
  const run = openRun(step);
  if (run === null) return;
  if (answer.kind === 'unknown') return retryLater(step);
  const open = openIn(step, answer);
  run.open = open;
  run.working = workingTexts(step, answer);
  settleHandled(step, answer);
  correctResidue(step);
  markFlatLegs(step, answer);
  askMissing(step, answer);
  const orders = run.stage === 'CLOSING' ? 0 : answer.orders.length + workingHere(step).length;
  const clean = open.length === 0 && orders === 0;
  run.verifier = observeSnapshot(run.verifier, { at: step.at, clean }, step.facts.settings.emergency.verifyGapMs);
  if (run.verifier.verifiedAt !== null && run.stage !== 'WATCHING') {
    // What the legs of a hedged symbol did to our net record is settled by the venue's word.
    if (!venueOf(step).capabilities.simulated) adoptForStop(step, answer);
    return advance(step, run);
  }
  if (run.stage === 'WATCHING') return watch(step, run, clean);
  // Flat was verified and is not any more: that is a re-opened incident with its deadline, not one more plan.
  if (open.length > 0) return run.stage === 'CLEANING' ? reopen(step) : onPlanSnapshot(step, answer);
  if (!clean) cancelWhatRemains(step, { stage: run.stage, snapshot: answer });
  pollAgain(step, run, clean);
}

/** Whatever still works although it was canceled is canceled again; stops stay until flat is verified, closes until they fill. */
function cancelWhatRemains(
  step: Step,
  {
    stage,
    snapshot,
  }: {
    readonly stage: StopRun['stage'];
    readonly snapshot: Extract<SnapshotAnswer, { kind: 'snapshot' }>;
  },
): void {
  for (const { terms } of foreignIn(step, snapshot))
    step.effects.cancel.push({ book: step.book, id: terms.clientOrderId, symbol: terms.symbol });
  for (const order of workingHere(step)) {
    const stays = stage === 'CLOSING' && (order.role === 'STOP' || order.role === 'EMERGENCY');
    if (!stays) requestCancel(step, order);
  }
}

function pollAgain(step: Step, run: StopRun, clean: boolean): void {
  const { emergency } = step.facts.settings;
  run.retries = clean ? 0 : run.retries + 1;
  pollAt(step, unixMs(step.at + (clean ? emergency.verifyGapMs : retryDelayMs(run.retries, emergency))));
}

/** One stage is proven: stops may go, or the book is complete. */
function advance(step: Step, run: StopRun): void {
  run.verifier = unverified;
  run.retries = 0;
  if (run.stage === 'CLOSING') flatVerified(step, run);
  else complete(step, run);
}

/** The book is flat and its stops may go; the stop is flat with its last book. */
function flatVerified(step: Step, run: StopRun): void {
  run.stage = 'CLEANING';
  const legs = settledLegs(step, 'FLAT');
  const isLast = haveAllReached(step, 'CLEANING');
  if (isLast)
    changeIncident(step, 'flat verified', { to: { steps: withStepDone(step, 'flat'), legs, flatAt: step.at } });
  else changeIncident(step, `${step.book} flat verified`, { to: { legs } });
  for (const order of workingHere(step)) requestCancel(step, order);
  if (isLast) {
    changeIncident(step, 'protective stops canceled', { to: { steps: withStepDone(step, 'stops') } });
    note(step, 'STOP', `Flat verified ${step.at - openIncident(step).startedAt} ms after the trigger.`);
  }
  pollAt(step, unixMs(step.at + step.facts.settings.emergency.retryFirstMs));
}

/** The book is verified with its orders; the cooldown begins with the last one. */
function complete(step: Step, run: StopRun): void {
  run.stage = 'WATCHING';
  run.watchUntil = unixMs(step.at + step.facts.settings.emergency.watchMs);
  const legs = settledLegs(step, 'FLAT');
  if (haveAllReached(step, 'WATCHING')) startCooldown(inBook(step, openIncident(step).book), legs);
  else changeIncident(step, `${step.book} verified`, { to: { legs } });
  pollAt(step, unixMs(step.at + WATCH_POLL_MS));
}

function startCooldown(step: Step, legs: Incident['legs']): void {
  const incident = openIncident(step);
  const ends = cooldownFrom(step, incident.flatAt ?? step.at);
  changeIncident(step, 'verified, cooling down', {
    to: { steps: withStepDone(step, 'verified'), legs, phase: 'COOLDOWN', cooldownEndsAt: ends },
  });
  report(step);
  scoreStopDrill(step, incident);
  clearAlert(step, 'STOP_UNRESOLVED');
  setTimer(step, 'stop-cooldown', unixMs(Math.max(ends, step.at)));
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
function watch(step: Step, run: StopRun, clean: boolean): void {
  if (!clean) return reopen(step);
  if (step.at >= run.watchUntil) run.stage = 'DONE';
  else pollAt(step, unixMs(step.at + WATCH_POLL_MS));
}

/** A fill that leaves something open in a book that was verified, or that took no part, re-opens the incident (ES-08). */
export function onFillWhileStopped(step: Step, symbol: SymbolName): void {
  if (!isStopped(step) || !held(step).positions.has(symbol)) return;
  const stage = step.state.live.stops.get(step.book)?.stage ?? 'DONE';
  if (stage === 'WATCHING' || stage === 'DONE') reopen(step);
}

/** Something is open again after flat: execute again from a fresh snapshot of the book. */
function reopen(step: Step): void {
  startRun(step, 'PLANNING');
  changeIncident(step, 're-opened: not flat any more', { to: { phase: 'EXECUTING', flatAt: null } });
  note(step, 'STOP', 'A late fill re-opened the emergency stop.');
  askForPlan(step);
  armUnresolved(step);
}

/**
 * Fifteen seconds and not flat, or flat as long and not rid of its orders: say so loudly and go on trying (ES-07). A stop that is over by then, and
 * resumed, is left alone.
 */
export function onUnresolvedDue(step: Step): void {
  const { incident } = step.state.durable;
  if (incident === null || incident.phase !== 'EXECUTING') return;
  if (step.at < unresolvedDueAt(step)) return armUnresolved(step);
  changeIncident(step, 'unresolved', { to: { phase: 'UNRESOLVED', unresolvedAt: step.at } });
  tellResidue(step);
}

/** Asks every venue that is not yet verified again now. */
export function retryStop(step: Step): void {
  const waiting = stopTurns(step).filter((turn) => ['PLANNING', 'CLOSING', 'CLEANING'].includes(getRun(turn).stage));
  if (waiting.length === 0) return;
  note(step, 'STOP', 'Retry asked for.');
  for (const turn of waiting) {
    getRun(turn).retries = 0;
    askForPlan(turn);
  }
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
  // What the resume relies on is asked now, and goes on being asked (T7).
  setTimer(step, 'compare', step.at);
}
