/** Command about what is at the venue and not the desk's own (RC-26). */
import { z } from 'zod';
import { decimalTextSchema } from '../values/decimal.ts';
import { symbolSchema } from './fields.ts';

export const externalCommands = {
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
} as const;
