/** An order as the library's createOrder takes it. Pure. Amounts are exact decimal text; what the library would round is refused instead. */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import type { OrderTerms } from '../../../../shared/model/order.ts';
import { decimalText, isOnStep } from '../../../../shared/values/decimal.ts';
import type { Price } from '../../../../shared/values/price.ts';
import { toVenueQuantity, type ListedMarket } from './marketTable.ts';
import type { UnifiedCapabilities } from './readCapabilities.ts';

type Refusal = { readonly code: string; readonly text: string };
type Params = Readonly<Record<string, string | boolean>>;

export function placeArguments(
  terms: OrderTerms,
  listed: ListedMarket,
  capabilities: UnifiedCapabilities,
): Result<readonly unknown[], Refusal> {
  const { instrument } = listed;
  const amount = toVenueQuantity(listed, terms.quantity);
  if (amount === null)
    return err({
      code: 'OFF_LOT',
      text: `Quantity ${decimalText(terms.quantity)} is no whole number of lots of ${decimalText(instrument.lot)}.`,
    });
  for (const each of [terms.limitPrice, terms.triggerPrice])
    if (each !== null && !isOnStep(each, instrument.tick))
      return err({
        code: 'OFF_TICK',
        text: `Price ${decimalText(each)} is off the tick of ${decimalText(instrument.tick)}.`,
      });
  const { trigger, side, isLimit } = shapeOf(terms);
  if (trigger !== null && capabilities.stopParam === null)
    return err({ code: 'NO_STOPS', text: 'No stop can rest at this venue through the exchange library.' });
  const params = {
    ...flagsOf(terms, capabilities),
    ...(trigger === null ? {} : triggerOf(terms, trigger, capabilities)),
  };
  const limit = isLimit && terms.limitPrice !== null ? decimalText(terms.limitPrice) : undefined;
  return ok([instrument.symbol, isLimit ? 'limit' : 'market', side, amount, limit, params]);
}

const shapeOf = ({ side, type, triggerPrice }: OrderTerms) => ({
  side: side === 'BUY' ? 'buy' : 'sell',
  isLimit: type === 'LIMIT',
  trigger: type === 'STOP_MARKET' ? triggerPrice : null,
});

const flagsOf = (
  { clientOrderId, reduceOnly, postOnly, timeInForce, type }: OrderTerms,
  { reduceOnly: canReduce }: UnifiedCapabilities,
): Params => ({
  clientOrderId,
  ...(reduceOnly && canReduce ? { reduceOnly: true } : {}),
  ...(postOnly ? { postOnly: true } : {}),
  ...(type === 'LIMIT' && timeInForce !== 'GTC' ? { timeInForce } : {}),
});

/** A bare trigger says from which side it is crossed; a stop-loss is crossed against its position. */
const triggerOf = (
  { side }: OrderTerms,
  trigger: Price,
  { stopParam, triggerDirection }: UnifiedCapabilities,
): Params => ({
  [stopParam ?? 'triggerPrice']: decimalText(trigger),
  ...(stopParam === 'triggerPrice' && triggerDirection
    ? { triggerDirection: side === 'SELL' ? 'descending' : 'ascending' }
    : {}),
});
