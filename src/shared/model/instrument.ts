/** What can be traded and the venue's rules for it (RC-04). */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { symbolNameSchema } from '../values/ids.ts';
import { moneySchema } from '../values/money.ts';
import { priceSchema } from '../values/price.ts';
import { quantitySchema } from '../values/quantity.ts';
import { unixMsSchema } from '../values/time.ts';

export const instrumentSchema = z.strictObject({
  symbol: symbolNameSchema,
  base: z.string().min(1).max(20),
  quote: z.string().min(1).max(12),
  kind: z.enum(['SPOT', 'PERP']),
  status: z.enum(['TRADING', 'HALTED', 'DELISTED']),
  /** Price step. */
  tick: priceSchema,
  /** Quantity step. */
  lot: quantitySchema,
  minQuantity: quantitySchema,
  /** Largest quantity of one market order. */
  maxQuantity: quantitySchema,
  /** Smallest quantity x price of an order that adds risk, in quote currency. */
  minNotional: moneySchema,
  /** Fractions of notional; takerFee is used for sizing unless the entry is post-only (PS-02). */
  makerFee: decimalSchema,
  takerFee: decimalSchema,
  maxLeverage: z.int().min(1),
  /** When the rules were read; older than 24 h fails RC-04. */
  metadataAt: unixMsSchema,
});

export type Instrument = z.output<typeof instrumentSchema>;
export type InstrumentWire = z.input<typeof instrumentSchema>;
