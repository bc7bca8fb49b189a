/** What a candle file's name says: its symbol, its bar length where named, and a short label. */
import { intervals, type Interval } from '../../../../shared/model/candle.ts';
import { symbolName, type SymbolName } from '../../../../shared/values/ids.ts';

export interface NamedSymbol {
  readonly symbol: SymbolName;
  readonly base: string;
  readonly quote: string;
}

/** Longer names first where one ends in another. */
const QUOTES = ['FDUSD', 'TUSD', 'USDT', 'USDC', 'BUSD', 'BTC', 'ETH', 'BNB', 'EUR', 'TRY'] as const;
const CANDLE_FILE = /\.csv(?:\.gz)?$/i;

/** True for names that end in .csv or .csv.gz. */
export const isCandleFileName = (name: string): boolean => CANDLE_FILE.test(name);

/** Reads "binance_BTCUSDT_1m_2024.csv.gz", "BTC-USDT.csv" and the like; null when no known quote currency is found. */
export function symbolOfFileName(name: string): NamedSymbol | null {
  const tokens = tokensOf(name);
  return findSymbol(tokens) ?? findSymbol(tokens.map((token) => token.toUpperCase()));
}

/** The interval among the name's parts ("1m", "1h"), null when there is none. */
export function intervalOfFileName(name: string): Interval | null {
  return (
    tokensOf(name)
      .map((token) => intervals.find((interval) => interval === token))
      .find((interval) => interval !== undefined) ?? null
  );
}

/** The name up to its interval, without dates and endings: "binance_BTCUSDT_1m". */
export function labelOfFileName(name: string): string {
  const stem = name.replace(CANDLE_FILE, '');
  const interval = intervalOfFileName(name);
  const end = interval === null ? -1 : stem.search(new RegExp(`(?<=[^A-Za-z0-9])${interval}(?![A-Za-z0-9])`));
  return (interval === null || end < 0 ? stem : stem.slice(0, end + interval.length)).slice(0, 40);
}

const tokensOf = (name: string): readonly string[] => name.replace(CANDLE_FILE, '').split(/[^A-Za-z0-9]+/);

function findSymbol(tokens: readonly string[]): NamedSymbol | null {
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    const named = splitSymbol(token) ?? joinSymbol(previous, token);
    if (named !== null) return named;
  }
  return null;
}

function splitSymbol(token: string): NamedSymbol | null {
  if (!/^[A-Z0-9]{2,32}$/.test(token)) return null;
  const quote = QUOTES.find((each) => token.endsWith(each) && token.length > each.length);
  return quote === undefined ? null : named(token.slice(0, -quote.length), quote);
}

function joinSymbol(base: string | undefined, token: string): NamedSymbol | null {
  if (base === undefined || !/^[A-Z0-9]{1,20}$/.test(base)) return null;
  const quote = QUOTES.find((each) => each === token);
  return quote === undefined ? null : named(base, quote);
}

const named = (base: string, quote: string): NamedSymbol | null =>
  base.length > 20 ? null : { symbol: symbolName(`${base}/${quote}`), base, quote };
