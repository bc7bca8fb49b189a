/** Temporary folders of candle files for tests; plain text becomes gzip where the name ends in .gz. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const CANDLE_HEADER = 'open_time_ms,open,high,low,close,volume';

export interface CandleFolder {
  readonly path: string;
  /** Writes a file and returns its path. */
  write(name: string, text: string | Buffer): string;
  remove(): void;
}

/** Makes an empty folder. */
export function makeCandleFolder(): CandleFolder {
  const path = mkdtempSync(join(tmpdir(), 'breakwater-candles-'));
  return {
    path,
    write: (name, text) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A candle file of the rows. */
export const candleText = (rows: readonly string[], header: string = CANDLE_HEADER): string =>
  `${[header, ...rows].join('\n')}\n`;

/** Rows one step apart, open = close = 100, range 99 to 101. */
export const steadyRows = (count: number, first: number, stepMs: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${first + index * stepMs},100,101,99,100,1`);
