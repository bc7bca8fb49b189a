import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { inspectCandleFile } from '../../src/main/adapters/market/replay/inspectCandleFile.ts';
import { openCandleFolder } from '../../src/main/adapters/market/replay/openCandleFolder.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { marketDataFolder } from '../support/marketData.ts';

const data = marketDataFolder();
const market = (name: string): string => join(data ?? '', 'market', name);
const NOW = unixMs(Date.UTC(2025, 0, 1));
const MINUTES_5 = 300_000;
const run = promisify(execFile);
const reader = fileURLToPath(new URL('../support/readCandleFolder.ts', import.meta.url));

const openReal = async (...folders: readonly string[]) => {
  const opened = await openCandleFolder({
    folders: folders.map(market),
    quoteDefaults: defaultSettings().paper,
    now: NOW,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  return opened.value;
};

/** Passes where the data are absent; the line that marketDataFolder prints says so. */
const itReal = (name: string, body: () => Promise<void>): void => it(name, () => (data === null ? undefined : body()));

describe('replay of real data', () => {
  itReal('passes the low of 2024-08-05 as a tick, in the bar of 06:24 UTC', async () => {
    const source = await openReal('binance_spot_1m_2024-07-26_2024-08-25_crash');
    expect(source.description.instruments.map((each) => each.symbol)).toEqual(['BTC/USDT', 'ETH/USDT']);
    await source.seek(unixMs(Date.UTC(2024, 7, 5)));
    const lows = new Map<string, { readonly price: number; readonly minute: string }>();
    for (let minute = 0; minute < 1_440; minute += 1) {
      const batch = await source.nextBatch();
      if (!batch?.ok) throw new Error('the day is cut short');
      for (const event of batch.value) {
        if (event.kind !== 'tick' || Number(event.last) >= (lows.get(event.symbol)?.price ?? Infinity)) continue;
        lows.set(event.symbol, { price: Number(event.last), minute: new Date(event.time).toISOString().slice(0, 16) });
      }
    }
    await source.close();
    expect(lows.get('BTC/USDT')).toEqual({ price: 49_000, minute: '2024-08-05T06:24' });
    expect(lows.get('ETH/USDT')).toEqual({ price: 2_111, minute: '2024-08-05T01:10' });
  });

  itReal('merges 133 symbols in order of time', async () => {
    const source = await openReal(
      'binance_spot_5m_2024-01_2024-09_majors',
      'binance_spot_5m_2024-08-01_2024-08-11_crash',
    );
    expect(source.description.instruments).toHaveLength(133);
    await source.seek(unixMs(Date.UTC(2024, 7, 1)));
    const first = new Map<string, number>();
    const lastOpen = new Map<string, number>();
    let time = 0;
    let bars = 0;
    for (let batchNumber = 0; batchNumber < 2_880; batchNumber += 1) {
      const batch = await source.nextBatch();
      if (!batch?.ok) throw new Error('the replay is cut short');
      for (const event of batch.value) {
        if (event.time < time) throw new Error(`${event.time} after ${time}`);
        time = event.time;
        if (event.kind !== 'candle') continue;
        bars += 1;
        const open = event.candle.openTime;
        if (!first.has(event.symbol)) first.set(event.symbol, open);
        const before = lastOpen.get(event.symbol);
        if (before !== undefined && open - before !== MINUTES_5) throw new Error(`${event.symbol} jumps at ${open}`);
        lastOpen.set(event.symbol, open);
      }
    }
    await source.close();
    expect(bars).toBeGreaterThan(300_000);
    expect(first.get('TON/USDT')).toBeGreaterThan(Date.UTC(2024, 7, 8));
  });

  itReal('reads 133 symbols through a heap far smaller than they are', async () => {
    const folders = ['binance_spot_5m_2024-01_2024-09_majors', 'binance_spot_5m_2024-08-01_2024-08-11_crash'].map(
      market,
    );
    const from = String(Date.UTC(2024, 7, 1));
    const { stdout } = await run(process.execPath, ['--max-old-space-size=160', reader, from, ...folders]);
    expect(Number(stdout)).toBeGreaterThan(300_000);
  });

  itReal('gives history across the crash from the files', async () => {
    const source = await openReal('binance_spot_1m_2024-07-26_2024-08-25_crash');
    const before = unixMs(Date.UTC(2024, 7, 5, 7));
    const bars = await source.history({ symbol: symbolName('BTC/USDT'), interval: '1h', limit: 24, before });
    expect(bars).toHaveLength(24);
    expect(bars.at(-1)).toMatchObject({ openTime: Date.UTC(2024, 7, 5, 6), low: '49000' });
    await source.close();
  });

  itReal('reports the published dirty export precisely and refuses it', async () => {
    const name = readdirSync(market('dirty'))[0] ?? '';
    const report = await inspectCandleFile({ path: join(market('dirty'), name), now: NOW });
    expect(report).toMatchObject({
      rows: 36_062,
      first: Date.UTC(2017, 7, 17, 4),
      last: Date.UTC(2021, 5, 10),
      interval: '1h',
      isNewestFirst: true,
      duplicates: 1_207,
      conflicts: 1_442,
      firstConflict: [4_831, 4_832],
      outOfOrder: 0,
      unitChanges: 5_297,
      gaps: 8,
      longestGapMs: 14_400_000,
      nulls: 28_584,
      shifted: 91,
      verdict: 'refused',
    });
    const opened = await openCandleFolder({
      folders: [market('dirty')],
      quoteDefaults: defaultSettings().paper,
      now: NOW,
    });
    expect(opened.ok ? null : opened.error.text).toContain(report.text);
  });
});
