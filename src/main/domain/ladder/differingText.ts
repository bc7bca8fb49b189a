/** A value beside its requirement: never shown as equal when it is not (UI-69). */
import type { Decimal } from '../../../shared/values/decimal.ts';

/** Rounded half away from zero to the digits asked for, and to more of them until it differs from the requirement: "0.4998" beside "0.5". */
export function differingText(value: Decimal, required: Decimal, digits: number): string {
  if (value.equals(required)) return value.toFixed(digits);
  let places = Math.max(digits, required.decimalPlaces());
  while (value.toDecimalPlaces(places).equals(required)) places += 1;
  return value.toFixed(places);
}
