/**
 * The only orders the watchdog can send: market orders that make a position smaller. There is no other way to build one, and the only request that
 * places an order takes nothing else (ES-14: it never opens positions by construction).
 */
import type { Brand } from '../../../shared/base/brand.ts';
import { invariant } from '../../../shared/base/invariant.ts';
import { decimalText, minDecimal, type Decimal } from '../../../shared/values/decimal.ts';
import type { ClientOrderId } from '../../../shared/values/ids.ts';
import type { LivePosition } from './closingVenue.ts';

/** Parameters on the wire. */
export type ReducingOrder = Brand<Readonly<Record<string, string>>, 'ReducingOrder'>;

/** What one market order may close of it: what is free now, up to the venue's largest. */
export const closableOf = ({ available, maxQuantity }: LivePosition): Decimal => minDecimal(available, maxQuantity);

/** SELL for a long, BUY for a short. */
export const closingSide = ({ quantity }: Pick<LivePosition, 'quantity'>): 'BUY' | 'SELL' =>
  quantity.greaterThan(0) ? 'SELL' : 'BUY';

/**
 * Closes as much of the position as one order may. One-way accounts get the reduce-only flag; in hedge mode an order against its own leg can only
 * shrink it and the flag is refused; on spot it sells what the account has, and there is nothing to buy.
 */
export function reducingOrder(position: LivePosition, id: ClientOrderId, market: 'SPOT' | 'PERP'): ReducingOrder {
  const size = closableOf(position);
  const side = closingSide(position);
  invariant(size.greaterThan(0) && size.lessThanOrEqualTo(position.quantity.abs()), 'a close is within its position');
  invariant(market === 'PERP' || side === 'SELL', 'a spot account is closed by selling');
  const common = {
    symbol: position.symbol,
    side,
    type: 'MARKET',
    quantity: decimalText(size),
    newClientOrderId: id,
    newOrderRespType: 'RESULT',
  };
  // The brand is made here and nowhere else.
  return { ...common, ...reducingFlag(position, market) } as unknown as ReducingOrder;
}

function reducingFlag({ leg, quantity }: LivePosition, market: 'SPOT' | 'PERP'): Readonly<Record<string, string>> {
  if (market === 'SPOT') return {};
  if (leg === 'NET') return { reduceOnly: 'true' };
  invariant((leg === 'LONG') === quantity.greaterThan(0), 'a leg has the sign of its side');
  return { positionSide: leg };
}
