/** Orders decimal texts by value without turning them into floats. Parsed once, compared often: a sort of 1,000 rows stays short. */

export interface DecimalParts {
  readonly sign: -1 | 0 | 1;
  readonly whole: string;
  readonly fraction: string;
}

/** Below zero when a is smaller, zero when equal. */
export const compareDecimalText = (a: string, b: string): number =>
  compareDecimalParts(decimalParts(a), decimalParts(b));

export function decimalParts(text: string): DecimalParts {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const isZero = !/[1-9]/.test(text);
  return { sign: isZero ? 0 : negative ? -1 : 1, whole, fraction: fraction.replace(/0+$/, '') };
}

export function compareDecimalParts(a: DecimalParts, b: DecimalParts): number {
  if (a.sign !== b.sign) return a.sign - b.sign;
  return a.sign * compareMagnitude(a, b);
}

function compareMagnitude(a: DecimalParts, b: DecimalParts): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length;
  if (a.whole !== b.whole) return a.whole < b.whole ? -1 : 1;
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
}
