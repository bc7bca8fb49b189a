/** executionReport of spot: everything that happens to an order, stops included, under one order number. */
import { z } from 'zod';
import type { Fill } from '../../../../../../shared/model/fill.ts';
import type { VenueOrder } from '../../../../../ports/venue.ts';
import { venueOrderId, type ClientOrderId, type SymbolName } from '../../../../../../shared/values/ids.ts';
import { price } from '../../../../../../shared/values/price.ts';
import { quantity } from '../../../../../../shared/values/quantity.ts';
import type { TranslatorOptions } from '../accountTranslator.ts';
import { amountField, idField, optionalAmount, timeField } from '../../venueFields.ts';
import { optionalText, sideField } from '../messageFields.ts';
import type { OrderEnd, OrderReport } from '../orderReport.ts';
import { reportedFee } from '../reportedFee.ts';
import { streamClientId } from '../streamClientId.ts';
import { venueTradeId } from '../venueTradeId.ts';

export const executionReportSchema = z.object({
  s: z.string(),
  c: z.string(),
  C: optionalText,
  S: sideField,
  o: z.string(),
  f: z.string(),
  q: amountField,
  p: amountField,
  P: optionalAmount,
  x: z.string(),
  X: z.string(),
  r: optionalText,
  i: idField,
  l: amountField,
  z: amountField,
  L: amountField,
  n: optionalAmount,
  N: optionalText,
  T: timeField,
  t: idField,
  m: z.boolean(),
  eR: optionalText,
});
export type ExecutionReport = z.output<typeof executionReportSchema>;

const ENDS: Readonly<Record<string, OrderEnd['status']>> = {
  FILLED: 'FILLED',
  CANCELED: 'CANCELED',
  REJECTED: 'REJECTED',
  EXPIRED: 'EXPIRED',
  EXPIRED_IN_MATCH: 'EXPIRED',
};

/** What the message says. A cancel has an id of its own in `c`; the order's is then in `C`. */
export function readExecutionReport(
  message: ExecutionReport,
  symbol: SymbolName,
  options: TranslatorOptions,
): OrderReport {
  const clientOrderId = streamClientId(message.C === '' ? message.c : message.C, message.i);
  return {
    key: `${message.s}:${message.i}`,
    clientOrderId,
    venueOrderId: venueOrderId(message.i),
    execution: readExecution(message, { clientOrderId, symbol }, options),
    executed: message.z,
    working: readWorking(message, clientOrderId, symbol),
    end: readEnd(message),
  };
}

function readExecution(
  message: ExecutionReport,
  { clientOrderId, symbol }: { readonly clientOrderId: ClientOrderId; readonly symbol: SymbolName },
  { currency, rateOf }: TranslatorOptions,
): Omit<Fill, 'book'> | null {
  if (message.x !== 'TRADE' || !message.l.greaterThan(0)) return null;
  const at = price(message.L);
  const charged = { amount: message.n, asset: message.N, symbol, side: message.S, price: at };
  return {
    tradeId: venueTradeId(message.s, message.t),
    clientOrderId,
    symbol,
    side: message.S,
    quantity: quantity(message.l),
    price: at,
    ...reportedFee(charged, currency, rateOf),
    liquidity: message.m ? 'MAKER' : 'TAKER',
    venueTime: message.T,
  };
}

/** Limit orders that rest, and stops that wait; kinds of stop the desk does not use are told as a stop at the same trigger. */
function readWorking(message: ExecutionReport, clientOrderId: ClientOrderId, symbol: SymbolName): VenueOrder | null {
  const isStop = message.P.greaterThan(0);
  const isLimit = (message.o === 'LIMIT' && message.f === 'GTC') || message.o === 'LIMIT_MAKER';
  if (message.x !== 'NEW' || !(isStop || isLimit)) return null;
  return {
    terms: {
      clientOrderId,
      symbol,
      side: message.S,
      type: isStop ? 'STOP_MARKET' : 'LIMIT',
      quantity: quantity(message.q),
      limitPrice: isStop ? null : price(message.p),
      triggerPrice: isStop ? price(message.P) : null,
      timeInForce: 'GTC',
      reduceOnly: false,
      postOnly: message.o === 'LIMIT_MAKER',
    },
    venueOrderId: venueOrderId(message.i),
    status: 'OPEN',
    filledQuantity: quantity(message.z),
  };
}

function readEnd({ X, x, r, eR }: ExecutionReport): OrderEnd | null {
  const status = ENDS[X];
  if (status === undefined) return null;
  const reason = [eR, r].find((text) => text !== '' && text !== 'NONE') ?? '';
  return { status, text: x === 'TRADE_PREVENTION' ? 'Self-trade prevention took it off.' : reason };
}
