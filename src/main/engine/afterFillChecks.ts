/** What a fill is held against once it is in the books: the order's promise (RC-27), and how often its strategy has done the same (RC-10). */
import type { Fill } from '../../shared/model/fill.ts';
import type { Order } from '../../shared/model/order.ts';
import { MINUTE_MS } from '../../shared/values/time.ts';
import { checkFill, type FillFinding } from '../domain/pretrade/postTrade.ts';
import { collarWidth } from '../domain/pretrade/priceCollar.ts';
import { isRepeatedExecution } from '../domain/pretrade/repeatedExecution.ts';
import { raiseAlert } from './alerts.ts';
import { activeBook, held } from './books.ts';
import { volatilityFacts } from './correlation/volatilityFacts.ts';
import { entryFillsOf, isAutomated } from './orderHistory.ts';
import { note, record, type Step } from './step.ts';
import { reportEstimate } from './unpricedFee.ts';

/** A gap between two bars is the market's, not the venue's: prices are judged where they come about every second. */
const SLOWEST_TICKS_MS = 3_000;

/** `order` is as it was before the fill. */
export function checkAfterFill(step: Step, order: Order, fill: Fill): void {
  reportFindings(step, order, fill);
  reportEstimate(step, fill);
  disableRepeating(step, order);
}

/** An overfill has an alert of its own. */
function reportFindings(step: Step, order: Order, fill: Fill): void {
  const found = findingsOf(step, order, fill).filter(
    ({ code }) => code !== 'OVERFILL' && isJudged(step, order, { code, fill }),
  );
  if (found.length === 0) return;
  const text = found.map((each) => each.text).join('; ');
  raiseAlert(step, 'POST_TRADE', { symbol: fill.symbol, found: `${order.clientOrderId} ${text}` });
}

function findingsOf({ state, facts, at }: Step, order: Order, fill: Fill): readonly FillFinding[] {
  const instrument = state.live.markets.get(fill.symbol)?.instrument;
  if (instrument === undefined) return [];
  const { sigma15m } = volatilityFacts(state.live, fill.symbol, facts.settings.sizing);
  return checkFill({
    fill,
    orderQuantity: order.quantity,
    filledBefore: order.filledQuantity,
    reference: order.triggerPrice ?? order.decisionPrice,
    collar: collarWidth(sigma15m, facts.settings.orders),
    makerFee: instrument.makerFee,
    takerFee: instrument.takerFee,
    sentAt: order.createdAt,
    receivedAt: at,
  });
}

/** The price of an emergency close is in its report, and an estimate of a fee says nothing about the venue. */
function isJudged(
  { state }: Step,
  { role }: Order,
  { code, fill }: Pick<FillFinding, 'code'> & { readonly fill: Fill },
): boolean {
  if (code === 'FILL_FEE') return fill.unpricedFee === undefined;
  if (code !== 'FILL_PRICE') return true;
  return role !== 'EMERGENCY' && state.live.feed.cadenceMs <= SLOWEST_TICKS_MS;
}

/** The fourth filled entry of a strategy in one symbol and direction within ten minutes: it is off until a person looks. The shadow decides nothing. */
function disableRepeating(step: Step, order: Order): void {
  const { durable } = step.state;
  const { source, symbol, side } = order;
  if (order.role !== 'ENTRY' || !isAutomated(source) || step.book !== activeBook(durable)) return;
  if (durable.strategies.get(source)?.status !== 'RUNNING') return;
  const { orders } = step.facts.settings;
  const fills = entryFillsOf(held(step).history, order);
  if (!isRepeatedExecution(fills, step.at, orders)) return;
  const cause = `more than ${orders.raeCount} ${side} entries in ${symbol} within ${orders.raeWindowMs / MINUTE_MS} min`;
  record(step, 'STRATEGY_DISABLED', { data: { strategy: source, cause }, durability: 'A' });
  raiseAlert(step, 'STRATEGY_DISABLED', { symbol: source, found: `strategy ${source} is off: ${cause} (RC-10)` });
  note(step, 'SIGNAL', `Strategy ${source} is off: ${cause}. Its positions keep their stops.`);
  step.effects.publishNow = true;
}
