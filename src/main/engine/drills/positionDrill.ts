/**
 * The fire drill with a position: the smallest one the live venue takes is opened through the gate with its stop, and once that rests, closed by the
 * stop's own plan for that one symbol, timed to flat. Whatever goes wrong, what is left is an ordinary position with its stop.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { isTerminal, type Order } from '../../../shared/model/order.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import { SECOND_MS } from '../../../shared/values/time.ts';
import { held, inBook } from '../books.ts';
import { holdsAny } from '../dust.ts';
import { closePosition } from '../closing.ts';
import { ownSnapshot } from '../emergency/snapshotFacts.ts';
import { ownPlanOf } from '../emergency/stopPlanOf.ts';
import { submitEntry } from '../entries.ts';
import type { PositionDrill } from '../liveState.ts';
import { requestCancel } from '../sending.ts';
import type { Step } from '../step.ts';
import { planPositionDrill, type PlannedEntry } from './planPositionDrill.ts';
import { recordDrill } from './stopDrill.ts';

/** Entry filled and stop confirmed by then, or the drill is over. */
const LONGEST_OPENING_MS = 30 * SECOND_MS;

/** What a person confirmed; undefined where nobody was asked. */
type Confirmed = CommandInput<'startDrill'>['confirmed'];

/** Opens what a person has seen and confirmed; never more, and never something else. */
export function startPositionDrill(turn: Step, confirmed: Confirmed): Result<{ readonly text: string }, Failure> {
  const planned = planPositionDrill(turn);
  if (!planned.ok) return planned;
  if (turn.actor.type !== 'user')
    return err(failure('FORBIDDEN_ROLE', 'Only a person may open a position for a drill.'));
  const refused = unconfirmed(turn, confirmed, planned.value);
  if (refused !== null) return err(refused);
  const step = inBook(turn, 'LIVE');
  const { symbol } = planned.value;
  const opened = submitEntry(step, planned.value);
  if (!opened.ok) return opened;
  turn.state.live.positionDrill = {
    symbol,
    startedAt: step.at,
    cashBefore: held(step).cash,
    closingAt: null,
    flatAt: null,
  };
  return ok({ text: `The smallest position in ${symbol} is being opened. It is closed as soon as its stop rests.` });
}

/** It is a real order: a person has looked at what it buys, and held the button for as long as an approval asks for. */
function unconfirmed({ facts }: Step, confirmed: Confirmed, { symbol, quantityCap }: PlannedEntry): Failure | null {
  if (confirmed === undefined)
    return failure('NEEDS_APPROVAL', 'A drill with a position buys. Look at what it would buy, then confirm it.');
  const { holdMs } = facts.settings.approval;
  if (confirmed.heldMs < holdMs)
    return failure('DENIED', `Held ${confirmed.heldMs} ms. Hold ${holdMs / SECOND_MS} s without a break.`);
  if (confirmed.symbol === symbol && quantityCap.lessThanOrEqualTo(confirmed.quantity)) return null;
  return failure(
    'APPROVAL_VOID',
    `It would now buy ${decimalText(quantityCap)} ${symbol}, confirmed were ${confirmed.quantity} ${confirmed.symbol}. Look again.`,
  );
}

const workingIn = (step: Step, symbol: Order['symbol']): readonly Order[] =>
  [...held(step).orders.values()].filter((order) => order.symbol === symbol && !isTerminal(order.status));

/** After each fill and each second: closes what was opened once its stop rests, and scores it when it is gone. */
export function watchPositionDrill(turn: Step): void {
  const drill = turn.state.live.positionDrill;
  if (drill === null) return;
  const step = inBook(turn, 'LIVE');
  if (step.state.durable.modeState.mode === 'EMERGENCY_STOP') return fail(step, drill, 'an emergency stop came first');
  if (drill.closingAt === null) watchOpening(step, drill);
  else watchClosing(step, { ...drill, closingAt: drill.closingAt });
}

function watchOpening(step: Step, drill: PositionDrill): void {
  const working = workingIn(step, drill.symbol);
  const isHeld = holdsAny(step, drill.symbol);
  const isGuarded = working.some(({ role, status }) => role === 'STOP' && status === 'OPEN');
  const isFilled = !working.some(({ role }) => role === 'ENTRY');
  if (isHeld && isGuarded && isFilled) return close(step, drill);
  if (step.at - drill.startedAt < LONGEST_OPENING_MS) return;
  for (const order of working) if (order.role === 'ENTRY') requestCancel(step, order);
  fail(step, drill, 'it was not filled and guarded within 30 s');
}

/** What the stop itself would do about this symbol, through the gate for closing orders. */
function close(step: Step, drill: PositionDrill): void {
  const snapshot = ownSnapshot(step);
  const positions = snapshot.positions.filter(({ symbol }) => symbol === drill.symbol);
  for (const each of ownPlanOf(step, { ...snapshot, positions })) {
    if (each.step !== 'CLOSE') continue;
    const closed = closePosition(step, each.symbol, { reason: 'drill', source: 'engine', size: each.quantity });
    if (!closed.ok) return fail(step, drill, closed.error.message);
  }
  step.state.live.positionDrill = { ...drill, closingAt: step.at };
}

function watchClosing(step: Step, drill: PositionDrill & { readonly closingAt: number }): void {
  const { symbol, closingAt, startedAt, cashBefore } = drill;
  const limitMs = step.facts.settings.emergency.unresolvedMs;
  const flatAt = drill.flatAt ?? (holdsAny(step, symbol) ? null : step.at);
  step.state.live.positionDrill = { ...drill, flatAt };
  if (flatAt === null || workingIn(step, symbol).length > 0) {
    if (step.at - closingAt > limitMs) fail(step, drill, `it was not flat within ${limitMs / SECOND_MS} s`);
    return;
  }
  const flatMs = flatAt - closingAt;
  const loss = money(cashBefore.minus(held(step).cash));
  step.state.live.positionDrill = null;
  recordDrill(step, {
    kind: 'stop-position',
    startedAt,
    tripped: [],
    flatMs,
    loss,
    passed: flatMs <= limitMs,
    text: `The smallest position in ${symbol} was flat ${(flatMs / SECOND_MS).toFixed(1)} s after its close was sent and left no order; cost ${decimalText(loss.toDecimalPlaces(4))}.`,
  });
}

function fail(step: Step, { symbol, startedAt }: PositionDrill, why: string): void {
  step.state.live.positionDrill = null;
  const text = `The smallest position in ${symbol}: ${why}. Look at the positions table for what is open.`;
  recordDrill(step, {
    kind: 'stop-position',
    startedAt,
    tripped: [],
    flatMs: null,
    loss: null,
    passed: false,
    text: text.slice(0, 400),
  });
}
