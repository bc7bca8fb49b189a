/** What the venue tests when an order reaches it, in its order: shape, symbol, filters, reduce-only, funds, price. */
import type { Quote } from '../../../domain/market/quote.ts';
import type { OrderTerms } from '../../../../shared/model/order.ts';
import { decimal, isOnStep, type Decimal } from '../../../../shared/values/decimal.ts';
import type { Price } from '../../../../shared/values/price.ts';
import { hasFunds } from './hasFunds.ts';
import { reducibleQuantity } from './paperAccount.ts';
import type { PaperBook } from './paperBook.ts';
import { isTriggered } from './reaction.ts';
import type { SymbolLane } from './symbolLane.ts';
import type { RejectionReason } from './venueRejection.ts';

/** Quote in force when the order arrives; null before the first tick. */
export type ArrivalQuote = Quote | null;

/** True when a limit order would trade at once. */
export function isCrossing({ side, limitPrice }: OrderTerms, quote: ArrivalQuote): boolean {
  if (limitPrice === null || quote === null) return false;
  return side === 'BUY' ? quote.ask.lessThanOrEqualTo(limitPrice) : quote.bid.greaterThanOrEqualTo(limitPrice);
}

/** First reason to refuse the order, or null. */
export function checkArrival(
  book: PaperBook,
  lane: SymbolLane | undefined,
  arrival: { readonly terms: OrderTerms; readonly quote: ArrivalQuote },
): RejectionReason | null {
  const { terms, quote } = arrival;
  if (!isWellFormed(terms)) return 'MALFORMED';
  if (lane === undefined) return 'UNKNOWN_SYMBOL';
  if (lane.instrument.status !== 'TRADING') return 'HALTED';
  if (book.openIds.has(terms.clientOrderId)) return 'DUPLICATE';
  const at = terms.limitPrice ?? terms.triggerPrice ?? farSide(terms, quote);
  if (at === null) return 'NO_PRICE';
  return failedFilter(book, lane, { terms, at }) ?? failedRisk(book, lane, { terms, at }) ?? failedPrice(terms, quote);
}

const isWellFormed = ({ type, limitPrice, triggerPrice, postOnly, timeInForce }: OrderTerms): boolean =>
  (limitPrice !== null) === (type === 'LIMIT') &&
  (triggerPrice !== null) === (type === 'STOP_MARKET') &&
  (!postOnly || (type === 'LIMIT' && timeInForce === 'GTC'));

const farSide = ({ side }: OrderTerms, quote: ArrivalQuote): Price | null =>
  quote === null ? null : side === 'BUY' ? quote.ask : quote.bid;

interface PricedOrder {
  readonly terms: OrderTerms;
  readonly at: Decimal;
}

function failedFilter(book: PaperBook, lane: SymbolLane, { terms, at }: PricedOrder): RejectionReason | null {
  const { tick, lot, minQuantity, maxQuantity, minNotional } = lane.instrument;
  if (terms.type !== 'MARKET' && !isOnStep(at, tick)) return 'TICK';
  if (!isOnStep(terms.quantity, lot)) return 'LOT';
  if (terms.quantity.lessThan(minQuantity)) return 'MIN_QUANTITY';
  if (terms.quantity.greaterThan(maxQuantity)) return 'MAX_QUANTITY';
  const isExempt = terms.reduceOnly && book.market === 'PERP';
  const reference = terms.type === 'MARKET' && lane.tick !== null ? decimal(lane.tick.last) : at;
  return !isExempt && terms.quantity.mul(reference).lessThan(minNotional) ? 'MIN_NOTIONAL' : null;
}

function failedRisk(book: PaperBook, lane: SymbolLane, order: PricedOrder): RejectionReason | null {
  const { symbol, side, quantity, reduceOnly } = order.terms;
  if (reduceOnly) return reducibleQuantity(book.account.held(symbol), side, quantity).isZero() ? 'REDUCE_ONLY' : null;
  return hasFunds(book, lane, order) ? null : 'BALANCE';
}

function failedPrice(terms: OrderTerms, quote: ArrivalQuote): RejectionReason | null {
  if (quote === null) return null;
  if (terms.type === 'STOP_MARKET' && isTriggered(terms, quote.last)) return 'WOULD_TRIGGER';
  return terms.postOnly && isCrossing(terms, quote) ? 'WOULD_TAKE' : null;
}
