/** Field shapes of the venue's answers. Numbers of money arrive as text, ids as integers or, past 2^53, as text. Unknown fields are ignored. */
import { z } from 'zod';
import { decimalSchema, ZERO } from '../../../../shared/values/decimal.ts';
import { unixMsSchema } from '../../../../shared/values/time.ts';

export const idField = z.union([z.string(), z.int()]).transform(String);
export const timeField = unixMsSchema;
export const amountField = z.union([z.string(), z.number()]).transform(String).pipe(decimalSchema);
export const optionalAmount = amountField.nullish().transform((amount) => amount ?? ZERO);
