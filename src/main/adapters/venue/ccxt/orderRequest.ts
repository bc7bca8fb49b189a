/** An order as the venue wants to be told it. Pure; amounts are exact decimal text and never rounded here. */
import type { OrderTerms } from '../../../../shared/model/order.ts';
import { decimalText } from '../../../../shared/values/decimal.ts';
import type { VenueRequest } from './venueExchange.ts';

/** Which of the two services of USD-M holds an order; spot has one. */
export type OrderFamily = 'REGULAR' | 'ALGO';

export interface RequestPlace {
  readonly market: 'SPOT' | 'PERP';
  readonly venueSymbol: string;
  /** Hedge mode wants the leg named and refuses the reduce-only flag. */
  readonly hedged: boolean;
}

/** Conditional orders of USD-M live in a service of their own. */
export const familyOf = (terms: Pick<OrderTerms, 'type'>, market: 'SPOT' | 'PERP'): OrderFamily =>
  market === 'PERP' && terms.type === 'STOP_MARKET' ? 'ALGO' : 'REGULAR';

/**
 * How long a placed order may travel: the venue checks it again just before the matching engine, so an order that is not seen this long after sending
 * does not come into being any more.
 */
export const ORDER_WINDOW_MS = 3_000;

/** Our taking order goes rather than the resting one: a strategy never trades with the desk's own orders. */
const SELF_TRADE = 'EXPIRE_TAKER';

type Params = Record<string, string | number>;

/** The request that places the order under our id. */
export function placeRequest(terms: OrderTerms, place: RequestPlace): VenueRequest {
  const common: Params = {
    symbol: place.venueSymbol,
    side: terms.side,
    quantity: decimalText(terms.quantity),
    selfTradePreventionMode: SELF_TRADE,
    recvWindow: ORDER_WINDOW_MS,
    ...(place.market === 'PERP' ? reducingParams(terms, place.hedged) : {}),
  };
  if (familyOf(terms, place.market) === 'ALGO') return { ...ALGO, params: { ...common, ...algoParams(terms) } };
  const params: Params = {
    ...common,
    newClientOrderId: terms.clientOrderId,
    newOrderRespType: 'RESULT',
    ...typeParams(terms, place.market),
  };
  return { api: place.market === 'SPOT' ? 'private' : 'fapiPrivate', method: 'POST', path: 'order', params };
}

const ALGO = { api: 'fapiPrivate', method: 'POST', path: 'algoOrder' } as const;

/**
 * Stops trigger on the traded price: plan, backtest and paper venue do, and a mark price may stay away from trades while the loss grows past the
 * planned one.
 */
const algoParams = (terms: OrderTerms): Params => ({
  algoType: 'CONDITIONAL',
  type: 'STOP_MARKET',
  clientAlgoId: terms.clientOrderId,
  workingType: 'CONTRACT_PRICE',
  ...(terms.triggerPrice === null ? {} : { triggerPrice: decimalText(terms.triggerPrice) }),
});

function typeParams(terms: OrderTerms, market: 'SPOT' | 'PERP'): Params {
  const { type, limitPrice, triggerPrice, timeInForce, postOnly } = terms;
  if (type === 'MARKET') return { type };
  if (type === 'STOP_MARKET')
    return { type: 'STOP_LOSS', ...(triggerPrice === null ? {} : { stopPrice: decimalText(triggerPrice) }) };
  const price: Params = limitPrice === null ? {} : { price: decimalText(limitPrice) };
  if (!postOnly) return { type, timeInForce, ...price };
  return market === 'SPOT' ? { type: 'LIMIT_MAKER', ...price } : { type, timeInForce: 'GTX', ...price };
}

function reducingParams({ side, reduceOnly }: OrderTerms, hedged: boolean): Params {
  if (!hedged) return reduceOnly ? { reduceOnly: 'true' } : {};
  const isLongLeg = (side === 'BUY') !== reduceOnly;
  return { positionSide: isLongLeg ? 'LONG' : 'SHORT' };
}
