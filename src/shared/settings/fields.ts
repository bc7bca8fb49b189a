/** Field schemas that every section of the settings uses. Fractions, milliseconds, counts. */
import { z } from 'zod';
import { decimalSchema, parseDecimal } from '../values/decimal.ts';

/** A fraction of equity: 0.02 means 2 %. Percent numbers above 1 are refused. */
export const fraction = z
  .string('expected a fraction like 0.02, as text')
  .refine((text) => parseDecimal(text).ok, 'expected a fraction like 0.02')
  .pipe(decimalSchema)
  .refine(
    (value) => value.greaterThanOrEqualTo(0) && value.lessThanOrEqualTo(1),
    'expected a fraction from 0 to 1, 0.02 for 2%',
  );
/** A ratio above zero that may pass 1: a factor, a Sharpe ratio. */
export const ratio = decimalSchema.refine(
  (value) => value.greaterThanOrEqualTo(0) && value.lessThanOrEqualTo(100),
  'expected a number from 0 to 100',
);
export const positiveMs = z
  .int()
  .min(0)
  .max(31 * 86_400_000);
export const count = z.int().min(1).max(10_000);
