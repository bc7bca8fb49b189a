/**
 * Rows keep their places while someone points at them (UI-40): rows that are gone leave, rows that are new join at the end,
 * and nothing else moves.
 */
export function keepPlaces(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const present = new Set(wanted);
  const known = new Set(shown);
  const kept = shown.filter((key) => present.has(key));
  const joined = wanted.filter((key) => !known.has(key));
  return joined.length === 0 && kept.length === shown.length ? shown : [...kept, ...joined];
}

/** True when both lists hold the same keys at the same places. */
export function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((key, index) => key === b[index]));
}
