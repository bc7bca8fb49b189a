/** Start of a session (SM-19): always halted first, then compared with the venue, then what the last state allows. */
import type { SnapshotAnswer, VenuePosition } from '../ports/venue.ts';
import { isTerminal, type Order } from '../../shared/model/order.ts';
import { decimalText, ZERO, type Decimal } from '../../shared/values/decimal.ts';
import type { SymbolName } from '../../shared/values/ids.ts';
import { unixMs } from '../../shared/values/time.ts';
import { clearAlert, raiseAlert } from './alerts.ts';
import { activeBook, allPositions, held, inBook, openedBooks } from './books.ts';
import { startEvaluations } from './correlation/evaluations.ts';
import { continueStop } from './emergency/continueStop.ts';
import { armUnresolved } from './emergency/plan.ts';
import type { WarmupSeries } from './events.ts';
import { startHealth } from './breaker/healthTimer.ts';
import { settleLadder } from './ladder/settleLadder.ts';
import { learnWarmup } from './market.ts';
import { refreshMark } from './marks.ts';
import { applyOrderEvent } from './orders.ts';
import { scheduleSample } from './samples.ts';
import { note, record, setTimer, venueOf, type Step } from './step.ts';
import { ensureStop } from './stops.ts';
import { compareAccount, expectedAtVenue } from './venue/compareAccount.ts';
import { onSwitchDue } from './venue/deadMansSwitch.ts';
import { holdForSetup } from './venue/setupLevel.ts';

/** Steps of SM-19 as the recovery panel counts them. */
export const RECOVERY_STEPS = 7;
const RETRY_MS = 1_000;

/** Opens the session: halted, strategies fed with history, and the venue asked for its word. */
export function onStarted(step: Step, warmup: readonly WarmupSeries[]): void {
  const { modeState, incident } = step.state.durable;
  const { app, host, configHash } = step.facts;
  record(step, 'SESSION_START', { data: { app, host, feed: step.state.live.feed.label, configHash }, durability: 'A' });
  if (modeState.run !== 'RECOVERING')
    record(step, 'MODE_RUN', { data: { from: modeState.run, to: 'RECOVERING', cause: 'start' }, durability: 'A' });
  if (modeState.mode === 'EMERGENCY_STOP') step.state.live.latched = true;
  // Its time runs while no venue answers, too (ES-07).
  if (incident?.phase === 'EXECUTING') armUnresolved(step);
  clearAlert(step, 'DESK_FAULT');
  step.state.live.reducing.sessionMark = step.at.toString(36);
  learnWarmup(step, warmup);
  askVenues(step);
}

/** Asks every venue whose book was opened; without an open book the paper venue, which must answer too. */
export function askVenues(step: Step): void {
  const { live, durable } = step.state;
  live.recoveryStep = 5;
  live.awaited.clear();
  const opened = openedBooks(durable).filter((book) => step.facts.venues[book] !== null);
  for (const book of opened.length === 0 ? (['PAPER'] as const) : opened) {
    live.awaited.add(book);
    step.effects.snapshot.push({ book, purpose: 'RECOVERY' });
  }
}

/** Asks again when a venue did not answer. */
export const onRecoveryRetry = (step: Step): void => askVenues(step);

/** Compares the venue's word with the journal's and goes on as the last state says. */
export function onRecoverySnapshot(step: Step, answer: SnapshotAnswer): void {
  const { awaited } = step.state.live;
  if (step.state.durable.modeState.run !== 'RECOVERING' || !awaited.has(step.book)) return;
  if (answer.kind === 'unknown' && !isDispensable(step)) {
    setTimer(step, 'recovery-retry', unixMs(step.at + RETRY_MS));
    return;
  }
  if (answer.kind === 'unknown') {
    note(step, 'SYSTEM', `${venueOf(step).name} did not answer: ${answer.text}. Its book is compared when it does.`);
    goOnWithout(step);
    return;
  }
  step.state.live.recoveryStep = 6;
  const inOrders = settleOrders(step, answer);
  const differences = [...inOrders, ...differencesOf(step, answer.positions)];
  record(step, 'RECON_SUMMARY', { data: { differences, adoptedFills: 0 }, durability: 'A' });
  // The summary has its lines at once, not with the next comparison.
  if (step.book === activeBook(step.state.durable)) step.state.live.breaker.differences = differences.join('\n');
  for (const difference of differences) raiseAlert(step, 'RECONCILIATION', { found: difference });
  const found = differences.length === 0 ? 'no difference' : `${differences.length} differences`;
  note(step, 'SYSTEM', `Reconciled with ${venueOf(step).name}, ${found}.`);
  step.state.live.lastReconciledAt = step.at;
  goOnWithout(step);
}

/** Paper goes on whatever the live venue does, as long as nothing live is in force or being stopped. */
function isDispensable({ state, book }: Step): boolean {
  const { modeState, incident } = state.durable;
  if (book !== 'LIVE' || state.durable.books.LIVE.positions.size > 0) return false;
  const isLive = activeBook(state.durable) === 'LIVE';
  return !isLive && (modeState.mode !== 'EMERGENCY_STOP' || incident?.book === 'PAPER');
}

/** The book has had its turn; the session goes on with the last one. */
function goOnWithout(step: Step): void {
  step.state.live.awaited.delete(step.book);
  if (step.state.live.awaited.size > 0) return;
  step.state.live.recoveryStep = RECOVERY_STEPS;
  finish(step);
}

function finish(step: Step): void {
  const to = step.state.durable.runBefore;
  record(step, 'MODE_RUN', { data: { from: 'RECOVERING', to, cause: 'recovered' }, durability: 'A' });
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  for (const { book, symbol } of allPositions(step.state.durable)) {
    refreshMark(step.state, symbol);
    ensureStop(inBook(step, book), symbol);
  }
  continueStop(step);
  settleLadder(step);
  holdForSetup(step);
  scheduleSample(step);
  startHealth(step);
  startEvaluations(step);
  onSwitchDue(step);
}

/**
 * Orders that a simulated venue does not have were never there or are gone: it is restored from the same journal, so its word is final. A real venue
 * is asked about each of them (RC-24), and what it has beyond ours is listed.
 */
function settleOrders(step: Step, answer: Extract<SnapshotAnswer, { kind: 'snapshot' }>): readonly string[] {
  if (!venueOf(step).capabilities.simulated)
    return compareAccount(step, answer, { askedAt: step.at, isRunning: false });
  const known = new Set(answer.orders.map((each) => each.terms.clientOrderId));
  for (const order of held(step).orders.values()) {
    if (isTerminal(order.status) || known.has(order.clientOrderId)) continue;
    settleAbsent(step, order);
  }
  return [];
}

function settleAbsent(step: Step, order: Order): void {
  if (order.status === 'IN_FLIGHT')
    applyOrderEvent(step, order, { event: 'answerLost', note: 'not answered before the restart' });
  const now = held(step).orders.get(order.clientOrderId);
  if (now !== undefined) applyOrderEvent(step, now, { event: 'foundAbsent', note: 'the venue does not have it' });
}

/** One sentence per symbol whose quantity differs from ours and what is left alone. */
function differencesOf(step: Step, reported: readonly VenuePosition[]): string[] {
  const { positions } = held(step);
  const venue = new Map<SymbolName, Decimal>();
  for (const { symbol, quantity } of reported) venue.set(symbol, quantity.plus(venue.get(symbol) ?? ZERO));
  const symbols = new Set<SymbolName>([...positions.keys(), ...venue.keys()]);
  return [...symbols].flatMap((symbol) => {
    const ours = expectedAtVenue(step, symbol);
    const theirs = venue.get(symbol) ?? ZERO;
    return ours.equals(theirs)
      ? []
      : [`${symbol}: we hold ${decimalText(ours)}, the venue says ${decimalText(theirs)}`];
  });
}
