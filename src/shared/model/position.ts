/** Net holding of a book in one instrument, and the round trip it becomes when it is flat again (ME-09). */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { symbolNameSchema } from '../values/ids.ts';
import { moneySchema } from '../values/money.ts';
import { priceSchema } from '../values/price.ts';
import { quantitySchema, signedQuantitySchema } from '../values/quantity.ts';
import { unixMsSchema } from '../values/time.ts';
import { books } from './mode.ts';

export const positionSchema = z.strictObject({
  book: z.enum(books),
  symbol: symbolNameSchema,
  /** Signed: above zero long, below zero short, never zero (a flat position does not exist). */
  quantity: signedQuantitySchema,
  averageEntry: priceSchema,
  /** Planned protective stop; null when the position has none. */
  stopPrice: priceSchema.nullable(),
  /** Sum of planned risk of the entry fills of this episode (PS-13). */
  plannedRisk: moneySchema,
  /** Realized P&L of this episode before fees. */
  realizedPnl: moneySchema,
  fees: moneySchema,
  /** Largest unsigned quantity of the episode. */
  peakQuantity: quantitySchema,
  /** Entry notional and quantity summed over the episode, for the average entry of the round trip. */
  enteredQuantity: quantitySchema,
  enteredNotional: moneySchema,
  exitedQuantity: decimalSchema,
  exitedNotional: moneySchema,
  source: z.string().min(1).max(40),
  openedAt: unixMsSchema,
});
export type Position = z.output<typeof positionSchema>;

export const tradeSchema = z.strictObject({
  number: z.int().min(1),
  book: z.enum(books),
  symbol: symbolNameSchema,
  side: z.enum(['LONG', 'SHORT']),
  quantity: quantitySchema,
  entryPrice: priceSchema,
  exitPrice: priceSchema,
  realizedPnl: moneySchema,
  fees: moneySchema,
  /** Realized minus fees (ME-09). */
  netPnl: moneySchema,
  /** Net P&L over planned risk (ME-14); null without a planned stop. */
  rMultiple: decimalSchema.nullable(),
  source: z.string().min(1).max(40),
  /** Why it ended: the reason of the order that closed it. */
  reason: z.string().max(200),
  openedAt: unixMsSchema,
  closedAt: unixMsSchema,
});
export type Trade = z.output<typeof tradeSchema>;
