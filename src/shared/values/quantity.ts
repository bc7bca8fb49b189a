/** Size in base units. A signed quantity is long above zero and short below. Rounding to the lot is always down in size. */
import type { Brand } from '../base/brand.ts';
import { decimal, decimalSchema, floorToStep, type Decimal } from './decimal.ts';

export type Quantity = Brand<Decimal, 'Quantity'>;

/** Takes a Decimal, or text this program wrote itself, for a quantity. */
export const quantity = (source: Decimal | string): Quantity =>
  (typeof source === 'string' ? decimal(source) : source) as Quantity;

/** Largest multiple of the lot that is not above an unsigned size (PS-08: never up). */
export const floorToLot = (size: Decimal, lot: Quantity): Quantity => quantity(floorToStep(size, lot));

export const quantitySchema = decimalSchema
  .refine((value) => value.greaterThan(0), 'expected a quantity above 0')
  .transform(quantity);
export const signedQuantitySchema = decimalSchema.transform(quantity);
