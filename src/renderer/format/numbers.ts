/** The one formatter of decimal text (UI-65 to UI-69). Text in, text out; no float touches an amount. */
import { decimal, decimalFromFloat, decimalText, type Decimal } from '../../shared/values/decimal.ts';
import { digitsOfStep, fixed, grouped, signedFixed } from './digits.ts';
import { memoized } from './memoized.ts';

const MONEY_DIGITS: Readonly<Record<string, number>> = { BTC: 8 };
const moneyDigits = (currency: string): number => MONEY_DIGITS[currency] ?? 2;
const SMALL_FEE = decimal('0.01');

const percent = (fraction: string): Decimal => decimal(fraction).mul(100);

/** "10,042.18"; 8 digits in BTC. */
const moneyText = memoized((amount = '0', currency = '') => fixed(decimal(amount), moneyDigits(currency)));
export const formatMoney = (amount: string, currency = 'USDT'): string => moneyText(amount, currency);

/** "+42.18", "−3.00", "0.00". */
const signedMoneyText = memoized((amount = '0', currency = '') => signedFixed(decimal(amount), moneyDigits(currency)));
export const formatSignedMoney = (amount: string, currency = 'USDT'): string => signedMoneyText(amount, currency);

/** Money with up to 4 digits when below 0.01. */
const feeText = memoized((amount = '0') => {
  const value = decimal(amount);
  const isSmall = !value.isZero() && value.abs().lessThan(SMALL_FEE);
  return fixed(value, isSmall ? Math.max(2, Math.min(4, value.decimalPlaces())) : 2);
});
export const formatFee = (amount: string): string => feeText(amount);

/** Digits of the tick, trailing zeros kept: "60,000.0". Without an instrument the digits of the text itself. */
const stepText = memoized((value = '0', step = '') => {
  const number = decimal(value);
  return fixed(number, step === '' ? number.decimalPlaces() : digitsOfStep(step));
});
export const formatPrice = (price: string, tick?: string): string => stepText(price, tick ?? '');
export const formatQuantity = (quantity: string, lot?: string): string => stepText(quantity, lot ?? '');

/** Fraction to percent with the sign "%": "0.42%". */
const percentText = memoized((fraction = '0', digits = '2') => `${fixed(percent(fraction), Number(digits))}%`);
export const formatPercent = (fraction: string, digits = 2): string => percentText(fraction, String(digits));

const signedPercentText = memoized(
  (fraction = '0', digits = '2') => `${signedFixed(percent(fraction), Number(digits))}%`,
);
export const formatSignedPercent = (fraction: string, digits = 2): string =>
  signedPercentText(fraction, String(digits));

/** A configured fraction with the digits it was written with: "0.1%", "0.25%". */
const configuredText = memoized((fraction = '0') => {
  const value = percent(fraction);
  return `${fixed(value, value.decimalPlaces())}%`;
});
export const formatConfiguredPercent = (fraction: string): string => configuredText(fraction);

/** Shares and utilization: one digit. */
export const formatShare = (fraction: string): string => formatPercent(fraction, 1);

/** "+1.4 R" without the unit: one digit, signed. */
const signedOne = memoized((value = '0') => signedFixed(decimal(value), 1));
export const formatR = (multiple: string): string => signedOne(multiple);
export const formatBps = (bps: string): string => signedOne(bps);

/** Ratios, two digits unless asked otherwise: "0.42", "−12.80". */
const ratioText = memoized((value = '0', digits = '2') => fixed(decimal(value), Number(digits)));
export const formatRatio = (value: string, digits = 2): string => ratioText(value, String(digits));

/** A statistic (a float of the evidence) as a ratio. */
export const formatStatistic = (value: number, digits = 2): string =>
  formatRatio(decimalText(decimalFromFloat(value)), digits);

/** A statistic that is a fraction, as a percentage: "24%", "2.1%". */
export const formatStatisticPercent = (value: number, digits = 1): string =>
  formatPercent(decimalText(decimalFromFloat(value)), digits);

/** Whole milliseconds and counts: "2,610". */
export const formatCount = (count: number): string => grouped(String(Math.round(count)));
