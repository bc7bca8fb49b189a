/** Equity a paper book starts with: positive money, or nothing typed, which takes the desk's setting. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { readDecimalInput } from '../../format/decimalInput.ts';

const CENT = '0.01';

/** Decimal text, null for the desk's setting, or one sentence of found, expected, what to do. */
export function startEquity(typed: string): Result<string | null, string> {
  if (typed.trim() === '') return ok(null);
  const read = readDecimalInput(typed, CENT);
  if (!read.ok) return read;
  return read.value === '0' ? err('Found 0. A book needs capital: write an amount such as 2,000.') : read;
}
