/**
 * The fire drill with a position: the smallest one the live venue takes is opened through the gate with its stop, and once that rests, closed by the
 * stop's own plan for that one symbol, timed to flat. Whatever goes wrong, what is left is an ordinary position with its stop.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import { isTerminal, type Order } from '../../../shared/model/order.ts';
import { ceilToStep, decimal, decimalText, maxDecimal } from '../../../shared/values/decimal.ts';
import { money } from '../../../shared/values/money.ts';
import { floorToTick } from '../../../shared/values/price.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { SECOND_MS } from '../../../shared/values/time.ts';
import { activeBook, held, inBook } from '../books.ts';
import { closePosition } from '../closing.ts';
import { ownSnapshot } from '../emergency/snapshotFacts.ts';
import { ownPlanOf } from '../emergency/stopPlanOf.ts';
import { submitEntry } from '../entries.ts';
import { effectiveLevelOf } from '../levelFacts.ts';
import type { PositionDrill, SymbolMarket } from '../liveState.ts';
import { quoteFor } from '../marks.ts';
import { requestCancel } from '../sending.ts';
import type { Step } from '../step.ts';
import { recordDrill } from './stopDrill.ts';

/** Share of the bid at which its stop rests. */
const STOP_AT = decimal('0.97');
/** Above the smallest notional, so that a price that moves meanwhile does not refuse it. */
const ROOM = decimal('1.05');
/** Entry filled and stop confirmed by then, or the drill is over. */
const LONGEST_OPENING_MS = 30 * SECOND_MS;

/** Opens it; only by a person, live, at level L0, in a symbol where nothing is open. */
export function startPositionDrill(turn: Step): Result<{ readonly text: string }, Failure> {
  const { durable, live } = turn.state;
  const { mode } = durable.modeState;
  if (activeBook(durable) !== 'LIVE' || mode === 'EMERGENCY_STOP')
    return err(failure('ILLEGAL_TRANSITION', `Found mode ${mode}. A drill with a position needs a live mode.`));
  if (turn.actor.type !== 'user')
    return err(failure('FORBIDDEN_ROLE', 'Only a person may open a position for a drill.'));
  const level = effectiveLevelOf(turn.state);
  if (level !== 'L0') return err(failure('NOT_READY', `Found level ${level}. A drill with a position needs L0.`));
  if (live.positionDrill !== null)
    return err(failure('NOT_READY', 'A drill with a position runs. Wait for its score.'));
  const step = inBook(turn, 'LIVE');
  const market = [...live.markets.values()].find((each) => isQuiet(step, each));
  if (market === undefined)
    return err(failure('NOT_READY', 'Expected a symbol with a price, no position and no order. Found none.'));
  const opened = open(step, market);
  if (!opened.ok) return opened;
  const { symbol } = market.instrument;
  live.positionDrill = { symbol, startedAt: step.at, cashBefore: held(step).cash, closingAt: null, flatAt: null };
  return ok({ text: `The smallest position in ${symbol} is being opened. It is closed as soon as its stop rests.` });
}

const isQuiet = (step: Step, market: SymbolMarket): boolean =>
  quoteFor(market) !== null &&
  !held(step).positions.has(market.instrument.symbol) &&
  workingIn(step, market.instrument.symbol).length === 0;

const workingIn = (step: Step, symbol: Order['symbol']): readonly Order[] =>
  [...held(step).orders.values()].filter((order) => order.symbol === symbol && !isTerminal(order.status));

function open(step: Step, market: SymbolMarket): ReturnType<typeof submitEntry> {
  const { instrument } = market;
  const { symbol, minQuantity, minNotional, lot, tick } = instrument;
  const quote = quoteFor(market);
  if (quote === null) return err(failure('NOT_READY', `${symbol} has no price. Try again in a moment.`));
  const smallest = maxDecimal(minQuantity, minNotional.mul(ROOM).div(quote.bid));
  return submitEntry(step, {
    symbol,
    side: 'BUY',
    type: 'MARKET',
    limitPrice: null,
    stop: floorToTick(quote.bid.mul(STOP_AT), tick),
    quantityCap: quantity(ceilToStep(smallest, lot)),
    timeInForce: 'GTC',
    postOnly: false,
    source: 'manual',
    signalId: `drill:${step.at}`,
    reason: 'drill with a position',
    signalUsed: false,
  });
}

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
  const isHeld = held(step).positions.has(drill.symbol);
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
  const flatAt = drill.flatAt ?? (held(step).positions.has(symbol) ? null : step.at);
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
