/** Moving a stop by hand: tighter at once, looser only inside the risk budget and never past the price (UI-44). */
import type { Position } from '../../shared/model/position.ts';
import { decimalText } from '../../shared/values/decimal.ts';
import type { Price } from '../../shared/values/price.ts';
import { sideOfQuantity } from '../domain/position/side.ts';
import { openRisk } from '../domain/position/openRisk.ts';
import { stopCosts } from './costs.ts';
import { equityOf } from './exposure.ts';
import { quoteFor } from './marks.ts';
import { rungInForce } from './rung.ts';
import type { Step } from './step.ts';

/** Why the stop cannot be moved there; null when it can. */
export function looserStopRefusal(step: Step, position: Position, to: Price): string | null {
  const market = step.state.live.markets.get(position.symbol);
  const quote = market === undefined ? null : quoteFor(market);
  const isLong = sideOfQuantity(position.quantity) === 'LONG';
  if (quote !== null && (isLong ? to.greaterThanOrEqualTo(quote.bid) : to.lessThanOrEqualTo(quote.ask)))
    return `Stop ${decimalText(to)} is beyond the price ${decimalText(quote.last)}: it would close at once. Close the position instead, or choose a stop ${isLong ? 'below' : 'above'} it.`;
  const current = position.stopPrice;
  const loosens = current !== null && (isLong ? to.lessThan(current) : to.greaterThan(current));
  if (!loosens) return null;
  const { limits } = rungInForce(step);
  if (limits === null) return 'A stop can only be tightened outside a trading mode (CV-08).';
  const risk = openRisk({ ...position, stopPrice: to }, stopCosts(step.state, position.symbol));
  const budget = equityOf(step.state, step.book).risk.mul(limits.risk);
  if (risk.lessThanOrEqualTo(budget)) return null;
  return `With stop ${decimalText(to)} the position risks ${risk.toFixed(2)}. The budget of one trade is ${budget.toFixed(2)}. Choose a tighter stop (RC-16).`;
}
