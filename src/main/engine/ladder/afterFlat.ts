/**
 * Changes that wait until their book is flat: the way down to PAPER (T5) and the next attempt (T8). Meanwhile the desk is reduce-only, which is
 * a level like any other: it is seen, it blocks entries, and it ends with the change.
 */
import type { Book } from '../../../shared/model/mode.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import { money } from '../../../shared/values/money.ts';
import type { EntryData } from '../../../shared/model/entry.ts';
import { decimalFromFloat } from '../../../shared/values/decimal.ts';
import { changeLevel } from '../breaker/changeLevel.ts';
import { cancelWorkingEntries } from '../breaker/cancelEntries.ts';
import { held, inBook } from '../books.ts';
import { changeMode } from '../changeMode.ts';
import { closePosition } from '../closing.ts';
import { isDust } from '../dust.ts';
import { workingOf } from '../sending.ts';
import { note, record, type Step } from '../step.ts';
import { trimDueAt } from '../../domain/ladder/trim.ts';
import { windowMetrics } from './evidenceFacts.ts';
import type { AfterFlat } from './ladderState.ts';

/** Name of the level that waits. */
export const WAITING = 'WIND_DOWN';

type Waiting = EntryData<'AFTER_FLAT'>;

/** Begins to wait; a flat book changes at once. */
export function waitForFlat(step: Step, waiting: Waiting): void {
  record(step, 'AFTER_FLAT', { data: waiting, durability: 'A' });
  const reason =
    waiting.kind === 'TO_PAPER' ? `on the way to PAPER: ${waiting.cause}` : `attempt ends: ${waiting.cause}`;
  changeLevel(step, { ...waitingLevel, text: reason.slice(0, 300) }, 'L2');
  cancelWorkingEntries(inBook(step, bookOf(waiting)));
  continueWaiting(step);
}

const waitingLevel = {
  trigger: WAITING,
  name: 'Wind down',
  rule: 'SM-17',
  value: null,
  limit: 'flat',
  text: '',
  clears: 'Clears when the book is flat',
  inputs: '',
  used: null,
} as const;

const bookOf = ({ kind }: Pick<Waiting, 'kind'>): Book => (kind === 'TO_PAPER' ? 'LIVE' : 'PAPER');

/** Looks whether the book is flat, and closes what should be closed; called each second while something waits. */
export function continueWaiting(turn: Step): void {
  const { afterFlat } = turn.state.durable.ladder;
  const { mode, run } = turn.state.durable.modeState;
  // A stop ended what waited; its level goes with it.
  if (afterFlat === null && turn.state.durable.triggers.has(WAITING)) endLevel(turn);
  if (afterFlat === null || run === 'RECOVERING' || mode === 'EMERGENCY_STOP') return;
  const step = inBook(turn, bookOf(afterFlat));
  if (isFlat(step)) return complete(step, afterFlat);
  if (!closesNow(step, afterFlat)) return;
  const reason = afterFlat.kind === 'TO_PAPER' ? 'DEMOTION' : 'ATTEMPT_END';
  for (const [symbol, position] of held(step).positions)
    if (!isDust(step, position) && workingOf(step, symbol, 'EXIT').length === 0)
      closePosition(step, symbol, { reason, source: 'engine' });
}

/** A wind down leaves positions to their stops; one that a rule demanded only for as long as a trim would wait (SM-21). */
function closesNow(step: Step, waiting: AfterFlat): boolean {
  if (waiting.kind === 'NEXT_ATTEMPT' || waiting.how === 'CLOSE_NOW') return true;
  return waiting.automatic && step.at >= trimDueAt(waiting.since, waiting.isRiskCause, step.facts.settings.demotion);
}

/** No position but dust, and no order that could open one. */
function isFlat(step: Step): boolean {
  const { positions, orders } = held(step);
  const isOpen = [...positions.values()].some((position) => !isDust(step, position));
  return !isOpen && ![...orders.values()].some((order) => !isTerminal(order.status));
}

const endLevel = (step: Step): void => changeLevel(step, { ...waitingLevel, text: 'the book is flat' }, 'L0');

function complete(step: Step, waiting: AfterFlat): void {
  endLevel(step);
  if (waiting.kind === 'TO_PAPER') return enterPaper(step, waiting);
  startNextAttempt(step, waiting.cause);
}

function enterPaper(step: Step, waiting: Extract<AfterFlat, { kind: 'TO_PAPER' }>): void {
  const { mode: from, run } = step.state.durable.modeState;
  const { cause, automatic, nextAttempt } = waiting;
  if (from === 'SETUP' || from === 'EMERGENCY_STOP') return;
  changeMode(step, { mode: 'PAPER', run }, { cause: automatic ? 'rule' : 'user', reason: cause });
  const reasons = [{ code: nextAttempt ? 'STRATEGY' : 'DEMOTION', text: cause }];
  record(step, 'MODE_DEMOTED', { data: { from, to: 'PAPER', automatic, reasons, trimDueAt: null }, durability: 'A' });
  note(step, 'MODE', `Mode is PAPER: ${cause}.`);
  if (nextAttempt) waitForFlat(step, { kind: 'NEXT_ATTEMPT', cause });
}

/** T8: the next attempt on a flat paper book, with empty metrics and the equity it is meant for (PF-05). */
export function startNextAttempt(turn: Step, cause: string): void {
  const step = inBook(turn, 'PAPER');
  const { durable, live } = step.state;
  const { paper } = step.facts.settings;
  const number = durable.attempt + 1;
  archiveAttempt(step, number, { hash: null, cause });
  const { cash } = held(step);
  record(step, 'BOOK_OPENED', {
    data: {
      equity: money(paper.equity),
      currency: durable.currency,
      attempt: number,
      symbols: [...live.markets.keys()],
    },
    durability: 'A',
  });
  step.effects.fund.push({ book: 'PAPER', amount: money(paper.equity.minus(cash)) });
  changeMode(step, { mode: 'PAPER', run: durable.modeState.run }, { cause, reason: `attempt ${number}` });
  note(step, 'MODE', `Paper attempt ${number} began: ${cause}.`);
}

/** Ends the running attempt with what it showed, and names the next. */
export function archiveAttempt(
  step: Step,
  number: number,
  next: { readonly hash: string | null; readonly cause: string },
): void {
  const metrics = windowMetrics(step, 'PAPER');
  const sharpe = metrics?.sharpe.value ?? null;
  record(step, 'ATTEMPT_STARTED', {
    data: {
      number,
      ...next,
      archived:
        metrics === null
          ? null
          : {
              sharpe: sharpe === null ? null : decimalFromFloat(sharpe).toDecimalPlaces(12),
              days: metrics.dailyReturns,
              trades: metrics.closedTrades,
            },
    },
    durability: 'A',
  });
}
