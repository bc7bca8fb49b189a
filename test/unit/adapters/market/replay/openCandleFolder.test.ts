import { appendFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCandleFolder } from '../../../../../src/main/adapters/market/replay/openCandleFolder.ts';
import { defaultSettings } from '../../../../../src/shared/settings.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { candleText, makeCandleFolder, steadyRows, type CandleFolder } from '../../../../support/candleFolder.ts';

const T0 = Date.UTC(2024, 0, 1);
const NOW = unixMs(Date.UTC(2024, 5, 1));
const MINUTE = 60_000;

let folder: CandleFolder;
beforeEach(() => {
  folder = makeCandleFolder();
});
afterEach(() => folder.remove());

const openFolder = (...folders: string[]) =>
  openCandleFolder({
    folders: folders.length === 0 ? [folder.path] : folders,
    quoteDefaults: defaultSettings().paper,
    now: NOW,
  });

const failureOf = async (...folders: string[]) => {
  const opened = await openFolder(...folders);
  if (opened.ok) throw new Error('opened');
  return opened.error;
};

const descriptionOf = async (...folders: string[]) => {
  const opened = await openFolder(...folders);
  if (!opened.ok) throw new Error(opened.error.text);
  await opened.value.close();
  return opened.value.description;
};

const minutes = (count: number, first = T0): string => candleText(steadyRows(count, first, MINUTE));

describe('openCandleFolder', () => {
  it('describes what it found', async () => {
    folder.write('binance_BTCUSDT_1m_2024.csv.gz', minutes(10));
    folder.write('deeper/binance_ETHUSDT_5m_2024.csv', candleText(steadyRows(4, T0, 5 * MINUTE)));
    const description = await descriptionOf();
    expect(description).toMatchObject({
      kind: 'replay',
      label: 'binance_BTCUSDT_1m and 1 more',
      synthetic: false,
      interval: '1m',
      cadenceMs: 100_000,
      from: T0,
      to: T0 + 20 * MINUTE,
      findings: [],
    });
    expect(description.instruments.map((each) => each.symbol)).toEqual(['BTC/USDT', 'ETH/USDT']);
  });

  it('gives the same files the same fingerprint wherever they lie, and other files another', async () => {
    folder.write('a/BTCUSDT_1m.csv', minutes(10));
    folder.write('b/BTCUSDT_1m.csv', minutes(10));
    folder.write('c/BTCUSDT_1m.csv', minutes(11));
    const [one, same, other] = await Promise.all(['a', 'b', 'c'].map((each) => descriptionOf(join(folder.path, each))));
    expect(same?.fingerprint).toBe(one?.fingerprint);
    expect(other?.fingerprint).not.toBe(one?.fingerprint);
  });

  it('derives tick and lot from the first prices and the rest from settings', async () => {
    folder.write(
      'BTCUSDT_1m.csv',
      candleText([`${T0},61118.2,61120.25,61100,61110.50,1`, `${T0 + MINUTE},61110,61111,61109,61110,1`]),
    );
    folder.write(
      'SHIBUSDT_1m.csv',
      candleText([
        `${T0},0.00001593,0.000016,0.00001591,0.00001597,1`,
        `${T0 + MINUTE},0.000016,0.000016,0.000016,0.000016,1`,
      ]),
    );
    const { instruments } = await descriptionOf();
    const rules = instruments.map((each) => [
      each.kind,
      each.tick.toFixed(),
      each.lot.toFixed(),
      each.minNotional.toFixed(),
    ]);
    expect(rules).toEqual([
      ['PERP', '0.01', '0.000001', '5'],
      ['PERP', '0.00000001', '1000', '5'],
    ]);
  });

  it('keeps the finest bars of a symbol that appears twice and says so', async () => {
    folder.write('BTCUSDT_5m.csv', candleText(steadyRows(4, T0, 5 * MINUTE)));
    folder.write('x/BTCUSDT_1m.csv', minutes(10));
    const { interval, findings, instruments } = await descriptionOf();
    expect(interval).toBe('1m');
    expect(instruments).toHaveLength(1);
    expect(findings).toEqual([
      'BTCUSDT_5m.csv: BTC/USDT is also in BTCUSDT_1m.csv (1m bars), which is used. Left out.',
    ]);
  });

  it('leaves out symbols that the paper book cannot settle', async () => {
    folder.write('BTCUSDT_1m.csv', minutes(3));
    folder.write('ETHBTC_1m.csv', minutes(3));
    expect((await descriptionOf()).findings).toEqual([
      'ETHBTC_1m.csv: quoted in BTC, the paper book is kept in USDT. Left out.',
    ]);
  });

  it('plays on without a file that must be refused and says why', async () => {
    folder.write('BTCUSDT_1m.csv', minutes(3));
    folder.write('ETHUSDT_1m.csv', 'hello\n');
    expect((await descriptionOf()).findings).toEqual([
      'ETHUSDT_1m.csv: the first row reads "hello", expected the header open_time_ms,open,high,low,close,volume. Left out.',
    ]);
  });

  it('reads times in seconds and microseconds and says so', async () => {
    const rows = steadyRows(5, T0, MINUTE);
    folder.write('BTCUSDT_1m.csv', candleText(rows.map((row) => row.replace('000,', ','))));
    folder.write('ETHUSDT_1m.csv', candleText(rows.map((row) => row.replace(',', '000,'))));
    const { from, to, findings } = await descriptionOf();
    expect([from, to]).toEqual([T0, T0 + 5 * MINUTE]);
    expect(findings).toEqual([
      'BTCUSDT_1m.csv: times are in seconds, read as such.',
      'ETHUSDT_1m.csv: times are in microseconds, read as such.',
    ]);
  });

  it('turns a file round that is sorted newest first', async () => {
    folder.write('BTCUSDT_1m.csv', candleText([...steadyRows(5, T0, MINUTE)].reverse()));
    const { from, to, findings } = await descriptionOf();
    expect([from, to]).toEqual([T0, T0 + 5 * MINUTE]);
    expect(findings).toEqual([
      'BTCUSDT_1m.csv: 5 rows of 1m bars, 2024-01-01 00:00 UTC to 2024-01-01 00:04 UTC, newest first. Usable after cleaning: order, units and repeated rows are put right, 0 rows set aside.',
    ]);
  });

  it('opens a single file', async () => {
    expect((await descriptionOf(folder.write('BTCUSDT_1m.csv', minutes(3)))).label).toBe('BTCUSDT_1m');
  });
});

describe('openCandleFolder, bad input', () => {
  it('names a missing folder', async () => {
    const failure = await failureOf(join(folder.path, 'none'));
    expect(failure.code).toBe('FEED_FOLDER_MISSING');
    expect(failure.text).toContain('cannot be read: it is gone. Check the path');
  });

  it('names an empty folder', async () => {
    folder.write('notes.txt', 'no candles here');
    const failure = await failureOf();
    expect(failure.code).toBe('FEED_FOLDER_EMPTY');
    expect(failure.text).toContain(
      'Expected .csv or .csv.gz files with the header open_time_ms,open,high,low,close,volume',
    );
  });

  it.each<readonly [what: string, name: string, content: string | Buffer, reason: string]>([
    ['an empty file', 'BTCUSDT_1m.csv', '', 'the file is empty, expected rows of candles.'],
    ['a header only', 'BTCUSDT_1m.csv', candleText([]), 'there is a header and no row below it.'],
    ['a name without a symbol', 'candles.csv', minutes(3), 'no symbol in the file name'],
    [
      'unknown bar lengths',
      'BTCUSDT.csv',
      candleText(steadyRows(5, T0, 7 * MINUTE)),
      'bars are 7 min apart, expected 1m, 3m',
    ],
    ['one row of unknown length', 'BTCUSDT.csv', minutes(1), 'the bar length cannot be told'],
    [
      'no readable time',
      'BTCUSDT_1m.csv',
      candleText(['today,1,2,1,2,3']),
      'row 2: time "today", expected milliseconds since 1970, UTC.',
    ],
    [
      'only NULLs',
      'BTCUSDT_1m.csv',
      candleText([`${T0},NULL,2,1,2,3`, `${T0 + MINUTE},NULL,2,1,2,3`]),
      'Row 2: open is NULL, expected a price. NULL in 2 rows.',
    ],
    ['damaged gzip', 'BTCUSDT_1m.csv', Buffer.from('1f8b0123456789abcdef', 'hex'), 'the gzip data are damaged.'],
  ])('refuses %s', async (...row) => {
    const [, name, content, reason] = row;
    folder.write(name, content);
    const failure = await failureOf();
    expect(failure.code).toBe('FEED_FILE_REFUSED');
    expect(failure.text).toContain(`${name}: `);
    expect(failure.text).toContain(reason);
  });

  it('refuses a gzip file that was cut off', async () => {
    const path = folder.write('BTCUSDT_1m.csv.gz', minutes(5_000));
    truncateSync(path, 2_000);
    expect((await failureOf()).text).toContain('the gzip data end early: the file was cut off');
  });

  it('refuses a bar of the future by the last row', async () => {
    folder.write('BTCUSDT_1m.csv', minutes(2_000, NOW - 1_000 * MINUTE));
    expect((await failureOf()).text).toContain(
      "BTCUSDT_1m.csv: the last row: 2024-06-01 16:39 UTC is in the future, this machine's clock says 2024-06-01 00:00 UTC.",
    );
  });

  it('refuses 2 GB of something else at once', async () => {
    truncateSync(folder.write('BTCUSDT_1m.csv', ''), 2 * 1024 ** 3);
    expect((await failureOf()).text).toContain('expected the header open_time_ms');
  });

  it('opens a candle file of 2 GB without reading it whole', async () => {
    const path = folder.write('BTCUSDT_1m.csv', minutes(3));
    truncateSync(path, 2 * 1024 ** 3);
    appendFileSync(path, `\n${T0 + 9 * MINUTE},100,101,99,100,1\n`);
    expect((await descriptionOf()).to).toBe(T0 + 10 * MINUTE);
  });

  it('refuses symbols in other currencies when there is nothing else', async () => {
    folder.write('ETHBTC_1m.csv', minutes(3));
    const failure = await failureOf();
    expect(failure.code).toBe('FEED_UNSUPPORTED');
    expect(failure.text).toContain('Add files quoted in USDT or set paper.currency.');
  });

  it('explains a file that is dirty through and through, by row number', async () => {
    const rows = steadyRows(40, T0, MINUTE).map((row, index) => (index % 2 === 1 ? row.replace('000,', ',') : row));
    folder.write('BTCUSDT_1m.csv', candleText(rows));
    expect((await failureOf()).text).toContain(
      `Row 3: time ${T0 / 1_000 + 60} is in seconds, others in milliseconds. The time unit changes 39 times.`,
    );
  });
});
