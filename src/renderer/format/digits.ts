/** Text work under every formatter: fixed digits, grouping, the real minus sign. Rounds half away from zero (UI-69). */
import { decimal, type Decimal } from '../../shared/values/decimal.ts';

export const MINUS = '\u2212';

/** Digits after the point of a step such as "0.01"; 0 for whole steps. */
export const digitsOfStep = (step: string): number => decimal(step).decimalPlaces();

/** Thousands commas in an unsigned or signed plain number text. */
export function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const withCommas = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? withCommas : `${withCommas}.${fraction}`;
}

/** "−1,234.50": fixed digits, grouped; what rounds to zero has no sign. */
export function fixed(value: Decimal, digits: number): string {
  const text = value.abs().toFixed(digits);
  return isZeroText(text) || !value.isNegative() ? grouped(text) : MINUS + grouped(text);
}

/** As fixed, with a plus sign above zero (UI-68). */
export function signedFixed(value: Decimal, digits: number): string {
  const text = fixed(value, digits);
  return value.isNegative() || isZeroText(text) ? text : `+${text}`;
}

const isZeroText = (text: string): boolean => !/[1-9]/.test(text);
