/** Small input fields that several commands share. Text in, text out: the desk brands them at its own border. */
import { z } from 'zod';

export const symbolSchema = z
  .string()
  .regex(/^[A-Z0-9]{1,20}\/[A-Z0-9]{1,12}(?::[A-Z0-9]{1,12})?$/, 'expected a symbol such as BTC/USDT');
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'expected an id of letters, digits, _ and -');
export const alertKeySchema = z.string().min(1).max(160);
