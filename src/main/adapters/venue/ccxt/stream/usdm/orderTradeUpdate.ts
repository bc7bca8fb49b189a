/** ORDER_TRADE_UPDATE of USD-M: executions, ends and arrivals of orders in the matching engine, liquidations included. */
import { z } from 'zod';
import type { VenueOrder } from '../../../../../ports/venue.ts';
import { decimalText } from '../../../../../../shared/values/decimal.ts';
import { venueOrderId, type SymbolName } from '../../../../../../shared/values/ids.ts';
import { price } from '../../../../../../shared/values/price.ts';
import { quantity } from '../../../../../../shared/values/quantity.ts';
import type { TranslatorOptions } from '../accountTranslator.ts';
import { amountField, idField, optionalAmount, timeField } from '../../venueFields.ts';
import { optionalText, sideField } from '../messageFields.ts';
import { orderEnds } from '../orderEnds.ts';
import type { OrderEnd, OrderReport } from '../orderReport.ts';
import { readExecution } from '../readExecution.ts';
import { streamClientId } from '../streamClientId.ts';

export const orderTradeUpdateSchema = z.object({
  o: z.object({
    s: z.string(),
    c: z.string(),
    S: sideField,
    o: z.string(),
    ot: optionalText,
    f: z.string(),
    q: amountField,
    p: amountField,
    x: z.string(),
    X: z.string(),
    i: idField,
    l: amountField,
    z: amountField,
    L: amountField,
    n: optionalAmount,
    N: optionalText,
    T: timeField,
    t: idField,
    m: z.boolean(),
    R: z.boolean().catch(false),
    cp: z.boolean().catch(false),
    er: z.coerce.string().catch('0'),
  }),
});
export type OrderTradeUpdate = z.output<typeof orderTradeUpdateSchema>['o'];

/** Words for the numbers of `er`. */
const EXPIRY_WORDS: Readonly<Record<string, string>> = {
  '1': 'Self-trade prevention took it off.',
  '2': 'What could not be filled at once expired.',
  '3': 'What could not be filled at once expired, and self-trade prevention took the rest off.',
  '4': 'Another order reduced the position first.',
  '5': 'The venue liquidated the position.',
  '6': 'The condition it was bound to is gone.',
  '7': 'The contract is delisted.',
};

/** Orders with these times in force rest until they are filled or taken off. */
const RESTING: ReadonlySet<string> = new Set(['GTC', 'GTX', 'GTD', 'RPI']);

/** What the message says, under the client order id it names. */
export function readOrderTradeUpdate(
  update: OrderTradeUpdate,
  symbol: SymbolName,
  options: TranslatorOptions,
): OrderReport {
  const orderId = venueOrderId(update.i);
  const clientOrderId = streamClientId(update.c, update.i);
  const isExecution = (update.x === 'TRADE' || update.x === 'CALCULATED') && update.l.greaterThan(0);
  return {
    key: `${update.s}:${update.i}`,
    clientOrderId,
    venueOrderId: orderId,
    execution: isExecution
      ? readExecution(update, { tradeNumber: tradeNumber(update), clientOrderId, symbol }, options)
      : null,
    executed: update.z,
    working: readWorking(update, symbol),
    end: readEnd(update),
  };
}

/** Executions without a trade, such as settlements, are told apart by order and progress. */
const tradeNumber = ({ t, i, z }: OrderTradeUpdate): string => (t === '0' || t === '-1' ? `${i}-${decimalText(z)}` : t);

function readWorking(update: OrderTradeUpdate, symbol: SymbolName): VenueOrder | null {
  if (update.x !== 'NEW' || update.o === 'MARKET' || !RESTING.has(update.f) || !update.p.greaterThan(0)) return null;
  return {
    terms: {
      clientOrderId: streamClientId(update.c, update.i),
      symbol,
      side: update.S,
      type: 'LIMIT',
      quantity: quantity(update.q),
      limitPrice: price(update.p),
      triggerPrice: null,
      timeInForce: 'GTC',
      reduceOnly: update.R || update.cp,
      postOnly: update.f === 'GTX',
    },
    venueOrderId: venueOrderId(update.i),
    status: 'OPEN',
    filledQuantity: quantity(update.z),
  };
}

function readEnd({ X, er }: OrderTradeUpdate): OrderEnd | null {
  const status = orderEnds[X];
  return status === undefined ? null : { status, text: EXPIRY_WORDS[er] ?? '' };
}
