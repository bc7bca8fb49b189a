/** From a fresh venue snapshot to cancels and closing orders (ES-02 to ES-05): cancels first, closes largest risk first, nothing twice. */
import type { SnapshotAnswer, VenuePosition } from '../../ports/venue.ts';
import type { Incident, StopLeg } from '../../../shared/model/incident.ts';
import type { Order } from '../../../shared/model/order.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import { ZERO } from '../../../shared/values/decimal.ts';
import { unixMs } from '../../../shared/values/time.ts';
import { classifyLeftover } from '../../domain/emergency/classifyLeftover.ts';
import { planStop } from '../../domain/emergency/planStop.ts';
import { retryDelayMs } from '../../domain/emergency/retryDelay.ts';
import type { StopPosition } from '../../domain/emergency/stopPlan.ts';
import { positionRisk } from '../exposure.ts';
import { requestCancel } from '../sending.ts';
import { quoteFor } from '../marks.ts';
import { held } from '../books.ts';
import { setTimer, venueOf, type Step } from '../step.ts';
import { sendEmergencyClose } from './close.ts';
import { changeIncident, isStepDone, openIncident, sinceTrigger, withStepDone } from './incident.ts';
import { getRun, haveAllReached, openRun, pollAt } from './stopRuns.ts';

/** Asks the venue what there is to cancel and close: its word, not memory (ES-02). */
export function askForPlan(step: Step): void {
  step.effects.snapshot.push({ book: step.book, purpose: 'STOP_PLAN' });
}

/** Arms the deadline after which the stop counts as UNRESOLVED (ES-07). */
export function armUnresolved(step: Step): void {
  setTimer(step, 'stop-unresolved', unixMs(openIncident(step).startedAt + step.facts.settings.emergency.unresolvedMs));
}

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
  if (answer.kind === 'unknown') return retryLater(step);
  const plan = planStop({
    market: venueOf(step).capabilities.market,
    reduceOnly: venueOf(step).capabilities.reduceOnly,
    positions: answer.positions.flatMap((position) => stopPosition(step, position)),
    orders: workingHere(step),
  });
  const firstVerify = plan.findIndex((each) => each.step === 'VERIFY');
  const legs = new Map(openIncident(step).legs.map((leg) => [leg.key, leg] as const));
  for (const each of plan.slice(0, firstVerify)) {
    if (each.step === 'CANCEL') cancelLeg(step, legs, each.clientOrderId);
    if (each.step === 'CLOSE') sendEmergencyClose(step, { legs, close: each, snapshot: answer });
  }
  run.stage = 'CLOSING';
  run.retries = 0;
  recordPlan(step, [...legs.values()]);
  pollAt(step, unixMs(step.at + step.facts.settings.emergency.retryFirstMs));
}

/** The steps of the plan are done when the last book has handed over its requests; none waits for another to send them. */
function recordPlan(step: Step, legs: Incident['legs']): void {
  if (!haveAllReached(step, 'CLOSING')) return changeIncident(step, `${step.book} handed over`, { to: { legs } });
  if (!isStepDone(openIncident(step), 'snapshot'))
    changeIncident(step, 'snapshot taken', { to: { steps: withStepDone(step, 'snapshot') } });
  changeIncident(step, 'cancels handed over', { to: { steps: withStepDone(step, 'cancels') } });
  changeIncident(step, 'closes handed over', { to: { steps: withStepDone(step, 'closes'), legs } });
}

/** Working orders as we know them: what is still on its way to the venue must be canceled, or counted as its symbol's close, too. */
export const workingHere = (step: Step): readonly Order[] =>
  [...held(step).orders.values()].filter((order) => !isTerminal(order.status));

/** A position to close; dust and nothing give none (ES-09). */
export function stopPosition(step: Step, reported: VenuePosition): readonly StopPosition[] {
  const market = step.state.live.markets.get(reported.symbol);
  const quote = market === undefined ? null : quoteFor(market);
  if (market === undefined)
    return [{ symbol: reported.symbol, quantity: reported.quantity, risk: ZERO, maxQuantity: null }];
  const leftover = classifyLeftover({
    quantity: reported.quantity,
    lot: market.instrument.lot,
    price: quote?.mid ?? reported.averageEntry,
    minNotional: market.instrument.minNotional,
    reduceOnlyExempt: venueOf(step).capabilities.reduceOnlyExempt,
  });
  if (leftover.kind !== 'RESIDUAL') return [];
  const position = held(step).positions.get(reported.symbol);
  const risk = position === undefined ? leftover.value : positionRisk(step.state, position);
  return [{ symbol: reported.symbol, quantity: reported.quantity, risk, maxQuantity: market.instrument.maxQuantity }];
}

function cancelLeg(step: Step, legs: Map<string, StopLeg>, id: Order['clientOrderId']): void {
  const order = held(step).orders.get(id);
  if (order === undefined) return;
  requestCancel(step, order);
  legs.set(id, {
    book: step.book,
    key: id,
    kind: 'CANCEL',
    symbol: order.symbol,
    side: order.side,
    atVenue: order.quantity.minus(order.filledQuantity),
    orderId: id,
    attempt: 1,
    sentMs: sinceTrigger(step),
    filledQuantity: ZERO,
    averagePrice: null,
    slippageBps: null,
    referencePrice: null,
    state: 'SENT',
    note: order.role === 'ENTRY' ? 'entry' : order.role.toLowerCase(),
  });
}
