/** Fields of a stream's messages that answers of the venue do not have. */
import { z } from 'zod';
import { sides } from '../../../../../shared/model/order.ts';

export const sideField = z.enum(sides);
/** Text that is left out where it means nothing. */
export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? '');
