/** The execution in a message about an order: both products write it in the same fields. */
import type { Fill } from '../../../../../shared/model/fill.ts';
import type { Side } from '../../../../../shared/model/order.ts';
import type { Decimal } from '../../../../../shared/values/decimal.ts';
import type { ClientOrderId, SymbolName } from '../../../../../shared/values/ids.ts';
import { price } from '../../../../../shared/values/price.ts';
import { quantity } from '../../../../../shared/values/quantity.ts';
import type { UnixMs } from '../../../../../shared/values/time.ts';
import type { TranslatorOptions } from './accountTranslator.ts';
import { reportedFee } from './reportedFee.ts';
import { venueTradeId } from './venueTradeId.ts';

/** As the venue names them. */
interface ExecutionFields {
  /** Venue symbol. */
  readonly s: string;
  readonly S: Side;
  /** Quantity and price of this execution. */
  readonly l: Decimal;
  readonly L: Decimal;
  /** Fee and its asset. */
  readonly n: Decimal;
  readonly N: string;
  readonly T: UnixMs;
  /** Whether ours was the resting side. */
  readonly m: boolean;
}

interface ExecutionIds {
  /** The venue's number of the trade. */
  readonly tradeNumber: string;
  readonly clientOrderId: ClientOrderId;
  readonly symbol: SymbolName;
}

export function readExecution(
  { s, S: side, l, L, n, N, T, m }: ExecutionFields,
  { tradeNumber, clientOrderId, symbol }: ExecutionIds,
  { currency, rateOf }: TranslatorOptions,
): Omit<Fill, 'book'> {
  const at = price(L);
  return {
    tradeId: venueTradeId(s, tradeNumber),
    clientOrderId,
    symbol,
    side,
    quantity: quantity(l),
    price: at,
    ...reportedFee({ amount: n, asset: N, symbol, side, price: at }, currency, rateOf),
    liquidity: m ? 'MAKER' : 'TAKER',
    venueTime: T,
  };
}
