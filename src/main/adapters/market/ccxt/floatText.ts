/** ccxt hands out floats that were parsed from decimal text; their shortest form is that text without padding zeros. */
import { decimalFromFloat, decimalText } from '../../../../shared/values/decimal.ts';

/** Plain decimal text of a price above 0, null for anything that cannot be one. */
export const priceText = (value: number | undefined): string | null =>
  value === undefined || !Number.isFinite(value) || value <= 0 ? null : decimalText(decimalFromFloat(value));

/** Plain decimal text of a volume, null for anything that cannot be one. */
export const volumeText = (value: number | undefined): string | null =>
  value === undefined || !Number.isFinite(value) || value < 0 ? null : decimalText(decimalFromFloat(value));
