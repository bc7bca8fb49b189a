/** Price of one unit in the quote currency. Rounding to the tick is always named. */
import type { Brand } from '../base/brand.ts';
import { ceilToStep, decimal, decimalSchema, floorToStep, type Decimal } from './decimal.ts';

export type Price = Brand<Decimal, 'Price'>;

/** Takes a Decimal, or text this program wrote itself, for a price. */
export const price = (source: Decimal | string): Price =>
  (typeof source === 'string' ? decimal(source) : source) as Price;

/** Lowest tick that is not below the value. */
export const ceilToTick = (value: Decimal, tick: Price): Price => price(ceilToStep(value, tick));
/** Highest tick that is not above the value. */
export const floorToTick = (value: Decimal, tick: Price): Price => price(floorToStep(value, tick));

export const priceSchema = decimalSchema
  .refine((value) => value.greaterThan(0), 'expected a price above 0')
  .transform(price);
