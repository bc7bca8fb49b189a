/** Analytics floats on their way to a client: decimal text with six decimals. */
import { decimalFromFloat, decimalText } from '../../../shared/values/decimal.ts';

const PLACES = 6;

/** A ratio or fraction. */
export const fractionText = (value: number): string => decimalText(decimalFromFloat(value).toDecimalPlaces(PLACES));

/** The same where there may be none. */
export const textOf = (value: number | null): string | null => (value === null ? null : fractionText(value));
