/** Filters of spot orders; a failure names the filter. */
import { isOnStep, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Instrument } from '../core/instrument.ts';
import { refusal } from '../core/venueError.ts';
import type { Market } from '../market/market.ts';
import type { OrderStore } from '../orders/orderStore.ts';
import type { OrderTerms } from '../orders/simOrder.ts';
import { isStop } from './readSpotOrder.ts';

const fails = (filter: string) => refusal(-1013, `Filter failure: ${filter}`);

/** Assets have eight places; more are refused before any filter. */
const MOST_PLACES = 8;

export function checkSpotFilters(terms: OrderTerms, market: Market, orders: OrderStore): void {
  const { instrument, price, quantity, stopPrice, type } = terms;
  for (const [name, value] of Object.entries({ price, quantity, stopPrice }))
    if (value.decimalPlaces() > MOST_PLACES) throw refusal(-1111, `Parameter '${name}' has too much precision.`);
  if (terms.quoteQuantity.isZero()) checkLot(instrument, 'LOT_SIZE', quantity);
  if (type === 'MARKET' && terms.quoteQuantity.isZero()) checkLot(instrument, 'MARKET_LOT_SIZE', quantity);
  for (const each of [price, stopPrice]) if (!each.isZero()) checkPrice(instrument, each);
  if (!price.isZero()) checkBand(terms, market.last);
  checkNotional(terms, market.last);
  const open = orders.open(instrument.symbol);
  if (open.length >= instrument.limit('MAX_NUM_ORDERS', 'maxNumOrders').toNumber()) throw fails('MAX_NUM_ORDERS');
  const stops = open.filter((order) => isStop(order.terms.type) && !order.isWorking).length;
  if (isStop(type) && stops >= instrument.limit('MAX_NUM_ALGO_ORDERS', 'maxNumAlgoOrders').toNumber())
    throw fails('MAX_NUM_ALGO_ORDERS');
}

function checkLot(instrument: Instrument, filter: 'LOT_SIZE' | 'MARKET_LOT_SIZE', quantity: Decimal): void {
  const step = instrument.limit(filter, 'stepSize');
  const isInside =
    quantity.greaterThan(0) &&
    quantity.greaterThanOrEqualTo(instrument.limit(filter, 'minQty')) &&
    quantity.lessThanOrEqualTo(instrument.limit(filter, 'maxQty'));
  if (!isInside || (!step.isZero() && !isOnStep(quantity, step))) throw fails(filter);
}

function checkPrice(instrument: Instrument, price: Decimal): void {
  const least = instrument.limit('PRICE_FILTER', 'minPrice');
  const most = instrument.limit('PRICE_FILTER', 'maxPrice');
  const isInside = !price.lessThan(least) && (most.isZero() || !price.greaterThan(most));
  if (!isInside || !isOnStep(price.minus(least), instrument.tick)) throw fails('PRICE_FILTER');
}

function checkBand({ instrument, side, price }: OrderTerms, average: Decimal): void {
  const prefix = side === 'BUY' ? 'bid' : 'ask';
  const up = average.mul(instrument.limit('PERCENT_PRICE_BY_SIDE', `${prefix}MultiplierUp`));
  const down = average.mul(instrument.limit('PERCENT_PRICE_BY_SIDE', `${prefix}MultiplierDown`));
  if (price.greaterThan(up) || price.lessThan(down)) throw fails('PERCENT_PRICE_BY_SIDE');
}

function checkNotional(
  { instrument, price, stopPrice, quantity, quoteQuantity, type }: OrderTerms,
  last: Decimal,
): void {
  const at = price.isZero() ? (stopPrice.isZero() ? last : stopPrice) : price;
  const notional = quoteQuantity.isZero() ? quantity.mul(at) : quoteQuantity;
  const isMarket = type === 'MARKET';
  const minApplies = !isMarket || instrument.isSet('NOTIONAL', 'applyMinToMarket');
  const maxApplies = !isMarket || instrument.isSet('NOTIONAL', 'applyMaxToMarket');
  if (minApplies && notional.lessThan(instrument.limit('NOTIONAL', 'minNotional'))) throw fails('NOTIONAL');
  if (maxApplies && notional.greaterThan(instrument.limit('NOTIONAL', 'maxNotional'))) throw fails('NOTIONAL');
}
