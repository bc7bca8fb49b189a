import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

const SERVE = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'serve.ts');

let dir: string;
beforeEach(() => {
  dir = newDataDir();
});
afterEach(() => removeDataDir(dir));

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
  readonly stdout: string;
}

/** Starts the browser host and waits for its end. */
function serve(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [SERVE, ...args, '--no-open'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out.push(text);
    // Whatever starts although it should not is ended here and fails the expectations.
    if (text.includes('"ready":true')) child.kill('SIGTERM');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, stdout: out.join(''), stderr: errors.join('') }));
  });
}

/** One clear message: the words, a non-zero exit, nothing on stdout, and no stack trace. */
function expectRefusal(ended: Ended, code: number, words: RegExp): void {
  expect(ended.stderr).toMatch(words);
  expect(ended.stderr).not.toMatch(/\n\s+at /);
  expect(ended.stdout).toBe('');
  expect(ended.code).toBe(code);
}

const generator = ['--feed', 'generator'];
const data = (): readonly string[] => ['--data', join(dir, 'data')];

describe('a start with bad flags', () => {
  it('names an unknown flag', async () => {
    expectRefusal(await serve('--sped', '60'), 2, /Unknown option '--sped'/);
  });

  it('names a port out of range', async () => {
    expectRefusal(await serve('--port', '70000'), 2, /--port expects a number from 0 to 65535, found "70000"/);
  });

  it('names an unknown scenario and those there are', async () => {
    expectRefusal(
      await serve(...data(), ...generator, '--scenario', 'doom'),
      1,
      /Found scenario "doom"\. Expected one of normal, flash-crash/,
    );
  });
});

describe('a start on something that cannot be used', () => {
  it('says when the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ended = await serve(...data(), ...generator, '--port', String(port));
    taken.close();
    expect(ended.stderr).toMatch(new RegExp(`${port}`));
    expectRefusal(ended, 1, /taken|in use/);
  });

  it('says when the data folder is a file', async () => {
    writeFileSync(join(dir, 'data'), 'not a folder');
    expectRefusal(await serve(...data(), ...generator), 1, /data folder .* cannot be written/);
  });

  it('reports every problem of the settings at once and changes nothing', async () => {
    mkdirSync(join(dir, 'data'));
    const settings = { colour: 'red', modes: { PAPER: { gross: '2%' } } };
    writeFileSync(join(dir, 'data', 'settings.json'), JSON.stringify(settings));
    const ended = await serve(...data(), ...generator);
    expectRefusal(ended, 1, /\d+ problems, nothing changed\./);
    expect(ended.stderr).toMatch(/modes\.PAPER\.gross: found '2%'/);
    expect(ended.stderr).toMatch(/modes\.PAPER\.risk: missing/);
    expect(ended.stderr).toMatch(/colour: unknown key/);
  });

  it('says when the settings are an empty file, and leaves it as it is', async () => {
    mkdirSync(join(dir, 'data'));
    const file = join(dir, 'data', 'settings.json');
    writeFileSync(file, '');
    expectRefusal(await serve(...data(), ...generator), 1, /settings\.json is not JSON: .*Repair or remove the file\./);
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  it('says when settings are not JSON', async () => {
    mkdirSync(join(dir, 'data'));
    writeFileSync(join(dir, 'data', 'settings.json'), '{ "version": 1,');
    expectRefusal(await serve(...data(), ...generator), 1, /settings\.json is not JSON/);
  });
});

/** Forty bars; every other time is in seconds instead of milliseconds. */
function dirtyRows(): string {
  const start = Date.UTC(2024, 0, 1);
  const times = Array.from({ length: 40 }, (_, at) => (start + at * 60_000) / (at % 2 === 1 ? 1_000 : 1));
  return ['open_time_ms,open,high,low,close,volume', ...times.map((time) => `${time},100,101,99,100,5`), ''].join('\n');
}

describe('a start on market data that cannot be used', () => {
  const market = (): string => join(dir, 'market');
  const replay = (): Promise<Ended> => serve(...data(), '--feed', 'replay', '--market-data', market());

  it('says when the folder is missing', async () => {
    expectRefusal(await replay(), 1, /Market folder .* cannot be read/);
  });

  it('says when the folder is empty and what belongs there', async () => {
    mkdirSync(market());
    expectRefusal(await replay(), 1, /No candle files in .*Expected .*open_time_ms,open,high,low,close,volume/s);
  });

  it('refuses a file that is no candle file by its first bytes, however large', async () => {
    mkdirSync(market());
    const file = openSync(join(market(), 'binance_BTCUSDT_1m.csv'), 'w');
    ftruncateSync(file, 2 * 1024 ** 3);
    closeSync(file);
    expectRefusal(await replay(), 1, /binance_BTCUSDT_1m\.csv/);
  });

  it.each([
    ['empty', '', /binance_BTCUSDT_1m\.csv: the file is empty, expected rows of candles/],
    ['a header alone', 'open_time_ms,open,high,low,close,volume\n', /there is a header and no row below it/],
    ['dirty', dirtyRows(), /Row 3: time \d+ is in seconds, others in milliseconds\. The time unit changes 39 times/],
  ])('refuses a candle file that is %s, by name and row', async (_what, text, words) => {
    mkdirSync(market());
    writeFileSync(join(market(), 'binance_BTCUSDT_1m.csv'), text);
    const ended = await replay();
    expectRefusal(ended, 1, words);
  });

  it('refuses a candle from the future', async () => {
    mkdirSync(market());
    const start = Date.UTC(2199, 0, 1);
    const rows = Array.from({ length: 5 }, (_, at) => `${start + at * 60_000},100,101,99,100,5`);
    const csv = ['open_time_ms,open,high,low,close,volume', ...rows, ''].join('\n');
    writeFileSync(join(market(), 'binance_BTCUSDT_1m.csv.gz'), gzipSync(csv));
    expectRefusal(await replay(), 1, /future/);
  });
});
