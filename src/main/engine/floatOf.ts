/** The number nearest to a decimal, as `toNumber` gives it, without the way over its text: a book of a hundred positions asks for a hundred of them. */
import type { Decimal } from '../../shared/values/decimal.ts';

/** Digits per word of a decimal. */
const WORD = 7;
const WORD_BASE = 10_000_000;
/** Powers of ten that a float has exactly. */
const POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** Both parts of a fraction that a float has exactly give the nearest float when divided; everything else goes the long way. */
export function floatOf(value: Decimal): number {
  const { d: words, e, s } = value;
  const whole = wholeOf(words);
  if (whole === null) return value.toNumber();
  const exponent = (Math.floor(e / WORD) - words.length + 1) * WORD;
  const power = POWERS[Math.abs(exponent)];
  if (power === undefined) return value.toNumber();
  return s * (exponent < 0 ? whole / power : whole * power);
}

/** The digits as an integer that a float has exactly; null where there are too many, or none as in NaN. */
function wholeOf(words: readonly number[] | null): number | null {
  if (words === null || words.length > 3) return null;
  let whole = 0;
  for (const word of words) whole = whole * WORD_BASE + word;
  return whole <= Number.MAX_SAFE_INTEGER ? whole : null;
}
