/** What `npm run backtest` says when it cannot run: found, expected, what to do, on stderr, with an exit code, and nothing stored. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBacktestStore } from '../../../src/main/adapters/backtests/openBacktestStore.ts';
import { waveFolder, waveRows } from '../../support/backtest/waveFolder.ts';
import { candleText, makeCandleFolder, type CandleFolder } from '../../support/candleFolder.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

const CLI = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'cli', 'backtest.ts');

let good: CandleFolder;
let empty: CandleFolder;
let dirty: CandleFolder;
let dataDir: string;
beforeAll(() => {
  good = waveFolder();
  empty = makeCandleFolder();
  dirty = makeCandleFolder();
  dirty.write('AAAUSDT_5m.csv', candleText(asPublished()));
  dataDir = newDataDir();
});
afterAll(() => {
  for (const folder of [good, empty, dirty]) folder.remove();
  removeDataDir(dataDir);
});

/** Newest first, the older half in seconds, every fiftieth hour twice, a row of NULLs: an export as exchanges have published them. */
function asPublished(): readonly string[] {
  const rows = waveRows(600, { percent: 5, bars: 96 }).flatMap((row, at) => {
    const [time = '', ...rest] = row.split(',');
    const own = [at < 300 ? time.slice(0, -3) : time, ...rest].join(',');
    return at % 50 === 0 ? [own, own] : [own];
  });
  return [...rows.slice(0, 400), 'NULL,NULL,NULL,NULL,NULL,NULL', ...rows.slice(400)].toReversed();
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function backtest(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, '--data', dataDir, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, stdout: out.join(''), stderr: errors.join('') })),
  );
}

/** Flags, and the words that must be there in this order. */
const refusals: readonly (readonly [what: string, flags: () => readonly string[], words: RegExp])[] = [
  [
    'a folder that is not there',
    () => ['--market-data', join(empty.path, 'gone'), '--strategy', 'donchian'],
    /Market folder .*gone cannot be read: it is gone\. Check the path given to --market-data\./,
  ],
  [
    'a folder without candles',
    () => ['--market-data', empty.path, '--strategy', 'donchian'],
    /No candle files in .* Expected \.csv or \.csv\.gz files with the header open_time_ms,.* Put files there or choose another folder\./,
  ],
  [
    'an export that cannot be proved right',
    () => ['--market-data', dirty.path, '--strategy', 'donchian'],
    /AAAUSDT_5m\.csv: .*newest first\. Row 214: time "NULL", expected milliseconds.* The time unit changes 1 time\. 12 times appear again.* Expected one rising time in milliseconds per row\..* Nothing was imported: export the file again\./,
  ],
  [
    'an unknown strategy',
    () => ['--market-data', good.path, '--strategy', 'martingale'],
    /There is no strategy "martingale"\. This build has donchian\. Choose one of these\./,
  ],
  [
    'parameters out of range and unknown, all at once',
    () => ['--market-data', good.path, '--strategy', 'donchian', '--param', 'entryChannel=3', '--param', 'speed=1'],
    /speed: unknown parameter; entryChannel: found 3, expected a whole number from 5 to 400 bars\. Its parameters are entryChannel, .*\. Correct or leave out what is wrong\./,
  ],
  [
    'a start after the end',
    () => ['--market-data', good.path, '--strategy', 'donchian', '--from', '2024-06-03', '--to', '2024-06-02'],
    /--from 2024-06-03T00:00:00\.000Z is not before --to 2024-06-02T00:00:00\.000Z\. Exchange them or choose a longer span\./,
  ],
  [
    'a span without bars',
    () => ['--market-data', good.path, '--strategy', 'donchian', '--from', '2024-07-01'],
    /No bar lies in the span\. The market has bars from 2024-06-01T00:00Z to 2024-06-04T00:00Z; asked for 2024-07-01T00:00Z to its end\. Correct --from and --to\./,
  ],
  [
    'a symbol that is not in the files',
    () => ['--market-data', good.path, '--strategy', 'donchian', '--symbols', 'AAAUSDT,BTCUSDT'],
    /No usable candles of BTCUSDT\. The market has AAA\/USDT, BBB\/USDT\. Correct --symbols or the folder\./,
  ],
  [
    'an unknown flag',
    () => ['--market-data', good.path, '--strategy', 'donchian', '--frm', '2024-06-03'],
    /Unknown option '--frm'\.\nUsage: npm run backtest/,
  ],
];

describe('npm run backtest refuses', () => {
  it.each(refusals)(
    '%s',
    async (_what, flags, words) => {
      const ended = await backtest(...flags());
      expect(ended.stderr).toMatch(words);
      expect(ended.stderr).not.toMatch(/\n {4}at /);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(storedIn(dataDir)).toBe(0);
    },
    60_000,
  );

  it('nothing of a run that is fine, and prints it as one document', async () => {
    const flags = ['--market-data', good.path, '--strategy', 'donchian', '--to', '2024-06-01T06:00:00Z', '--json'];
    const ended = await backtest(...flags);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout)).toMatchObject({ ok: true, market: { bars: 144 }, setup: { mode: 'PAPER' } });
    expect(storedIn(dataDir)).toBe(1);
  });
});

function storedIn(dir: string): number {
  const file = join(dir, 'backtests.sqlite');
  if (!existsSync(file)) return 0;
  const store = openBacktestStore(file);
  if (!store.ok) throw new Error(store.error);
  const { length } = store.value.list(10);
  store.value.close();
  return length;
}
