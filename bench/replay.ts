/** replay: the August 2024 crash with the majors, 133 symbols, at full speed with the strategy on: bars per second and peak memory. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openCandleFolder } from '../src/main/adapters/market/replay/openCandleFolder.ts';
import { openGenerator } from '../src/main/adapters/market/generator/openGenerator.ts';
import { openDesk } from '../src/main/compose/openDesk.ts';
import type { ReplaySource } from '../src/main/ports/marketFeed.ts';
import { defaultSettings } from '../src/shared/settings.ts';
import { unixMs } from '../src/shared/values/time.ts';
import { marketDataFolder } from '../test/support/marketData.ts';
import { recordingLog } from '../test/support/recordingLog.ts';
import { newDataDir, removeDataDir } from '../test/support/testDesk.ts';
import type { Figure } from './figure.ts';

/** The crash folder covers these days; the majors' files are longer and are played for the same days. */
const FROM = unixMs(Date.UTC(2024, 7, 1));
const TO = Date.UTC(2024, 7, 11);
const FOLDERS = ['binance_spot_5m_2024-08-01_2024-08-11_crash', 'binance_spot_5m_2024-01_2024-09_majors'];
const GENERATED_MS = 2 * 86_400_000;

export async function run(): Promise<Figure> {
  const { source, real } = await openSource();
  const bars = countBars(source);
  const dataDir = newDataDir();
  let peak = 0;
  const memory = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 200);
  try {
    const baseline = await readOnly();
    const start = performance.now();
    const trades = await play(source, dataDir, real ? TO : GENERATED_MS);
    const seconds = (performance.now() - start) / 1_000;
    return {
      id: 'replay',
      name: real
        ? 'Replay of 133 symbols, August 2024, strategy on'
        : 'Replay of the generator, strategy on (real data absent)',
      unit: 'bars/s',
      value: bars.played() / seconds,
      p99: null,
      baseline,
      goal: 'peak memory < 1 GB',
      holds: peak < 1e9,
      details: { bars: bars.played(), seconds, trades, peakMemoryMb: Math.round(peak / 1e6) },
    };
  } finally {
    clearInterval(memory);
    removeDataDir(dataDir);
  }
}

async function openSource(): Promise<{ readonly source: ReplaySource; readonly real: boolean }> {
  const root = marketDataFolder();
  const folders = root === null ? [] : FOLDERS.map((each) => join(root, 'market', each)).filter(existsSync);
  const quoteDefaults = defaultSettings().paper;
  const opened =
    folders.length === FOLDERS.length
      ? await openCandleFolder({ folders, quoteDefaults, now: unixMs(Date.now()) })
      : openGenerator({ seed: 1, scenario: 'normal', quoteDefaults });
  if (!opened.ok) throw new Error(opened.error.text);
  return { source: opened.value, real: folders.length === FOLDERS.length };
}

/** Counts the bars that pass. */
function countBars(source: ReplaySource): { readonly played: () => number } {
  let played = 0;
  const next = source.nextBatch.bind(source);
  source.nextBatch = async () => {
    const batch = await next();
    if (batch !== null && batch.ok) for (const event of batch.value) if (event.kind === 'candle') played += 1;
    return batch;
  };
  return { played: () => played };
}

/** Baseline: the same files read and merged, with nobody trading them. */
async function readOnly(): Promise<number> {
  const { source, real } = await openSource();
  const bars = countBars(source);
  if (real) await source.seek(FROM);
  const start = performance.now();
  const end = real ? TO : (source.description.from ?? 0) + GENERATED_MS;
  for (let batch = await source.nextBatch(); batch !== null && batch.ok; batch = await source.nextBatch())
    if ((batch.value[0]?.time ?? 0) > end) break;
  const seconds = (performance.now() - start) / 1_000;
  await source.close();
  return bars.played() / seconds;
}

async function play(source: ReplaySource, dataDir: string, to: number): Promise<number> {
  const settings = defaultSettings();
  const opened = await openDesk({
    dataDir,
    settings,
    source,
    host: 'headless',
    notifier: { notify: () => undefined },
    logger: recordingLog(),
    speed: null,
    paused: false,
    from: source.description.kind === 'replay' ? FROM : null,
  });
  if (!opened.ok) throw new Error(opened.error.text);
  const { desk, clock, state } = opened.value;
  const caller = { role: 'ui', session: 'bench' } as const;
  await desk.call('enterPaper', { equity: '10000' }, caller);
  await desk.call('startStrategy', { strategy: 'donchian' }, caller);
  const end = to === GENERATED_MS ? clock.now() + to : to;
  while (clock.now() < end && state.live.feedState.state !== 'ended')
    await new Promise((resolve) => setImmediate(resolve));
  const { trade } = state.durable.books.PAPER.counters;
  await desk.stop('bench');
  return trade;
}
