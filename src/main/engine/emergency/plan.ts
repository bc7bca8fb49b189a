/** From a fresh venue snapshot to cancels and closing orders (ES-02 to ES-05): cancels first, closes largest risk first, nothing twice. */
import type { SnapshotAnswer } from '../../ports/venue.ts';
import type { Incident, StopLeg } from '../../../shared/model/incident.ts';
import type { Order } from '../../../shared/model/order.ts';
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import { retryDelayMs } from '../../domain/emergency/retryDelay.ts';
import { requestCancelFirst } from '../sending.ts';
import { held } from '../books.ts';
import { setTimer, venueOf, type Step } from '../step.ts';
import { adoptForStop } from '../venue/adopt.ts';
import { createCloser } from './close.ts';
import type { StopRun } from '../liveState.ts';
import { cancelForeign, foreignLeg, ownLeg } from './cancelLegs.ts';
import { changeIncident, isStepDone, openIncident, withStepDone } from './incident.ts';
import { keepFitting, sendPrepared, withdrawPrepared } from './prepareCloses.ts';
import { correctResidue } from './residue.ts';
import { foreignGuards, foreignIn, openIn, ownSnapshot, type Snapshot, workingHere } from './snapshotFacts.ts';
import { ownPlanOf } from './stopPlanOf.ts';
import { settleHandled } from './settleHandled.ts';
import { askVenue, getRun, haveAllReached, openRun, pollAt } from './stopRuns.ts';

/** Asks the venue what there is to cancel and close: its word, not memory (ES-02). */
export const askForPlan = (step: Step): void => askVenue(step, 'STOP_PLAN');

/** When the stop counts as UNRESOLVED (ES-07): from the trigger on, and anew from flat on for what still works then. */
export function unresolvedDueAt(step: Step): UnixMs {
  const { startedAt, flatAt } = openIncident(step);
  return unixMs((flatAt ?? startedAt) + step.facts.settings.emergency.unresolvedMs);
}

/** Arms that deadline. */
export const armUnresolved = (step: Step): void => setTimer(step, 'stop-unresolved', unresolvedDueAt(step));

/** Asks again after the next retry delay (ES-06). */
export function retryLater(step: Step): void {
  const run = getRun(step);
  pollAt(step, unixMs(step.at + retryDelayMs(run.retries, step.facts.settings.emergency)));
  run.retries += 1;
}

/** Takes the snapshot, sends everything at once, and starts to verify. */
export function onPlanSnapshot(step: Step, answer: SnapshotAnswer): void {
  const run = openRun(step);
  if (run === null) return;
  if (answer.kind === 'unknown') return onNoSnapshot(step, run);
  run.open = openIn(step, answer);
  settleHandled(step, answer);
  correctResidue(step);
  if (!venueOf(step).capabilities.simulated) adoptForStop(step, answer);
  // A plan made again for what the one before could not close waits longer each time: a halted symbol stays halted (ES-06).
  run.retries = run.stage === 'CLOSING' ? run.retries + 1 : 0;
  run.stage = 'CLOSING';
  // Armed first: whatever goes wrong with the plan, the venue is asked again.
  pollAt(step, unixMs(step.at + retryDelayMs(run.retries, step.facts.settings.emergency)));
  carryOut(step, answer);
}

/** The first time a real venue does not answer, what we know ourselves is sent; its word is asked for again meanwhile (ES-02, ES-10). */
function onNoSnapshot(step: Step, run: StopRun): void {
  // Our own record has every sale that we know of.
  run.answeredFrom = null;
  if (run.stage === 'PLANNING' && run.retries === 0 && !venueOf(step).capabilities.simulated)
    carryOut(step, ownSnapshot(step));
  retryLater(step);
}

/** Cancels and closes of the plan, sent at once. */
function carryOut(step: Step, answer: Snapshot): void {
  keepFitting(step, answer);
  const plan = ownPlanOf(step, answer);
  const firstVerify = plan.findIndex((each) => each.step === 'VERIFY');
  const legs = new Map(openIncident(step).legs.map((leg) => [leg.key, leg] as const));
  const { early } = getRun(step);
  const guards = foreignGuards(step, answer);
  // Orders that are not ours could fill after flat: they go too, each with a leg of its own (ES-03, ES-08).
  for (const order of foreignIn(step, answer)) {
    if (early.has(order.terms.clientOrderId) || guards.has(order)) continue;
    cancelForeign(step, order);
    legs.set(order.terms.clientOrderId, foreignLeg(step, order));
  }
  const closer = createCloser(step, { legs, snapshot: answer });
  // What is in the journal already leaves before it is written on.
  step.effects.journalLater = !venueOf(step).capabilities.simulated;
  for (const each of plan.slice(0, firstVerify)) {
    if (each.step === 'CANCEL') cancelOwn(step, legs, each.clientOrderId);
    if (each.step !== 'CLOSE' || isLocked(step, each.symbol, answer)) continue;
    const leg = sendPrepared(step, each.symbol);
    if (leg !== null) legs.set(leg.key, leg);
    else {
      closer.send(each);
      step.effects.journalLater = false;
    }
  }
  withdrawPrepared(step);
  for (const [id, leg] of early) legs.set(id, leg);
  early.clear();
  recordPlan(step, [...legs.values()]);
}

/**
 * On spot a resting order locks what should be sold, and what is being sold already, or was since the venue was asked, would be sold twice, out of what
 * is not the desk's: the next look sells what is left (ES-03).
 */
function isLocked(step: Step, symbol: StopLeg['symbol'], { orders }: Snapshot): boolean {
  const { capabilities } = venueOf(step);
  if (capabilities.market === 'PERP' || capabilities.simulated) return false;
  if (workingHere(step).some((order) => order.symbol === symbol && order.role === 'EXIT')) return true;
  if (isSoldSince(step, symbol)) return true;
  return orders.some(({ terms }) => terms.symbol === symbol && !terms.clientOrderId.startsWith('ES-'));
}

/** Whether the word of the venue may be older than a sale of ours. */
function isSoldSince(step: Step, symbol: StopLeg['symbol']): boolean {
  const { answeredFrom } = getRun(step);
  if (answeredFrom === null) return false;
  for (const order of held(step).orders.values())
    if (
      order.symbol === symbol &&
      order.side === 'SELL' &&
      order.filledQuantity.greaterThan(0) &&
      order.updatedAt >= answeredFrom
    )
      return true;
  return false;
}

/** The steps of the plan are done when the last book has handed over its requests; none waits for another to send them. */
function recordPlan(step: Step, legs: Incident['legs']): void {
  if (!haveAllReached(step, 'CLOSING')) return changeIncident(step, `${step.book} handed over`, { to: { legs } });
  if (!isStepDone(openIncident(step), 'snapshot'))
    changeIncident(step, 'snapshot taken', { to: { steps: withStepDone(step, 'snapshot') } });
  changeIncident(step, 'cancels handed over', { to: { steps: withStepDone(step, 'cancels') } });
  changeIncident(step, 'closes handed over', { to: { steps: withStepDone(step, 'closes'), legs } });
}

function cancelOwn(step: Step, legs: Map<string, StopLeg>, id: Order['clientOrderId']): void {
  const order = held(step).orders.get(id);
  if (order === undefined) return;
  requestCancelFirst(step, order);
  legs.set(id, ownLeg(step, order));
}
