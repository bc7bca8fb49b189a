/** Picks what to replay when folders hold more than one file of a symbol, or symbols the paper book cannot settle. */
import type { CandleFile } from './candleFile.ts';

export interface Choice {
  /** One file per symbol, in order of symbol. */
  readonly chosen: readonly CandleFile[];
  readonly findings: readonly string[];
}

/** Keeps files quoted in the account's currency, and of each symbol the finest bars; says what was left out. */
export function chooseFiles(files: readonly CandleFile[], currency: string): Choice {
  const findings: string[] = [];
  const bySymbol = new Map<string, CandleFile>();
  for (const file of files) {
    if (file.quote !== currency) {
      findings.push(`${file.name}: quoted in ${file.quote}, the paper book is kept in ${currency}. Left out.`);
      continue;
    }
    const rival = bySymbol.get(file.symbol);
    const [kept, other] = rival === undefined || isBetter(file, rival) ? [file, rival] : [rival, file];
    bySymbol.set(file.symbol, kept);
    if (other !== undefined)
      findings.push(
        `${other.name}: ${file.symbol} is also in ${kept.name} (${kept.interval} bars), which is used. Left out.`,
      );
  }
  const chosen = [...bySymbol.values()].sort((one, other) => (one.symbol < other.symbol ? -1 : 1));
  return { chosen, findings };
}

/** Finer bars win, then more data; the first by path wins a tie. */
function isBetter(file: CandleFile, rival: CandleFile): boolean {
  if (file.intervalMs !== rival.intervalMs) return file.intervalMs < rival.intervalMs;
  return file.bytes > rival.bytes;
}
