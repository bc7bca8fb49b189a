/** A fill as the venue in miniature tells it: no fee in money, perhaps one out of what was bought. */
import type { AccountEvent } from '../../src/main/ports/venue.ts';
import type { OrderTerms } from '../../src/shared/model/order.ts';
import type { Decimal } from '../../src/shared/values/decimal.ts';
import { ZERO } from '../../src/shared/values/decimal.ts';
import { tradeId } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import type { Price } from '../../src/shared/values/price.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import type { UnixMs } from '../../src/shared/values/time.ts';

interface Execution {
  readonly number: number;
  readonly size: Decimal;
  readonly at: Price;
  /** Of what was bought. */
  readonly taken: Decimal;
  readonly time: UnixMs;
}

export const scriptedFill = (
  { clientOrderId, symbol, side }: OrderTerms,
  { number, size, at, taken, time }: Execution,
): AccountEvent => ({
  kind: 'fill',
  fill: {
    tradeId: tradeId(`T${number}`),
    clientOrderId,
    symbol,
    side,
    quantity: quantity(size),
    price: at,
    fee: money(ZERO),
    ...(taken.isZero() ? {} : { baseFee: quantity(taken) }),
    liquidity: 'TAKER',
    venueTime: time,
  },
});
