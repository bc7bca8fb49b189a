/** ALGO_UPDATE of USD-M: the life of a conditional order outside the matching engine. */
import { z } from 'zod';
import type { VenueOrder } from '../../../../../ports/venue.ts';
import { venueOrderId, type ClientOrderId, type SymbolName } from '../../../../../../shared/values/ids.ts';
import { price } from '../../../../../../shared/values/price.ts';
import { quantity } from '../../../../../../shared/values/quantity.ts';
import { ZERO } from '../../../../../../shared/values/decimal.ts';
import { amountField, idField, optionalAmount } from '../../venueFields.ts';
import { optionalText, sideField } from '../messageFields.ts';

const algoStatuses = ['NEW', 'TRIGGERING', 'TRIGGERED', 'FINISHED', 'CANCELED', 'REJECTED', 'EXPIRED'] as const;
export type AlgoStatus = (typeof algoStatuses)[number];

export const algoUpdateSchema = z.object({
  o: z.object({
    caid: z.string(),
    aid: idField,
    o: z.string(),
    s: z.string(),
    S: sideField,
    q: optionalAmount,
    X: z.enum(algoStatuses),
    /** The order it became; empty before, and sometimes after. */
    ai: z.union([idField, z.null()]).transform((id) => (id === null || id === '0' ? '' : id)),
    aq: z
      .union([amountField, z.literal(''), z.null()])
      .transform((amount) => (amount === '' ? ZERO : (amount ?? ZERO))),
    tp: amountField,
    R: z.boolean().catch(false),
    cp: z.boolean().catch(false),
    rm: optionalText,
  }),
});
export type AlgoUpdate = z.output<typeof algoUpdateSchema>['o'];

/**
 * A conditional order that waits for its trigger. Kinds the desk does not use, all made elsewhere, are told as a stop at the same trigger; null for
 * one without a quantity, which closes whatever is open.
 */
export function waitingStop(update: AlgoUpdate, symbol: SymbolName, clientOrderId: ClientOrderId): VenueOrder | null {
  if (!update.q.greaterThan(0) || !update.tp.greaterThan(0)) return null;
  return {
    terms: {
      clientOrderId,
      symbol,
      side: update.S,
      type: 'STOP_MARKET',
      quantity: quantity(update.q),
      limitPrice: null,
      triggerPrice: price(update.tp),
      timeInForce: 'GTC',
      reduceOnly: update.R || update.cp,
      postOnly: false,
    },
    venueOrderId: venueOrderId(update.aid),
    status: 'OPEN',
    filledQuantity: quantity(ZERO),
  };
}
