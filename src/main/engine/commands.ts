/** Commands that change state, one small function each. Each answers at once; what it started is seen in the view. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandOutput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { isTerminal } from '../../shared/model/order.ts';
import { decimal, decimalText, isOnStep } from '../../shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../shared/values/ids.ts';
import { money } from '../../shared/values/money.ts';
import { price } from '../../shared/values/price.ts';
import { acknowledgeAlert } from './alerts.ts';
import { findOrder, held, inBook, openedBooks } from './books.ts';
import { changeMode } from './changeMode.ts';
import { closePosition } from './closing.ts';
import { markHandled } from './emergency/markHandled.ts';
import { triggerStop } from './emergency/trigger.ts';
import { resume } from './emergency/resume.ts';
import { retryStop } from './emergency/verify.ts';
import type { EngineCommand, EngineCommandName, EngineInput } from './events.ts';
import { cancelWorkingEntries } from './breaker/cancelEntries.ts';
import { archiveAttempt } from './ladder/afterFlat.ts';
import { reportMachine } from './machineReport.ts';
import { overrideSize } from './overrideSize.ts';
import { looserStopRefusal } from './stopMoves.ts';
import { requestCancel } from './sending.ts';
import { note, record, type Step } from './step.ts';
import { moveStop } from './stops.ts';
import { riskHandlers } from './riskHandlers.ts';
import { placeTicket } from './ticket.ts';
import { startStrategy, stopStrategy } from './strategyCommands.ts';

type Handler<Name extends EngineCommandName> = (
  step: Step,
  input: EngineInput<Name>,
) => Result<CommandOutput<Name>, Failure>;
type Handlers = { readonly [Name in EngineCommandName]: Handler<Name> };

const done = ok({});
const notReady = err(failure('NOT_READY', 'The desk is comparing its record with the venue. Try again in a moment.'));

const handlers: Handlers = {
  ...riskHandlers,
  enterPaper,
  placeOrder: placeTicket,
  overrideSize,
  cancelOrder: (step, input) => {
    const order = findOrder(step.state.durable, clientOrderId(input.clientOrderId));
    if (order === undefined || isTerminal(order.status))
      return err(failure('NOT_FOUND', `Order ${input.clientOrderId} is not working. Look at the orders table.`));
    if (order.role === 'STOP' && step.state.durable.books[order.book].positions.has(order.symbol))
      return err(
        failure(
          'DENIED',
          `${order.clientOrderId} protects ${order.symbol}. Move the stop or close the position instead (RC-19).`,
        ),
      );
    requestCancel(step, order);
    note(step, 'ORDER', `Cancel of ${order.clientOrderId} asked for.`);
    return done;
  },
  cancelEntries: (step) => {
    const canceled = cancelWorkingEntries(step);
    note(step, 'ORDER', `Cancel of all entries asked for: ${canceled}.`);
    return ok({ canceled });
  },
  closePosition: (step, input) => {
    const request = { reason: 'closed by hand', source: 'manual', half: input.part === 'HALF' };
    const closed = closePosition(step, symbolName(input.symbol), request);
    return closed.ok ? ok({ clientOrderId: closed.value }) : closed;
  },
  moveStop: moveStopByHand,
  startStrategy,
  stopStrategy,
  pause: (step) => changeRun(step, 'PAUSED'),
  unpause: (step) => changeRun(step, 'RUNNING'),
  emergencyStop: (step, input) => {
    const text = `pressed by hand (${input.source})`;
    const triggered = triggerStop(step, { cause: 'MANUAL', source: input.source, text, press: input.press });
    return triggered.ok ? ok({ incident: triggered.value, entriesBlocked: true }) : triggered;
  },
  retryStop: (step) => {
    if (step.state.durable.modeState.mode !== 'EMERGENCY_STOP')
      return err(failure('ILLEGAL_TRANSITION', 'Nothing is stopped.'));
    retryStop(step);
    return done;
  },
  markHandled,
  reportMachine,
  resume: (step, input) => {
    const resumed = resume(step, input);
    return resumed.ok ? done : resumed;
  },
  acknowledgeAlert: (step, input) =>
    acknowledgeAlert(step, input.key)
      ? done
      : err(failure('NOT_FOUND', 'That alert is not active any more. Look at the list again.')),
};

/** Runs a command and answers it. */
export function runCommand(step: Step, command: EngineCommand): Result<unknown, Failure> {
  const handler = handlers[command.name] as Handler<typeof command.name>;
  return (handler as (step: Step, input: EngineCommand['input']) => Result<unknown, Failure>)(step, command.input);
}

/** T1: opens the paper book (SM-03). */
function enterPaper(step: Step, input: CommandInput<'enterPaper'>): Result<CommandOutput<'enterPaper'>, Failure> {
  const { modeState, attempt } = step.state.durable;
  if (modeState.mode !== 'SETUP')
    return err(
      failure('ILLEGAL_TRANSITION', `Mode is ${modeState.mode}. A paper book is opened once, from SETUP (SM-03).`),
    );
  if (modeState.run === 'RECOVERING') return notReady;
  const { paper } = step.facts.settings;
  const equity = input.equity === null ? paper.equity : decimal(input.equity);
  if (equity.lessThanOrEqualTo(0))
    return err(failure('INVALID_INPUT', `Found a paper equity of ${decimalText(equity)}. Enter an amount above 0.`));
  const symbols = [...step.state.live.markets.keys()];
  archiveAttempt(step, attempt + 1, { hash: null, cause: 'paper book opened' });
  record(step, 'BOOK_OPENED', {
    data: { equity: money(equity), currency: paper.currency, attempt: attempt + 1, symbols },
    durability: 'A',
  });
  step.effects.fund.push({ book: 'PAPER', amount: money(equity) });
  changeMode(step, { mode: 'PAPER', run: 'RUNNING' }, { cause: 'user', reason: 'paper book opened' });
  note(step, 'MODE', `Paper book opened with ${decimalText(equity)} ${paper.currency}.`);
  return done;
}

/** SM-24: a pause stops entries, not stops and exits; it never leaves an emergency stop. */
function changeRun(step: Step, to: 'RUNNING' | 'PAUSED'): Result<Record<string, never>, Failure> {
  const { modeState } = step.state.durable;
  if (modeState.mode === 'EMERGENCY_STOP' && to === 'RUNNING')
    return err(
      failure('ILLEGAL_TRANSITION', 'The emergency stop is on. Resume from the stop panel when it is over (SM-18).'),
    );
  if (modeState.mode === 'SETUP')
    return err(failure('ILLEGAL_TRANSITION', 'No book is open. Start paper trading first.'));
  if (modeState.run === 'RECOVERING') return notReady;
  if (modeState.run === to) return done;
  record(step, 'MODE_RUN', { data: { from: modeState.run, to, cause: 'user' }, durability: 'A' });
  if (to === 'PAUSED') for (const book of openedBooks(step.state.durable)) cancelWorkingEntries(inBook(step, book));
  step.state.live.stateVersion += 1;
  step.effects.publishNow = true;
  note(step, 'MODE', to === 'PAUSED' ? 'Paused: no entries, stops stay.' : 'Trading continues.');
  return done;
}

function moveStopByHand(step: Step, input: CommandInput<'moveStop'>): Result<CommandOutput<'moveStop'>, Failure> {
  const position = held(step).positions.get(symbolName(input.symbol));
  const market = step.state.live.markets.get(symbolName(input.symbol));
  if (position === undefined || market === undefined)
    return err(failure('NOT_FOUND', `No open position in ${input.symbol}.`));
  const to = decimal(input.stop);
  if (!to.greaterThan(0) || !isOnStep(to, market.instrument.tick))
    return err(
      failure(
        'INVALID_INPUT',
        `Stop ${input.stop} is not on the tick ${decimalText(market.instrument.tick)}. Round it to the tick.`,
      ),
    );
  const refusal = looserStopRefusal(step, position, price(to));
  if (refusal !== null) return err(failure('DENIED', refusal));
  moveStop(step, position, { to: price(to), cause: 'moved by hand' });
  return done;
}
