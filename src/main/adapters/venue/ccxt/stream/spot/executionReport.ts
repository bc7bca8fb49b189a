/** executionReport of spot: everything that happens to an order, stops included, under one order number. */
import { z } from 'zod';
import type { VenueOrder } from '../../../../../ports/venue.ts';
import { venueOrderId, type ClientOrderId, type SymbolName } from '../../../../../../shared/values/ids.ts';
import { price } from '../../../../../../shared/values/price.ts';
import { quantity } from '../../../../../../shared/values/quantity.ts';
import type { TranslatorOptions } from '../accountTranslator.ts';
import { amountField, idField, optionalAmount, timeField } from '../../venueFields.ts';
import { optionalText, sideField } from '../messageFields.ts';
import { orderEnds } from '../orderEnds.ts';
import type { OrderEnd, OrderReport } from '../orderReport.ts';
import { readExecution } from '../readExecution.ts';
import { streamClientId } from '../streamClientId.ts';

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

/** What the message says. A cancel has an id of its own in `c`; the order's is then in `C`. */
export function readExecutionReport(
  message: ExecutionReport,
  symbol: SymbolName,
  options: TranslatorOptions,
): OrderReport {
  const clientOrderId = streamClientId(message.C === '' ? message.c : message.C, message.i);
  const isExecution = message.x === 'TRADE' && message.l.greaterThan(0);
  return {
    key: `${message.s}:${message.i}`,
    clientOrderId,
    venueOrderId: venueOrderId(message.i),
    execution: isExecution ? readExecution(message, { tradeNumber: message.t, clientOrderId, symbol }, options) : null,
    executed: message.z,
    working: readWorking(message, clientOrderId, symbol),
    end: readEnd(message),
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
  const status = orderEnds[X];
  if (status === undefined) return null;
  const reason = [eR, r].find((text) => text !== '' && text !== 'NONE') ?? '';
  return { status, text: x === 'TRADE_PREVENTION' ? 'Self-trade prevention took it off.' : reason };
}
