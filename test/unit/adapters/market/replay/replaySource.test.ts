import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCandleFolder } from '../../../../../src/main/adapters/market/replay/openCandleFolder.ts';
import type { ReplaySource } from '../../../../../src/main/ports/marketFeed.ts';
import { defaultSettings } from '../../../../../src/shared/settings.ts';
import { symbolName } from '../../../../../src/shared/values/ids.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { candleText, makeCandleFolder, steadyRows, type CandleFolder } from '../../../../support/candleFolder.ts';
import { eventLine, readBatches } from '../../../../support/feedEvents.ts';

const T0 = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;
const BTC = symbolName('BTC/USDT');

let folder: CandleFolder;
beforeEach(() => {
  folder = makeCandleFolder();
});
afterEach(() => folder.remove());

const openSource = async (): Promise<ReplaySource> => {
  const now = unixMs(Date.UTC(2024, 5, 1));
  const opened = await openCandleFolder({ folders: [folder.path], quoteDefaults: defaultSettings().paper, now });
  if (!opened.ok) throw new Error(opened.error.text);
  return opened.value;
};

const linesOf = async (source: ReplaySource): Promise<readonly (readonly string[])[]> =>
  (await readBatches(source)).map((batch) => batch.map((event) => eventLine(event, T0)));

const RISE_AND_FALL = [`${T0},100,110,90,105,7`, `${T0 + MINUTE},105,106,80,85,9`];

describe('ReplaySource, path', () => {
  it('walks a rising bar open, low, high, close and a falling one open, high, low, close', async () => {
    folder.write('BTCUSDT_1m.csv', candleText(RISE_AND_FALL));
    expect(await linesOf(await openSource())).toEqual([
      ['+0 ok Replay running.', '+0 BTC/USDT 100', '+20000 BTC/USDT 90', '+40000 BTC/USDT 110', '+59999 BTC/USDT 105'],
      [
        '+60000 BTC/USDT closed 1m 105',
        '+60000 BTC/USDT 105',
        '+80000 BTC/USDT 106',
        '+100000 BTC/USDT 80',
        '+119999 BTC/USDT 85',
      ],
      ['+120000 BTC/USDT closed 1m 85'],
    ]);
  });

  it('merges symbols by time, closed bars before ticks, then by symbol', async () => {
    folder.write('ETHUSDT_1m.csv', candleText(steadyRows(2, T0 + MINUTE, MINUTE)));
    folder.write('BTCUSDT_1m.csv', candleText(steadyRows(2, T0, MINUTE)));
    const [, second, third] = await linesOf(await openSource());
    expect(second).toEqual([
      '+60000 BTC/USDT closed 1m 100',
      '+60000 BTC/USDT 100',
      '+60000 ETH/USDT 100',
      '+80000 BTC/USDT 99',
      '+80000 ETH/USDT 99',
      '+100000 BTC/USDT 101',
      '+100000 ETH/USDT 101',
      '+119999 BTC/USDT 100',
      '+119999 ETH/USDT 100',
    ]);
    expect(third?.slice(0, 2)).toEqual(['+120000 BTC/USDT closed 1m 100', '+120000 ETH/USDT closed 1m 100']);
  });

  it('merges different intervals without splitting an instant', async () => {
    folder.write('ETHUSDT_5m.csv', candleText(steadyRows(2, T0, 5 * MINUTE)));
    folder.write('BTCUSDT_1m.csv', candleText(steadyRows(10, T0, MINUTE)));
    const batches = await readBatches(await openSource());
    const times = batches.map((batch) => batch.map((event) => event.time));
    const flat = times.flat();
    expect(flat).toEqual([...flat].sort((one, other) => one - other));
    for (const [index, batch] of times.entries()) {
      const next = times[index + 1]?.[0];
      if (next !== undefined) expect(batch.at(-1)).toBeLessThan(next);
    }
    const candles = batches.flat().filter((event) => event.kind === 'candle');
    expect(candles.filter((event) => event.interval === '5m').map((event) => event.time - T0)).toEqual([
      300_000, 600_000,
    ]);
    expect(candles.filter((event) => event.interval === '1m')).toHaveLength(10);
  });

  it('goes straight to the next bar after a gap and tells of it there', async () => {
    const rows = [...steadyRows(2, T0, MINUTE), ...steadyRows(1, T0 + 10 * MINUTE, MINUTE)];
    folder.write('BTCUSDT_1m.csv', candleText(rows));
    const [, , third, fourth] = await linesOf(await openSource());
    expect(third).toEqual([
      '+120000 ok BTCUSDT_1m.csv: 8 bars missing after 2024-01-01 00:01 UTC. Nothing was filled in.',
      '+120000 BTC/USDT closed 1m 100',
    ]);
    expect(fourth?.[0]).toBe('+600000 BTC/USDT 100');
  });

  it('plays a file that was sorted newest first like its sorted twin', async () => {
    folder.write('BTCUSDT_1m.csv', candleText([...RISE_AND_FALL].reverse()));
    expect((await linesOf(await openSource()))[0]?.[2]).toBe('+20000 BTC/USDT 90');
  });

  it('gives the same events however it is read', async () => {
    folder.write('BTCUSDT_1m.csv.gz', candleText(steadyRows(5_000, T0, MINUTE)));
    folder.write('ETHUSDT_1m.csv', candleText(steadyRows(5_000, T0, MINUTE)));
    const [one, other] = [await openSource(), await openSource()];
    const first = await readBatches(one);
    // Pausing between batches lets the second run read further ahead.
    const second = [];
    for (let batch = await other.nextBatch(); batch !== null; batch = await other.nextBatch()) {
      if (!batch.ok) throw new Error(batch.error.text);
      second.push(batch.value);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(second).toEqual(first);
  });

  it('stops with the reason when a file turns out to be dirty half way', async () => {
    const shifted = steadyRows(30, T0 + 500 * MINUTE, MINUTE).map((row) => row.replace(',100,', ',NULL,'));
    folder.write('BTCUSDT_1m.csv', candleText([...steadyRows(500, T0, MINUTE), ...shifted]));
    const source = await openSource();
    await expect(readBatches(source)).rejects.toThrow(
      'BTC/USDT cannot be replayed further: row 517: open is NULL, expected a price. 16 rows of the first 517 had to be set aside, more than 1 %. Take the file out',
    );
  });
});

describe('ReplaySource, seek', () => {
  const RAMP = Array.from({ length: 3_000 }, (_, minute) => {
    const open = 1_000 + minute;
    return `${T0 + minute * MINUTE},${open},${open + 2},${open - 1},${open + 1},1`;
  });

  it('continues with the first event at or after the time, forward and back', async () => {
    folder.write('BTCUSDT_1m.csv.gz', candleText(RAMP));
    const source = await openSource();
    await source.seek(unixMs(T0 + 2_500 * MINUTE));
    expect((await readBatches(source, 1))[0]?.map((event) => eventLine(event, T0)).slice(0, 3)).toEqual([
      '+150000000 ok Replay running.',
      '+150000000 BTC/USDT closed 1m 3500',
      '+150000000 BTC/USDT 3500',
    ]);
    await source.seek(unixMs(T0 + 30_000));
    expect((await readBatches(source, 1))[0]?.map((event) => eventLine(event, T0)).slice(0, 2)).toEqual([
      '+40000 ok Replay running.',
      '+40000 BTC/USDT 1002',
    ]);
  });

  it('ends at once when there is nothing after the time', async () => {
    folder.write('BTCUSDT_1m.csv', candleText(RAMP.slice(0, 10)));
    const source = await openSource();
    await source.seek(unixMs(T0 + 60 * MINUTE));
    expect(await source.nextBatch()).toBeNull();
    await source.seek(unixMs(T0));
    expect((await linesOf(source)).flat()).toHaveLength(51);
  });

  it('gives no more after close', async () => {
    folder.write('BTCUSDT_1m.csv', candleText(RAMP));
    const source = await openSource();
    await source.nextBatch();
    await source.close();
    expect(await source.nextBatch()).toBeNull();
  });
});

describe('ReplaySource, history', () => {
  const RAMP = Array.from({ length: 3_000 }, (_, minute) => {
    const open = 1_000 + minute;
    return `${T0 + minute * MINUTE},${open},${open + 2},${open - 1},${open + 1},0.1`;
  });

  it('gives closed bars before a time, oldest first', async () => {
    folder.write('BTCUSDT_1m.csv.gz', candleText(RAMP));
    const source = await openSource();
    const before = unixMs(T0 + 2_000 * MINUTE);
    const bars = await source.history({ symbol: BTC, interval: '1m', limit: 3, before });
    expect(bars.map((bar) => (bar.openTime - T0) / MINUTE)).toEqual([1_997, 1_998, 1_999]);
    expect(bars[2]).toEqual({
      openTime: before - MINUTE,
      open: '2999',
      high: '3001',
      low: '2998',
      close: '3000',
      volume: '0.1',
    });
  });

  it('builds longer intervals, closed ones only', async () => {
    folder.write('BTCUSDT_1m.csv.gz', candleText(RAMP));
    const source = await openSource();
    const bars = await source.history({ symbol: BTC, interval: '5m', limit: 2, before: unixMs(T0 + 2_004 * MINUTE) });
    expect(bars).toEqual([
      { openTime: T0 + 1_990 * MINUTE, open: '2990', high: '2996', low: '2989', close: '2995', volume: '0.5' },
      { openTime: T0 + 1_995 * MINUTE, open: '2995', high: '3001', low: '2994', close: '3000', volume: '0.5' },
    ]);
  });

  it('looks past gaps for as many bars as were asked for', async () => {
    const late = RAMP.slice(2_990);
    folder.write('BTCUSDT_1m.csv', candleText([...RAMP.slice(0, 10), ...late]));
    const source = await openSource();
    const bars = await source.history({ symbol: BTC, interval: '1m', limit: 12, before: unixMs(T0 + 3_000 * MINUTE) });
    expect(bars.map((bar) => (bar.openTime - T0) / MINUTE)).toEqual([
      8, 9, 2990, 2991, 2992, 2993, 2994, 2995, 2996, 2997, 2998, 2999,
    ]);
  });

  it('has nothing for unknown symbols and finer intervals', async () => {
    folder.write('BTCUSDT_5m.csv', candleText(steadyRows(10, T0, 5 * MINUTE)));
    const source = await openSource();
    const request = { limit: 10, before: unixMs(T0 + 60 * MINUTE) };
    expect(await source.history({ ...request, symbol: symbolName('ETH/USDT'), interval: '5m' })).toEqual([]);
    expect(await source.history({ ...request, symbol: BTC, interval: '1m' })).toEqual([]);
    expect(await source.history({ ...request, symbol: BTC, interval: '5m' })).toHaveLength(10);
  });
});
