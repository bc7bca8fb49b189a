/** Fields that messages of both products share. Unknown fields are ignored: venues add some every few months. */
import { z } from 'zod';
import { sides } from '../../../../../shared/model/order.ts';
import { decimalSchema, ZERO } from '../../../../../shared/values/decimal.ts';
import { unixMsSchema } from '../../../../../shared/values/time.ts';

/** Ids are integers, and text from 15 digits on. */
export const idField = z.union([z.string(), z.int()]).transform(String);
export const timeField = unixMsSchema;
export const sideField = z.enum(sides);
export const amountField = decimalSchema;
/** An amount that is left out where it means nothing. */
export const optionalAmount = decimalSchema.nullish().transform((amount) => amount ?? ZERO);
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** The name of a message's kind; null where it has none. */
export function kindOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('e' in message)) return null;
  return typeof message.e === 'string' ? message.e : null;
}
