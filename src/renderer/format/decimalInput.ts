/** Reads what a person typed as a number (UI-71): point as decimal sign, commas only as thousands, refusals that say what to write. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import { ceilToStep, decimal, decimalText, floorToStep, isOnStep } from '../../shared/values/decimal.ts';
import { formatPrice } from './numbers.ts';

const PLAIN = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;
const COMMA_AS_POINT = /^\d+,\d+$/;

/** Canonical decimal text, or one sentence of found, expected, what to do. A step refuses finer values with the nearest two. */
export function readDecimalInput(typed: string, step?: string): Result<string, string> {
  const text = typed.trim();
  if (text === '') return err('Found nothing. Write a number such as 1.5.');
  if (COMMA_AS_POINT.test(text) && !PLAIN.test(text)) {
    return err(`Found a comma as decimal sign. Write ${text.replace(',', '.')}.`);
  }
  if (/[eE]/.test(text)) return err(`Found an exponent in '${text}'. Write all digits.`);
  if (/^[+\-\u2212]/.test(text)) return err(`Found a sign in '${text}'. Write the number without it.`);
  if (!PLAIN.test(text)) return err(`Found '${text}'. Write digits with a point as decimal sign, such as 1,000.5.`);
  const value = decimal(text.replaceAll(',', '').replace(/^0+(?=\d)/, ''));
  if (step !== undefined && !isOnStep(value, decimal(step))) return err(offStep(text, step));
  return ok(decimalText(value));
}

function offStep(text: string, step: string): string {
  const value = decimal(text.replaceAll(',', '').replace(/^0+(?=\d)/, ''));
  const size = decimal(step);
  const [below, above] = [floorToStep(value, size), ceilToStep(value, size)].map((near) =>
    formatPrice(decimalText(near), step),
  );
  return `Found ${text}, which is between two steps of ${step}. Write ${below} or ${above}.`;
}

/** One step up or down for the arrow keys; never below zero. Text that cannot be read stays as it is. */
export function stepDecimalInput(typed: string, step: string, direction: 1 | -1): string {
  const read = readDecimalInput(typed === '' ? '0' : typed);
  if (!read.ok) return typed;
  const value = decimal(read.value);
  const size = decimal(step);
  const next = direction === 1 ? floorToStep(value, size).plus(size) : ceilToStep(value, size).minus(size);
  return next.isNegative() ? '0' : next.toFixed(size.decimalPlaces());
}
