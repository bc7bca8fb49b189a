/** Paper attempts (SM-22): a start of strategies binds the attempt, begins the next one, or is refused. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { isTerminal } from '../../../shared/model/order.ts';
import { attemptDecision, setHash } from '../../domain/ladder/attempt.ts';
import { inBook } from '../books.ts';
import { record, type Step } from '../step.ts';
import { startNextAttempt, waitForFlat } from './afterFlat.ts';

/** T8 by hand: what is open is closed, what was measured is archived. Answers with the number of the next attempt. */
export function startAttempt(step: Step): Result<{ readonly attempt: number }, Failure> {
  const { modeState, attempt, ladder } = step.state.durable;
  if (modeState.mode !== 'PAPER' || modeState.run === 'RECOVERING')
    return err(
      failure('ILLEGAL_TRANSITION', `Mode is ${modeState.mode}. A paper attempt begins in PAPER only (SM-03).`),
    );
  if (ladder.afterFlat === null) waitForFlat(step, { kind: 'NEXT_ATTEMPT', cause: 'asked for by you' });
  return ok({ attempt: attempt + 1 });
}

/** Lets a strategy start in the attempt, or says what stands against it. */
export function admitStrategy(step: Step, hash: string): Failure | null {
  const { durable } = step.state;
  const { mode } = durable.modeState;
  if (mode === 'SETUP' || mode === 'EMERGENCY_STOP') return null;
  const running = [...durable.strategies.values()].filter((run) => run.status === 'RUNNING').map((run) => run.hash);
  const nextHash = setHash([...running, hash], step.facts.sha256);
  const attempt = durable.ladder.attempts.at(-1);
  const decision = attemptDecision({
    mode,
    attemptHash: attempt?.hash ?? null,
    approvedHash: durable.ladder.approvedHash,
    nextHash,
    fills: durable.books.PAPER.record.filledNotional > 0 ? 1 : 0,
  });
  switch (decision) {
    case 'KEEP':
      return null;
    case 'BIND':
      bind(step, nextHash);
      return null;
    case 'NEXT_ATTEMPT':
      return next(step, nextHash);
    case 'FORCE_PAPER':
      return failure(
        'DENIED',
        'Live runs exactly what passed the paper gate, and this is something else. Demote to PAPER to try it there (SM-22).',
      );
  }
}

function bind(step: Step, hash: string): void {
  const { attempt } = step.state.durable;
  record(step, 'ATTEMPT_STARTED', {
    data: { number: attempt, hash, cause: 'strategy started', archived: null },
    durability: 'A',
  });
}

/** Other strategies are another experiment: on a flat book the next attempt begins with them. */
function next(turn: Step, hash: string): Failure | null {
  const step = inBook(turn, 'PAPER');
  const { positions, orders } = step.state.durable.books.PAPER;
  const isFlat = positions.size === 0 && ![...orders.values()].some((order) => !isTerminal(order.status));
  const number = step.state.durable.attempt + 1;
  if (!isFlat)
    return failure(
      'DENIED',
      `This would change what attempt ${number - 1} measures. Start attempt ${number} first: it closes what is open (SM-22).`,
    );
  startNextAttempt(step, 'other strategies');
  bind(step, hash);
  return null;
}
