/** What an order is expected to pay if it is sent now (RC-05, RC-22): by walking the book, or by the model of the paper venue where there is none. */
import type { Side } from '../../../shared/model/order.ts';
import { ONE, decimal, floorToStep, maxDecimal, minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import { price, type Price } from '../../../shared/values/price.ts';
import { quantity, type Quantity } from '../../../shared/values/quantity.ts';
import { averagePrice, depthWithin, largestWithin } from '../market/bookWalk.ts';
import { largestForSlippage, modeledSlippage } from '../market/modeledSlippage.ts';
import type { Quote } from '../market/quote.ts';
import type { DepthFacts } from './controlFacts.ts';

/** What the order would take from. */
export interface Market {
  readonly side: Side;
  readonly quote: Quote;
  readonly depth: DepthFacts;
  /** Worst price of a limit order; null of a market order. */
  readonly limit: Price | null;
}

export interface ExpectedFill {
  readonly price: Price;
  /** How much worse than the best price, as a fraction of it. */
  readonly slippage: Decimal;
}

/** Whether a limit order would wait in the book instead of taking from it. */
export const isResting = (
  { side, limitPrice }: { readonly side: Side; readonly limitPrice: Price | null },
  quote: Quote,
): boolean =>
  limitPrice !== null && (side === 'BUY' ? limitPrice.lessThan(quote.ask) : limitPrice.greaterThan(quote.bid));

/** Average price and slippage of a quantity above 0, no worse than the limit. */
export function expectedFill(market: Market, size: Quantity): ExpectedFill {
  const best = bestPrice(market);
  const average = averageOf(market, size, best);
  const { limit, side } = market;
  const paid = limit === null ? average : side === 'BUY' ? minDecimal(average, limit) : maxDecimal(average, limit);
  return { price: price(paid), slippage: worseBy(side, paid, best).div(best) };
}

function averageOf({ side, depth }: Market, size: Quantity, best: Decimal): Decimal {
  if (depth.kind === 'BOOK') return averagePrice({ side, levels: depth.levels }, size);
  const away = modeledSlippage(best, size, depth.bar);
  return side === 'BUY' ? best.add(away) : best.sub(away);
}

/** Visible quantity up to a price; of a model the volume of its bar, null where it has none. */
export function visibleDepth({ depth, side }: Market, bound: Price): Quantity | null {
  if (depth.kind === 'BOOK') return depthWithin({ side, levels: depth.levels }, bound);
  return depth.bar === null || decimal(depth.bar.volume).isZero() ? null : quantity(depth.bar.volume);
}

/** Largest quantity whose slippage is no more than a fraction of the best price; null where size does not matter. */
export function largestForFraction(market: Market, most: Decimal): Quantity | null {
  const { depth, side, limit } = market;
  const best = bestPrice(market);
  if (limit !== null && worseBy(side, limit, best).lessThanOrEqualTo(best.mul(most))) return null;
  if (depth.kind === 'BOOK') {
    const bound = best.mul(side === 'BUY' ? ONE.add(most) : ONE.sub(most));
    return downward(largestWithin({ side, levels: depth.levels }, price(bound)));
  }
  const largest = largestForSlippage(best, best.mul(most), depth.bar);
  return largest === null ? null : downward(largest);
}

/** First level of the book; without one the worse of the far side of the quote and the last price, as the paper venue starts (docs/paper-fills.md). */
function bestPrice({ side, quote, depth }: Market): Decimal {
  if (depth.kind === 'BOOK') return depth.levels[0].price;
  return side === 'BUY' ? maxDecimal(quote.ask, quote.last) : minDecimal(quote.bid, quote.last);
}

const worseBy = (side: Side, at: Decimal, than: Decimal): Decimal => (side === 'BUY' ? at.sub(than) : than.sub(at));

/** A root or a quotient is never exact: the last places are given away, so that what is sized also passes the check. */
const downward = (value: Decimal): Quantity => quantity(floorToStep(value, LAST_PLACE));
const LAST_PLACE = decimal('0.000000000000000001');
