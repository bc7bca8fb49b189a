/** Filters, position and margin checks of a USD-M order, in the venue's order and words. */
import { decimal, isOnStep, type Decimal } from '../../../../src/shared/values/decimal.ts';
import { knownError, refusal } from '../core/venueError.ts';
import type { Market } from '../market/market.ts';
import type { OrderTerms } from '../orders/simOrder.ts';
import { maxNotional } from './brackets.ts';
import type { UsdmAccount } from './usdmAccount.ts';

/** Taker fee the account must be able to pay beside the margin. */
const FEE_RESERVE = decimal('0.0005');

/** Price, quantity, band and notional filters. */
export function checkFilters(terms: OrderTerms, market: Market): void {
  const { instrument, type, price, quantity } = terms;
  if (!instrument.isTrading) throw refusal(-1122, 'Invalid symbol status.');
  checkQuantity(terms, type === 'MARKET' ? 'MARKET_LOT_SIZE' : 'LOT_SIZE');
  if (type === 'LIMIT') checkPrice(terms, market);
  if (terms.reduceOnly || terms.closePosition) return;
  const least = instrument.limit('MIN_NOTIONAL', 'notional');
  if (quantity.mul(price.isZero() ? market.mark : price).lessThan(least))
    throw knownError(
      'usdm.minNotional',
      `Order's notional must be no smaller than ${least.toFixed()} (unless you choose reduce only).`,
    );
}

export function checkQuantity({ instrument, quantity }: OrderTerms, filter: 'LOT_SIZE' | 'MARKET_LOT_SIZE'): void {
  if (quantity.lessThanOrEqualTo(0)) throw knownError('usdm.qtyMin');
  if (quantity.decimalPlaces() > instrument.step.decimalPlaces())
    throw refusal(-1111, 'Precision is over the maximum defined for this asset.');
  if (quantity.lessThan(instrument.limit(filter, 'minQty'))) throw refusal(-4004, 'Quantity less than min quantity.');
  if (quantity.greaterThan(instrument.limit(filter, 'maxQty')))
    throw refusal(-4005, 'Quantity greater than max quantity.');
  if (!isOnStep(quantity, instrument.limit(filter, 'stepSize'))) throw knownError('usdm.qtyStep');
}

/** Range and tick of a limit or trigger price. */
export function checkPriceGrid(terms: OrderTerms, price: Decimal): void {
  const { instrument } = terms;
  if (price.lessThanOrEqualTo(0)) throw refusal(-4001, 'Price less than 0.');
  if (price.greaterThan(instrument.limit('PRICE_FILTER', 'maxPrice')))
    throw refusal(-4002, 'Price greater than max price.');
  if (price.lessThan(instrument.limit('PRICE_FILTER', 'minPrice'))) throw refusal(-4013, 'Price less than min price.');
  if (!isOnStep(price, instrument.tick)) throw knownError('usdm.priceTick');
}

function checkPrice(terms: OrderTerms, market: Market): void {
  checkPriceGrid(terms, terms.price);
  const high = market.mark.mul(terms.instrument.limit('PERCENT_PRICE', 'multiplierUp'));
  const low = market.mark.mul(terms.instrument.limit('PERCENT_PRICE', 'multiplierDown'));
  if (terms.side === 'BUY' && terms.price.greaterThan(high))
    throw knownError('usdm.limitHigh', `Limit price can't be higher than ${terms.instrument.priceText(high)}.`);
  if (terms.side === 'SELL' && terms.price.lessThan(low))
    throw knownError('usdm.limitLow', `Limit price can't be lower than ${terms.instrument.priceText(low)}.`);
}

/** Market orders whose best counter price lies outside the band around the mark are refused. */
export function checkMarketBand(terms: OrderTerms, market: Market): void {
  if (terms.type !== 'MARKET') return;
  const best = market.book.best(terms.side === 'BUY' ? 'ask' : 'bid');
  if (best === undefined) throw refusal(-2020, 'Unable to fill.');
  const high = market.mark.mul(terms.instrument.limit('PERCENT_PRICE', 'multiplierUp'));
  const low = market.mark.mul(terms.instrument.limit('PERCENT_PRICE', 'multiplierDown'));
  if (best.price.greaterThan(high) || best.price.lessThan(low)) throw knownError('usdm.percentPrice');
}

/** True when the order could only shrink its position. */
export function reduces(terms: OrderTerms, account: UsdmAccount): boolean {
  const { amount } = account.position(terms.instrument, terms.positionSide);
  return terms.side === 'BUY' ? amount.isNegative() : amount.greaterThan(0);
}

/** Reduce-only needs a position on the other side; in hedge mode a closing order may not be larger than it. */
export function checkReduces(terms: OrderTerms, account: UsdmAccount): void {
  if (terms.reduceOnly && !reduces(terms, account)) throw knownError('usdm.reduceOnlyReject');
  if (terms.positionSide === 'BOTH' || opens(terms)) return;
  const { amount } = account.position(terms.instrument, terms.positionSide);
  if (terms.quantity.greaterThan(amount.abs())) throw knownError('usdm.reduceOnlyReject');
}

/** Reduces or does nothing: told so by its flag, or in hedge mode, where a leg never changes its side. */
export const onlyReduces = (terms: OrderTerms): boolean =>
  terms.reduceOnly || (terms.positionSide !== 'BOTH' && !opens(terms));

/** In hedge mode: buys open LONG, sells open SHORT. */
const opens = ({ side, positionSide }: OrderTerms): boolean => (side === 'BUY') === (positionSide === 'LONG');

/** Margin for what the order adds, and the largest notional at the leverage set. */
export function checkMargin(terms: OrderTerms, account: UsdmAccount, market: Market): void {
  if (terms.reduceOnly || terms.closePosition) return;
  const added = account.addedBy({ terms }, terms.quantity);
  if (added.isZero()) return;
  const best = market.book.best(terms.side === 'BUY' ? 'ask' : 'bid')?.price ?? market.last;
  const notional = added.mul(terms.price.isZero() ? best : terms.price);
  const { leverage } = account.setting(terms.instrument.symbol);
  const position = account.position(terms.instrument, terms.positionSide);
  if (account.notional(position).abs().plus(notional).greaterThan(maxNotional(leverage)))
    throw knownError('usdm.maxLeverage');
  const needed = notional.div(leverage).plus(notional.mul(FEE_RESERVE));
  if (needed.greaterThan(account.available())) throw knownError('usdm.marginInsufficient');
}
