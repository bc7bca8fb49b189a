/** Journal entries about a real venue's account: what was adopted or left, funding (AU-02 types EXTERNAL_*, FUNDING). */
import { z } from 'zod';
import { decimalSchema } from '../values/decimal.ts';
import { symbolNameSchema } from '../values/ids.ts';
import { moneySchema } from '../values/money.ts';
import { unixMsSchema } from '../values/time.ts';
import { positionSchema } from './position.ts';

const text = z.string().max(400);

export const venueEntrySchemas = {
  /** The venue's word on a position was taken over: nothing is adopted silently (RC-25, RC-26). */
  POSITION_ADOPTED: z.strictObject({
    symbol: symbolNameSchema,
    /** Ours before, signed. */
    before: decimalSchema,
    /** Null when the venue has none. */
    position: positionSchema.nullable(),
    cause: text,
  }),
  /** A person saw an order or position that is not the desk's and leaves it alone; the symbol takes no entries (RC-26). */
  EXTERNAL_LEFT: z.strictObject({
    kind: z.enum(['ORDER', 'POSITION']),
    symbol: symbolNameSchema,
    /** Client order id of the order; empty for a position. */
    id: z.string().max(64),
    /** Signed quantity of the position that is left, zero when it is gone and for an order. */
    quantity: decimalSchema,
  }),
  /** Funding of a perpetual, signed; each id once. */
  FUNDING: z.strictObject({
    symbol: symbolNameSchema,
    amount: moneySchema,
    id: z.string().min(1).max(80),
    venueTime: unixMsSchema,
    /** Wallet balance after it. */
    cash: moneySchema,
  }),
} as const;
