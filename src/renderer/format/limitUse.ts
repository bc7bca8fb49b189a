/** Value against limit as two percent texts (UI-69): below a limit never reads as at or above it, above never as at or below. */
import { decimal, type Decimal } from '../../shared/values/decimal.ts';
import { fixed } from './digits.ts';
import { memoized } from './memoized.ts';

const MOST_DIGITS = 8;

export interface LimitUseText {
  readonly value: string;
  readonly limit: string;
}

const pairText = memoized((value = '0', limit = '0', digits = '2') =>
  pairOf(decimal(value).mul(100), decimal(limit).mul(100), Number(digits)).join('/'),
);

/** Fractions in, "0.99" and "1.00" out, without the percent sign. */
export function formatLimitUse(value: string, limit: string, digits = 2): LimitUseText {
  const [valueText = '', limitText = ''] = pairText(value, limit, String(digits)).split('/');
  return { value: valueText, limit: limitText };
}

const ratioPair = memoized((value = '0', limit = '0') => pairOf(decimal(value), decimal(limit), 2).join('/'));

/** Ratios in, "0.42" and "0.70" out, under the same rule. */
export function formatRatioUse(value: string, limit: string): LimitUseText {
  const [valueText = '', limitText = ''] = ratioPair(value, limit).split('/');
  return { value: valueText, limit: limitText };
}

/** How much of the limit is used, one digit: 99.96% reads 99.9%, 100.04% reads 100.1%. "n/a" for a limit of zero. */
const utilizationText = memoized((value = '0', limit = '0') => {
  if (decimal(limit).isZero()) return 'n/a';
  const share = decimal(value).div(decimal(limit)).mul(100);
  return `${towardSide(share, decimal(100), 1)}%`;
});
export const formatUtilization = (value: string, limit: string): string => utilizationText(value, limit);

/** Adds digits until limit and value differ on the right side. */
function pairOf(value: Decimal, limit: Decimal, digits: number): readonly [string, string] {
  for (let count = digits; count < MOST_DIGITS; count += 1) {
    const text = towardSide(value, limit, count);
    if (value.equals(limit) || text !== fixed(limit, count)) return [text, fixed(limit, count)];
  }
  return [fixed(value, MOST_DIGITS), fixed(limit, MOST_DIGITS)];
}

/** Rounds half away from zero, unless that would reach or cross the limit: then toward the side the value is on. */
function towardSide(value: Decimal, limit: Decimal, digits: number): string {
  const rounded = value.toDecimalPlaces(digits);
  const shownLimit = limit.toDecimalPlaces(digits);
  const step = decimal(10).pow(-digits);
  if (value.lessThan(limit) && rounded.greaterThanOrEqualTo(shownLimit))
    return fixed(value.div(step).floor().mul(step), digits);
  if (value.greaterThan(limit) && rounded.lessThanOrEqualTo(shownLimit))
    return fixed(value.div(step).ceil().mul(step), digits);
  return fixed(rounded, digits);
}
