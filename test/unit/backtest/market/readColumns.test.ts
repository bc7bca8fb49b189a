import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCandleFiles } from '../../../../src/main/adapters/market/replay/findCandleFiles.ts';
import { candleAt, placeOf, priceTextAt } from '../../../../src/main/backtest/market/barColumns.ts';
import { readColumns, type ReadOptions } from '../../../../src/main/backtest/market/readColumns.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { candleText, makeCandleFolder, steadyRows, type CandleFolder } from '../../../support/candleFolder.ts';

const START = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const now = unixMs(Date.UTC(2025, 0, 1));

let folder: CandleFolder;
beforeEach(() => (folder = makeCandleFolder()));
afterEach(() => folder.remove());

async function read(rows: readonly string[], options: Partial<ReadOptions> = {}) {
  folder.write('BTCUSDT_1m.csv', candleText(rows));
  const found = await findCandleFiles({ folders: [folder.path], quoteDefaults: defaultSettings().paper, now });
  const file = found.ok ? found.value.files[0] : undefined;
  if (file === undefined) throw new Error(found.ok ? 'no file' : found.error.text);
  const all = { now, from: unixMs(0), to: unixMs(Number.MAX_SAFE_INTEGER), onBars: () => undefined };
  return readColumns(file, { ...all, ...options });
}

async function columnsOf(rows: readonly string[], options: Partial<ReadOptions> = {}) {
  const result = await read(rows, options);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('readColumns', () => {
  it('gives every value of the file back to the last digit', async () => {
    const { columns, notes } = await columnsOf([
      ...steadyRows(3, START, MINUTE),
      `${START + 3 * MINUTE},100.10,100.30,99.9,100,123456789012.12345678`,
      `${START + 4 * MINUTE},100,100,0.99e0,100,1`.replace('0.99e0', '99.00000001'),
    ]);
    expect(columns.count).toBe(5);
    expect([...columns.close]).toEqual([100, 100, 100, 100, 100]);
    expect(candleAt(columns, 3)).toEqual({
      openTime: START + 3 * MINUTE,
      open: '100.10',
      high: '100.30',
      low: '99.9',
      close: '100',
      volume: '123456789012.12345678',
    });
    expect(candleAt(columns, 4).low).toBe('99.00000001');
    expect(priceTextAt(columns, 'high', 0)).toBe('101');
    expect(notes).toEqual([]);
  });

  it('reads only the span asked for', async () => {
    const { columns } = await columnsOf(steadyRows(10, START, MINUTE), {
      from: unixMs(START + 2 * MINUTE),
      to: unixMs(START + 5 * MINUTE),
    });
    expect([...columns.openTime]).toEqual([2, 3, 4].map((at) => START + at * MINUTE));
  });

  it('tells gaps, and sets an absurd bar aside with its row', async () => {
    const rows = [...steadyRows(6, START, MINUTE), ...steadyRows(400, START + 8 * MINUTE, MINUTE)];
    rows[3] = `${START + 3 * MINUTE},1000,1000,1000,1000,1`;
    const { columns, notes } = await columnsOf(rows);
    expect(columns.count).toBe(405);
    expect(columns.openTime[3]).toBe(START + 4 * MINUTE);
    expect(notes).toEqual([
      'BTCUSDT_1m.csv: 2 bars missing after 2024-01-01 00:05 UTC. Nothing was filled in.',
      'BTCUSDT_1m.csv: row 5, 2024-01-01 00:03 UTC: high 1000 is 10 times the bars around it. Set aside.',
    ]);
  });

  it('refuses a file with too many absurd bars, and names the first', async () => {
    const rows = steadyRows(60, START, MINUTE).map((row, at) =>
      at % 4 === 1 ? `${START + at * MINUTE},5000,5000,5000,5000,1` : row,
    );
    const result = await read(rows);
    expect(result).toEqual({
      ok: false,
      error:
        'BTCUSDT_1m.csv: row 3, 2024-01-01 00:01 UTC: high 5000 is 50 times the bars around it. 15 of 60 bars are like it, more than 1 %. Nothing was run: export the file again',
    });
  });

  it('refuses what a replay refuses, such as prices of zero', async () => {
    const rows = steadyRows(1_500, START, MINUTE).map((row, at) =>
      at > 1_400 ? `${START + at * MINUTE},100,101,0,100,1` : row,
    );
    const result = await read(rows);
    expect(result.ok ? '' : result.error).toContain('BTCUSDT_1m.csv: row 1,42');
    expect(result.ok ? '' : result.error).toContain('low is 0, expected more than 0');
  });
});

describe('placeOf', () => {
  it('finds the first bar at or after a time', () => {
    const bars = { openTime: Float64Array.of(10, 20, 30), count: 3 };
    expect([5, 10, 11, 30, 31].map((time) => placeOf(bars, time))).toEqual([0, 0, 1, 2, 3]);
  });
});
