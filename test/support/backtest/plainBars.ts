/** Bars of a candle file read without any code of the program: what its results are held against. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface PlainBar {
  readonly openTime: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Bars of a symbol such as BTC/USDT from whichever of the folders has its file. */
export function plainBars(folders: readonly string[], symbol: string): readonly PlainBar[] {
  const start = `binance_${symbol.replace('/', '')}_`;
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => ({ name, file: join(folder, name) })));
  const found = files.find(({ name }) => name.startsWith(start));
  if (found === undefined) throw new Error(`no candles of ${symbol}`);
  const [, ...rows] = gunzipSync(readFileSync(found.file)).toString().trim().split('\n');
  return rows.map((row) => {
    const [openTime = NaN, open = NaN, high = NaN, low = NaN, close = NaN, volume = NaN] = row.split(',').map(Number);
    return { openTime, open, high, low, close, volume };
  });
}
