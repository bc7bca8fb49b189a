/** Fills to positions to P&L: each trade id is applied once, its journal entry carries everything that follows from it. */
import type { AccountEvent } from '../ports/venue.ts';
import type { EntryData } from '../../shared/model/entry.ts';
import type { Fill } from '../../shared/model/fill.ts';
import { isTerminal, type Order } from '../../shared/model/order.ts';
import { decimalText, maxDecimal, ZERO, type Decimal } from '../../shared/values/decimal.ts';
import { money } from '../../shared/values/money.ts';
import { price } from '../../shared/values/price.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { applyFill, type FillOutcome } from '../domain/position/applyFill.ts';
import { nextOrderStatus } from '../domain/order/lifecycle.ts';
import { checkAfterFill } from './afterFillChecks.ts';
import { raiseAlert } from './alerts.ts';
import { activeBook, held } from './books.ts';
import { judgeFill } from './breaker/afterOrder.ts';
import { changeLevel } from './breaker/changeLevel.ts';
import { evaluateAfterFill } from './correlation/evaluations.ts';
import { refreshMark } from './marks.ts';
import { modelSlippageBps } from './modelSlippage.ts';
import { requestCancel, workingOf } from './sending.ts';
import { planOf } from './openingOrder.ts';
import { sampleBook } from './samples.ts';
import { note, record, venueOf, type Step } from './step.ts';
import { endGap } from './stopGap.ts';
import { ensureStop } from './stops.ts';
import { valueFee } from './unpricedFee.ts';
import { endCloseTrouble } from './venue/refusedCloses.ts';

const PLACES = 18;

/** Applies a fill of the book's account stream; repeated ones change nothing, foreign ones raise P1. */
export function onFill(step: Step, event: Extract<AccountEvent, { kind: 'fill' }>): void {
  const { live } = step.state;
  const trade = `${step.book}:${event.fill.tradeId}`;
  if (live.seenTrades.has(trade)) return;
  live.seenTrades.add(trade);
  const fill = valueFee(step, { ...event.fill, book: step.book });
  const order = held(step).orders.get(fill.clientOrderId);
  if (order === undefined) {
    raiseAlert(step, 'FOREIGN_FILL', {
      symbol: fill.symbol,
      found: `trade ${fill.tradeId} of an order we did not make`,
    });
    return;
  }
  recordFill(step, order, fill);
  judgeOverfill(step, order, fill);
  refreshMark(step.state, fill.symbol);
  evaluateAfterFill(step);
  noteFill(step, order, fill);
  afterFill(step, fill);
  sampleBook(step);
  judgeFill(step, order, fill);
  checkAfterFill(step, order, fill);
}

function recordFill(step: Step, order: Order, fill: Fill): void {
  const { cash } = held(step);
  const filled = order.filledQuantity.plus(fill.quantity);
  const isWhole = filled.greaterThanOrEqualTo(order.quantity);
  const status = nextOrderStatus(order.status, isWhole ? 'filled' : 'partlyFilled');
  const outcome = outcomeOf(step, order, fill);
  const paid = (order.averagePrice ?? fill.price).mul(order.filledQuantity).plus(fill.price.mul(fill.quantity));
  record(step, 'FILL', {
    data: {
      fill,
      orderStatus: status.ok ? status.value : order.status,
      orderFilled: filled,
      orderAveragePrice: price(paid.div(filled).toDecimalPlaces(PLACES)),
      position: outcome.position,
      trade: outcome.trades[0] ?? null,
      excursion: outcome.trades[0] === undefined ? null : excursionOf(step, fill.symbol),
      modelBps: modelSlippageBps(step.state, order, fill),
      cash: money(cash.plus(outcome.realizedPnl).minus(fill.fee)),
    },
    durability: 'B',
    actor: { type: 'exchange', id: venueOf(step).name, session: step.facts.session },
  });
}

/** More than was ordered, or of an order that was refused: a person looks before anything new is opened (RC-27). `order` is as it was before the fill. */
function judgeOverfill(step: Step, order: Order, fill: Fill): void {
  const filled = order.filledQuantity.plus(fill.quantity);
  const isRefused = order.status === 'REJECTED' || order.status === 'DENIED';
  if (!isRefused && filled.lessThanOrEqualTo(order.quantity)) return;
  const found = `${order.clientOrderId} filled ${decimalText(filled)} of ${decimalText(order.quantity)}`;
  raiseAlert(step, 'OVERFILL', { symbol: fill.symbol, found });
  if (step.book !== activeBook(step.state.durable)) return;
  const about = { trigger: 'OVERFILL', name: 'Overfill', rule: 'RC-27', inputs: '', used: null } as const;
  const [value, limit] = [decimalText(filled), decimalText(order.quantity)];
  changeLevel(step, { ...about, value, limit, text: found, clears: 'Stays until you release it' }, 'L3');
}

function outcomeOf(step: Step, order: Order, fill: Fill): FillOutcome {
  const { positions, counters } = held(step);
  // A fee in the received asset never reaches the position; its worth is in `fee`.
  const quantityHeld = fill.baseFee === undefined ? fill.quantity : quantity(fill.quantity.minus(fill.baseFee));
  return applyFill(
    positions.get(fill.symbol) ?? null,
    { ...fill, quantity: quantityHeld },
    {
      ...planOf(step, order, fill),
      nextTradeNumber: counters.trade + 1,
      dustBelow: dustBelow(step, fill.symbol),
    },
  );
}

/** Only on spot is a fee taken out of what was bought; elsewhere whatever is left is closed. */
const dustBelow = (step: Step, symbol: Fill['symbol']): Decimal =>
  venueOf(step).capabilities.market === 'SPOT' ? (step.state.live.markets.get(symbol)?.instrument.lot ?? ZERO) : ZERO;

/** How far the episode that just ended was for and against us, unsigned (ME-17). */
function excursionOf(step: Step, symbol: Fill['symbol']): EntryData<'FILL'>['excursion'] {
  const found = step.state.live.markets.get(symbol)?.excursions[step.book] ?? null;
  const position = held(step).positions.get(symbol);
  if (found === null || position?.openedAt !== found.openedAt) return null;
  return { mae: money(maxDecimal(ZERO, found.worst.neg())), mfe: money(maxDecimal(ZERO, found.best)) };
}

function noteFill(step: Step, order: Order, fill: Fill): void {
  const size = decimalText(fill.quantity);
  note(
    step,
    'FILL',
    `${order.role} ${fill.side} ${size} ${fill.symbol} filled at ${decimalText(fill.price)} (${fill.clientOrderId}).`,
  );
}

/** A position needs its stop, and a flat symbol needs no reducing orders. */
function afterFill(step: Step, fill: Fill): void {
  if (held(step).positions.has(fill.symbol)) {
    ensureStop(step, fill.symbol);
    return;
  }
  endGap(step, fill.symbol);
  endCloseTrouble(step, fill.symbol);
  for (const role of ['STOP', 'EXIT'] as const)
    for (const order of workingOf(step, fill.symbol, role)) if (!isTerminal(order.status)) requestCancel(step, order);
}
