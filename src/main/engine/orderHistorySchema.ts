/** A book's order history as JSON and back, for snapshots of the durable state. */
import { z } from 'zod';
import { sides } from '../../shared/model/order.ts';
import { decimalSchema } from '../../shared/values/decimal.ts';
import { clientOrderIdSchema, symbolNameSchema } from '../../shared/values/ids.ts';
import { unixMsSchema } from '../../shared/values/time.ts';
import type { OrderHistory } from './orderHistory.ts';

const paid = z.strictObject({ entry: z.array(decimalSchema), stop: z.array(decimalSchema) });

export const orderHistorySchema = z.strictObject({
  declared: z.array(symbolNameSchema),
  losses: z.strictObject({
    losses: z.int().min(0),
    notches: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  }),
  entryFills: z.array(
    z.strictObject({
      order: clientOrderIdSchema,
      source: z.string(),
      symbol: symbolNameSchema,
      side: z.enum(sides),
      at: unixMsSchema,
    }),
  ),
  slippage: z.array(z.tuple([symbolNameSchema, paid])).transform((pairs): OrderHistory['slippage'] => new Map(pairs)),
});

/** Maps become arrays in their own order. */
export const encodeOrderHistory = (history: OrderHistory) => ({ ...history, slippage: [...history.slippage] });
