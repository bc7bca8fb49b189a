/** Commands about what is at the venue and not the desk's own (RC-26). */
import { z } from 'zod';
import { decimalTextSchema } from '../values/decimal.ts';
import { idSchema, symbolSchema } from './fields.ts';

export const externalCommands = {
  /** Asks the venue about an order in doubt now, before the next question is due (UI-46). Nothing is ever sent again. */
  askOrder: { input: z.strictObject({ clientOrderId: idSchema }), output: z.strictObject({}) },
  /** Orders are canceled or left alone, positions adopted with a stop, closed or left alone. */
  resolveExternal: {
    input: z.strictObject({
      kind: z.enum(['ORDER', 'POSITION']),
      symbol: symbolSchema,
      /** The venue's client id of the order; empty for a position. */
      id: z.string().max(64),
      action: z.enum(['CANCEL', 'ADOPT', 'CLOSE', 'LEAVE']),
      /** Protective stop of a position that is adopted; null keeps the one we had. */
      stop: decimalTextSchema.nullable(),
    }),
    output: z.strictObject({}),
  },
  /** A change of the balance that nothing explains was a transfer of the trader's own: booked as an external flow (EB-14). */
  explainBalance: {
    input: z.strictObject({
      /** As it was seen, signed: what is booked is the whole of it or nothing. */
      amount: decimalTextSchema,
      reason: z.string().max(300),
    }),
    output: z.strictObject({}),
  },
} as const;
