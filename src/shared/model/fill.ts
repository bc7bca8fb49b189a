/** One execution of part of an order, identified by the venue's trade id. */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { clientOrderIdSchema, symbolNameSchema, tradeIdSchema } from '../values/ids.ts';
import { moneySchema } from '../values/money.ts';
import { priceSchema } from '../values/price.ts';
import { quantitySchema } from '../values/quantity.ts';
import { unixMsSchema } from '../values/time.ts';
import { books } from './mode.ts';
import { sides } from './order.ts';

export const fillSchema = z.strictObject({
  tradeId: tradeIdSchema,
  clientOrderId: clientOrderIdSchema,
  book: z.enum(books),
  symbol: symbolNameSchema,
  side: z.enum(sides),
  quantity: quantitySchema,
  price: priceSchema,
  /** Charged amount in account currency; negative for a rebate. An estimate where `unpricedFee` is there. */
  fee: moneySchema,
  liquidity: z.enum(['MAKER', 'TAKER']),
  venueTime: unixMsSchema,
  /** Part of the quantity that the venue kept as its fee, on spot; absent where fees are charged apart. Its worth is in \`fee\`. */
  baseFee: quantitySchema.optional(),
  /** What the venue charged in an asset whose worth was not known; absent where it was. */
  unpricedFee: z.strictObject({ asset: z.string().max(40), amount: decimalSchema }).optional(),
});
export type Fill = z.output<typeof fillSchema>;
export type FillWire = z.input<typeof fillSchema>;
