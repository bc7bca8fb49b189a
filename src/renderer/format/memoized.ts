/** Remembers the text of each decimal text already formatted (UI-81). Bounded: a full memory starts over. */
const LARGEST = 8_000;

export function memoized(format: (...parts: readonly string[]) => string): (...parts: readonly string[]) => string {
  const texts = new Map<string, string>();
  return (...parts) => {
    const key = parts.join('|');
    const known = texts.get(key);
    if (known !== undefined) return known;
    if (texts.size >= LARGEST) texts.clear();
    const text = format(...parts);
    texts.set(key, text);
    return text;
  };
}
