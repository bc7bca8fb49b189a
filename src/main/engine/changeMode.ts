/**
 * The only way from one mode to another: along an edge of SM-03, journaled with everything SM-11 asks for, with a new state version (SM-13).
 * What the step clock makes of it (SM-08) is a part of the same turn, so a crash leaves the old rung with its clock or the new one with its own.
 */
import { invariant } from '../../shared/base/invariant.ts';
import type { TransitionDetails } from '../../shared/model/ladderEntry.ts';
import { bookOf, type Book, type ModeState } from '../../shared/model/mode.ts';
import { stopCauses } from '../../shared/model/incident.ts';
import { toWire } from '../../shared/values/decimal.ts';
import { clockCauseOfStop, clockEffect } from '../domain/ladder/clockEffect.ts';
import { canonicalJson } from '../domain/ladder/gateHash.ts';
import { transitionOf, type TransitionId } from '../domain/mode/transition.ts';
import { activeBook, allPositions, inBook } from './books.ts';
import { forgetVenue } from './breaker/orderQuality.ts';
import { record, type Step } from './step.ts';

export interface ModeChange {
  readonly cause: string;
  readonly reason: string;
  /** The approval it comes from; without one none was needed. */
  readonly approval?: TransitionDetails['approval'];
}

/** Enters a mode; a transition that SM-03 does not have is a bug of the caller and throws. */
export function changeMode(step: Step, to: ModeState, why: ModeChange): void {
  const from = step.state.durable.modeState;
  const before = activeBook(step.state.durable);
  const transition = transitionOf(from, to.mode);
  invariant(transition.ok, `no transition from ${from.mode} to ${to.mode}`);
  const { cause, reason, approval = null } = why;
  const details = detailsOf(step, { from, to, approval });
  record(step, 'MODE_TRANSITION', {
    data: { transition: transition.value, from, to, cause, reason, configHash: step.facts.configHash, details },
    durability: 'A',
  });
  step.state.live.stateVersion += 1;
  if (activeBook(step.state.durable) !== before) forgetVenue(step);
  step.effects.publishNow = true;
  const book = resetBook(transition.value, { from, to, cause });
  if (book !== null) restartClock(step, book, `${transition.value}: ${cause}`);
}

/**
 * The step clock at zero (SM-08). Live, what is measured since step entry starts again with it; on paper metrics belong to the attempt and go
 * on until the next one.
 */
export function restartClock(step: Step, book: Book, why: string): void {
  const cause = why.slice(0, 400);
  record(step, 'CLOCK_RESET', { data: { cause }, durability: 'A' });
  if (book === 'LIVE' && step.state.durable.books.LIVE.opened)
    record(inBook(step, 'LIVE'), 'WINDOW_STARTED', { data: { cause }, durability: 'A' });
}

interface Change {
  readonly from: ModeState;
  readonly to: ModeState;
}

/** The book whose clock a transition restarts; null where the clock only pauses or goes on (SM-08). */
function resetBook(transition: TransitionId, { from, to, cause }: Change & { readonly cause: string }): Book | null {
  switch (transition) {
    case 'T1':
    case 'T8':
      return 'PAPER';
    case 'T2':
    case 'T3':
    case 'T4':
    case 'T5':
      return activeIn(to);
    case 'T6': {
      const known = stopCauses.find((each) => each === cause);
      const book = activeIn(from);
      return known !== undefined && clockEffect(clockCauseOfStop(known), book) === 'RESET' ? book : null;
    }
    case 'T7':
      return from.mode === 'EMERGENCY_STOP' && from.modeBefore === to.mode ? null : activeIn(to);
  }
}

const activeIn = ({ mode }: ModeState): Book =>
  mode === 'SETUP' || mode === 'EMERGENCY_STOP' ? 'PAPER' : bookOf(mode);

function detailsOf(
  step: Step,
  { from, to, approval }: Change & { readonly approval: TransitionDetails['approval'] },
): TransitionDetails {
  const { settings, app, sha256 } = step.facts;
  const { durable } = step.state;
  const limitsOf = ({ mode }: ModeState) =>
    mode === 'SETUP' || mode === 'EMERGENCY_STOP' ? null : toWire(settings.modes[mode]);
  const positions = allPositions(durable).map(({ book, symbol, quantity, averageEntry }) => [
    book,
    symbol,
    quantity,
    averageEntry,
  ]);
  const { clock } = durable.ladder;
  return {
    build: app,
    approval,
    limitsBefore: limitsOf(from),
    limitsAfter: limitsOf(to),
    positionsHash: sha256(canonicalJson(toWire(positions))),
    elapsedMs: Math.round(clock?.elapsedMs ?? 0),
    activeMs: Math.round(clock?.activeMs ?? 0),
  };
}
