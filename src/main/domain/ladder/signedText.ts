/** A change beside zero: always with its sign, and never shown as zero when it is not (UI-68, UI-69). */
import { ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import { differingText } from './differingText.ts';

/** "+12.10", "-0.004", "0.00". */
export const signedText = (value: Decimal, digits: number): string =>
  (value.greaterThan(0) ? '+' : '') + differingText(value, ZERO, digits);
