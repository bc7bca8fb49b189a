/** The runs of an emergency stop, one per book: which books take part, how far each is, and when its venue is asked next. */
import { unixMs, type UnixMs } from '../../../shared/values/time.ts';
import { books, type Book } from '../../../shared/model/mode.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import { invariant } from '../../../shared/base/invariant.ts';
import { unverified } from '../../domain/emergency/flatVerifier.ts';
import { inBook, type BookState } from '../books.ts';
import type { StopRun } from '../liveState.ts';
import { setTimer, type Step } from '../step.ts';

const stages: readonly StopRun['stage'][] = ['PLANNING', 'CLOSING', 'CLEANING', 'WATCHING', 'DONE'];

/** Books to close: the one of the mode always, the other one when it has anything open or working (SM-14). */
export function booksToStop(step: Step, own: Book): readonly Book[] {
  const { durable } = step.state;
  return books.filter((book) => book === own || (step.facts.venues[book] !== null && hasAnything(durable.books[book])));
}

function hasAnything({ positions, orders }: BookState): boolean {
  if (positions.size > 0) return true;
  for (const order of orders.values()) if (!isTerminal(order.status)) return true;
  return false;
}

/** Starts the run of the turn's book at a stage. */
export function startRun(step: Step, stage: StopRun['stage']): void {
  const watchUntil = unixMs(step.at + step.facts.settings.emergency.watchMs);
  step.state.live.stops.set(step.book, {
    stage,
    verifier: unverified,
    retries: 0,
    watchUntil,
    asked: 0,
    heard: 0,
    questions: [],
    answeredFrom: null,
    gone: new Map(),
    open: null,
    working: [],
    early: new Map(),
    prepared: new Map(),
  });
}

/** The run of the turn's book while its venue is still asked; null when it takes no part or all is done. */
export function openRun(step: Step): StopRun | null {
  const run = step.state.live.stops.get(step.book);
  return run === undefined || run.stage === 'DONE' ? null : run;
}

/** The run of the turn's book, which takes part. */
export function getRun(step: Step): StopRun {
  const run = step.state.live.stops.get(step.book);
  invariant(run !== undefined, `the ${step.book} book takes part in the stop`);
  return run;
}

/** Whether every book is at the stage or beyond it. */
export const haveAllReached = (step: Step, stage: StopRun['stage']): boolean =>
  [...step.state.live.stops.values()].every((run) => stages.indexOf(run.stage) >= stages.indexOf(stage));

/** Turns in each book that takes part. */
export const stopTurns = (step: Step): readonly Step[] =>
  [...step.state.live.stops.keys()].map((book) => inBook(step, book));

/** Asks the venue of the turn's book for a snapshot. */
export function askVenue(step: Step, purpose: 'STOP_PLAN' | 'STOP_VERIFY'): void {
  const run = step.state.live.stops.get(step.book);
  if (run !== undefined) {
    run.asked += 1;
    run.questions.push(step.at);
  }
  step.effects.snapshot.push({ book: step.book, purpose });
}

/** A press when all is over looks at the venue again, and watches it again: somebody sees something there that the stop does not (ES-08). */
export function lookAgain(step: Step): void {
  for (const turn of stopTurns(step)) {
    const run = getRun(turn);
    if (run.stage !== 'WATCHING' && run.stage !== 'DONE') continue;
    run.stage = 'WATCHING';
    run.watchUntil = unixMs(step.at + step.facts.settings.emergency.watchMs);
    askVenue(turn, 'STOP_VERIFY');
  }
}

/** A snapshot was answered, whatever with. */
export function hearVenue({ state, book }: Step): void {
  const run = state.live.stops.get(book);
  if (run === undefined) return;
  run.heard += 1;
  run.answeredFrom = run.questions.shift() ?? null;
}

/** Asks the venue of the turn's book again at a time. */
export const pollAt = (step: Step, at: UnixMs): void => setTimer(step, `stop-poll:${step.book}`, at);
