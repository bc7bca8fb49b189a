/** Decimal text of a float without exponent: the shortest that reads back as the same float. Unsigned, below 1e21. */
export function plainText(value: number): string {
  const text = String(value);
  const exponentAt = text.indexOf('e-');
  if (exponentAt < 0) return text;
  const digits = text.slice(0, exponentAt).replace('.', '');
  return `0.${'0'.repeat(Number(text.slice(exponentAt + 2)) - 1)}${digits}`;
}
