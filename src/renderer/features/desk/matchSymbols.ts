/** Symbols that contain what was typed, the ones that start with it first; at most forty. */
const MOST = 40;

export function matchSymbols(symbols: readonly string[], typed: string): readonly string[] {
  const text = typed.trim().toUpperCase();
  const found = symbols.filter((symbol) => symbol.includes(text));
  const starts = found.filter((symbol) => symbol.startsWith(text)).sort();
  const rest = found.filter((symbol) => !symbol.startsWith(text)).sort();
  return [...starts, ...rest].slice(0, MOST);
}
