/** Orders decimal texts by value without turning them into floats: below zero when a is smaller, zero when equal. */
export function compareDecimalText(a: string, b: string): number {
  const first = partsOf(a);
  const second = partsOf(b);
  if (first.sign !== second.sign) return first.sign - second.sign;
  return first.sign * compareMagnitude(first, second);
}

interface DecimalParts {
  readonly sign: -1 | 0 | 1;
  readonly whole: string;
  readonly fraction: string;
}

function partsOf(text: string): DecimalParts {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const isZero = /^0*$/.test(whole) && /^0*$/.test(fraction);
  return { sign: isZero ? 0 : negative ? -1 : 1, whole, fraction };
}

function compareMagnitude(a: DecimalParts, b: DecimalParts): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length;
  if (a.whole !== b.whole) return a.whole < b.whole ? -1 : 1;
  const length = Math.max(a.fraction.length, b.fraction.length);
  const first = a.fraction.padEnd(length, '0');
  const second = b.fraction.padEnd(length, '0');
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
