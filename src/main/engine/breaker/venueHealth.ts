/** What the venue teaches the breaker: its clock (EB-10), its positions (EB-11), its connection (EB-12), its balance (EB-14). */
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { Money } from '../../../shared/values/money.ts';
import { clockOffsetMs, clockTrigger, type TimeQuestion } from '../../domain/breaker/clockTrigger.ts';
import { connectivityTrigger } from '../../domain/breaker/connectivityTrigger.ts';
import { equityJumpTrigger } from '../../domain/breaker/equityJumpTrigger.ts';
import { mismatchTrigger, nextMismatches, type PositionPair } from '../../domain/breaker/mismatchTrigger.ts';
import type { SnapshotAnswer } from '../../ports/venue.ts';
import type { Step } from '../step.ts';
import { rulesInForce } from './breakerRules.ts';
import type { EngineTrigger } from './breakerView.ts';
import { equityByMark } from './lossBases.ts';

/** Questions for the time that the median looks at. */
const QUESTIONS = 5;

type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

/** Venue clock minus ours as an answer tells, milliseconds; null where it tells nothing. */
export const offsetOf = (answer: Snapshot, asked: Pick<TimeQuestion, 'sentAt' | 'answeredAt'>): number | null =>
  answer.clockOffsetMs === undefined ? clockOffsetMs({ ...asked, serverTime: answer.venueTime }) : answer.clockOffsetMs;

/** Takes what an answer tells of the venue's clock. */
export function learnClock(step: Step, offsetMs: number | null): void {
  if (offsetMs === null) return;
  const { clock } = step.state.live.breaker;
  clock.offsetsMs.push(offsetMs);
  if (clock.offsetsMs.length > QUESTIONS) clock.offsetsMs.shift();
  clock.measuredAt = step.at;
}

/** Takes a comparison of every position with the venue's report. */
export function learnPositions(step: Step, pairs: readonly PositionPair[]): void {
  const { mismatch } = step.state.live.breaker;
  mismatch.open = nextMismatches(mismatch.open, { at: step.at, pairs }, rulesInForce(step).breaker);
  mismatch.polledAt = step.at;
}

/** Takes a comparison of the wallet balance with the venue's: what no fill, fee, funding or transfer of ours explains. */
export function learnBalance(
  step: Step,
  { unexplained, expected }: { readonly unexplained: Money; readonly expected: Decimal },
): void {
  const { balance } = step.state.live.breaker;
  balance.unexplained = unexplained;
  balance.expected = expected;
  balance.measuredAt = step.at;
}

/** Takes whether requests are answered. */
export function learnRequests(step: Step, answered: boolean): void {
  const { connection } = step.state.live.breaker;
  connection.downSince = answered ? null : (connection.downSince ?? step.at);
}

export const clock: EngineTrigger = {
  isQuiet: ({ state }) => state.live.breaker.clock.measuredAt === null,
  read: (view) => {
    const { offsetsMs, measuredAt } = view.state.live.breaker.clock;
    return clockTrigger(offsetsMs, measuredAt, rulesInForce(view).breaker);
  },
};

export const mismatch: EngineTrigger = {
  isQuiet: ({ state }) => state.live.breaker.mismatch.open.length === 0,
  read: (view) => mismatchTrigger(view.state.live.breaker.mismatch, view.at, rulesInForce(view).breaker),
};

export const connectivity: EngineTrigger = {
  isQuiet: (view) => {
    const { streamAt, downSince } = view.state.live.breaker.connection;
    if (streamAt === null) return true;
    return downSince === null && view.at - streamAt <= rulesInForce(view).breaker.streamSilentMs;
  },
  read: (view) => {
    const { streamAt, downSince } = view.state.live.breaker.connection;
    const facts = {
      streamSilentMs: streamAt === null ? null : view.at - streamAt,
      restDownMs: downSince === null ? null : view.at - downSince,
      measuredAt: view.at,
    };
    return connectivityTrigger(facts, rulesInForce(view).breaker);
  },
};

export const equityJump: EngineTrigger = {
  isQuiet: ({ state }) => state.live.breaker.balance.unexplained?.isZero() ?? true,
  read: (view) => {
    const { unexplained, measuredAt } = view.state.live.breaker.balance;
    const { now: equity } = equityByMark(view.state);
    const { currency } = view.state.durable;
    return equityJumpTrigger({ equity, unexplained, measuredAt, currency }, rulesInForce(view).breaker);
  },
};
