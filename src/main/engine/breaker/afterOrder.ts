/** What the breaker looks at as soon as an order was refused, answered or filled, of the active book only: the shadow book feeds no limit (SM-14). */
import type { Fill } from '../../../shared/model/fill.ts';
import type { Order } from '../../../shared/model/order.ts';
import type { RiskCheck } from '../../../shared/model/risk.ts';
import { flowAfterRefusal } from '../../domain/breaker/orderFlow.ts';
import { modeledSlippage } from '../../domain/market/modeledSlippage.ts';
import { activeBook } from '../books.ts';
import { quoteFor } from '../marks.ts';
import type { Step } from '../step.ts';
import { evaluateTrigger } from './evaluateTrigger.ts';
import { readLosses } from './lossWatch.ts';
import { learnAnswer, learnSlippage } from './orderQuality.ts';

/** A gap between two bars is the market's, not the execution's: stops are judged where prices come about every second. */
const SLOWEST_TICKS_MS = 3_000;

/** Takes that the gate refused an entry, and for which checks. */
export function judgeRefusal(step: Step, failed: readonly RiskCheck[]): void {
  if (step.book !== activeBook(step.state.durable)) return;
  const { breaker } = step.state.live;
  breaker.flow = flowAfterRefusal(breaker.flow, failed, step.at);
  evaluateTrigger(step, 'DUPLICATE_ORDERS');
  evaluateTrigger(step, 'THROTTLE');
}

/** Takes how the venue took an order. */
export function judgeAnswer(step: Step, answer: { readonly rejected: boolean; readonly tookMs: number | null }): void {
  if (step.book !== activeBook(step.state.durable)) return;
  learnAnswer(step, answer);
  evaluateTrigger(step, 'LATENCY');
  evaluateTrigger(step, 'ORDER_REJECTS');
}

/** Takes a fill after the book was changed by it. */
export function judgeFill(step: Step, order: Order, fill: Fill): void {
  if (step.book !== activeBook(step.state.durable)) return;
  if (isJudged(step, order)) learnSlippage(step, slippageOf(step, order, fill));
  evaluateTrigger(step, 'SLIPPAGE');
  evaluateTrigger(step, 'LOSS_STREAK');
  readLosses(step);
}

function isJudged({ state }: Step, { role }: Order): boolean {
  if (role === 'EMERGENCY') return false;
  return role !== 'STOP' || state.live.feed.cadenceMs <= SLOWEST_TICKS_MS;
}

/** Fractions of the price at the decision, above zero against us; the model is half the spread and what the book is expected to give way. */
function slippageOf({ state }: Step, order: Order, fill: Fill): { readonly slippage: number; readonly model: number } {
  const market = state.live.markets.get(order.symbol);
  const quote = market === undefined ? null : quoteFor(market);
  const decided = order.triggerPrice ?? order.decisionPrice;
  const paid = fill.side === 'BUY' ? fill.price.minus(decided) : decided.minus(fill.price);
  const spread = quote === null ? 0 : quote.ask.minus(quote.bid).div(2).toNumber();
  const modeled = modeledSlippage(decided, fill.quantity, market?.lastBar ?? null).toNumber();
  const at = decided.toNumber();
  return { slippage: paid.toNumber() / at, model: (Math.max(0, spread) + modeled) / at };
}
