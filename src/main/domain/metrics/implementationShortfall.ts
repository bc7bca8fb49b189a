/**
 * Implementation shortfall (ME-18, after Perold 1988): what a decision cost on its way to the book, against the mid at the decision.
 * Delay + execution + opportunity + fees; above zero is a cost. Decimals: amounts of money.
 */
import { undefinedFor, defined, type Metric } from '../../../shared/evidence/metric.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import { money, type Money } from '../../../shared/values/money.ts';

export interface OrderStory {
  readonly side: 'BUY' | 'SELL';
  /** Mid at the signal. */
  readonly decision: Decimal;
  /** Mid when the order was sent. */
  readonly arrival: Decimal;
  /** Null when nothing was filled. */
  readonly averageFill: Decimal | null;
  /** Mid when the rest was given up, or at the last fill. */
  readonly end: Decimal;
  readonly quantity: Decimal;
  readonly filled: Decimal;
  readonly fees: Decimal;
}

export interface Shortfall {
  readonly delay: Money;
  readonly execution: Money;
  readonly opportunity: Money;
  readonly fees: Money;
  readonly total: Money;
  /** Of decision price x quantity. */
  readonly bps: Metric;
}

const BPS = 10_000;

/** Null without a decision price (NO_DECISION_PRICE): a manual order has no signal to be late for. */
export function implementationShortfall(order: OrderStory): Shortfall {
  const signed = (amount: Decimal): Decimal => (order.side === 'BUY' ? amount : amount.neg());
  const delay = signed(order.arrival.sub(order.decision).mul(order.filled));
  const paid = order.averageFill ?? order.arrival;
  const execution = signed(paid.sub(order.arrival).mul(order.filled));
  const opportunity = signed(order.end.sub(order.decision).mul(order.quantity.sub(order.filled)));
  const total = delay.add(execution).add(opportunity).add(order.fees);
  const decided = order.decision.mul(order.quantity);
  return {
    delay: money(delay),
    execution: money(execution),
    opportunity: money(opportunity),
    fees: money(order.fees),
    total: money(total),
    bps: decided.isZero() ? undefinedFor('NO_DECISION_PRICE') : defined(total.div(decided).mul(BPS).toNumber()),
  };
}
