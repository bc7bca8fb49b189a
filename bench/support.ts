/** Shared by the figures: a desk on a scripted market, timing of its commands, and the disk's own time for one durable row. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openTestDesk, newDataDir, removeDataDir, testSettings, type TestDesk } from '../test/support/testDesk.ts';
import { defaultSettings } from '../src/shared/settings.ts';
import { toWire } from '../src/shared/values/decimal.ts';
import { scriptedSource } from '../test/support/scriptedSource.ts';
import { uncorrelatedHours } from './uncorrelatedHours.ts';

/** Limits out of the way: the figures measure time, not limits. */
const settings = testSettings({
  modes: {
    PAPER: {
      risk: '0.005',
      gross: '1',
      symbol: '0.2',
      dailyLoss: '0.01',
      drawdown: '0.03',
      symbols: 1000,
      positions: 1000,
      heat: '1',
      leverage: 3,
    },
  },
  // A replay brings 33 hours of the past for two hundred symbols: enough to tell that these have nothing in common (RC-14).
  correlation: { ...toWire(defaultSettings().correlation), minHours: 24 },
  orders: {
    ...toWire(defaultSettings().orders),
    maxNotional: '10000',
    qtyMedianFactor: 5,
    duplicateMs: 1,
    bucket: 1000,
    refillPerSec: 1000,
    perMinute: 100000,
    workingPerSymbol: 50,
    stopConfirmMs: 3000,
    volumeShare: '0.01',
  },
});

/** Opens a paper book on so many symbols, runs the work, and removes everything again. */
export async function withDesk<Value>(symbols: number, work: (desk: TestDesk) => Promise<Value>): Promise<Value> {
  const dataDir = newDataDir();
  const source = scriptedSource(symbols);
  // A live feed's entries are durable before they are sent; that is what is measured.
  const description = { ...source.description, kind: 'live' as const };
  const live = { ...source, description, history: uncorrelatedHours(source) };
  const desk = await openTestDesk({ source: live, dataDir, settings });
  try {
    await desk.call('enterPaper', { equity: '100000' });
    await desk.play(2_000);
    return await work(desk);
  } finally {
    await desk.stop();
    removeDataDir(dataDir);
  }
}

/** A market entry of a small quantity with a stop 3 % away. */
export const marketTicket = (at: number) => ({
  symbol: `S${String(at).padStart(3, '0')}/USDT`,
  side: 'BUY' as const,
  type: 'MARKET' as const,
  entry: null,
  stop: '97.00',
  autoStop: false,
  quantity: '0.10',
  timeInForce: 'GTC' as const,
  postOnly: false,
});

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds of so many bare durable inserts of a row, with the pragmas of the journal: what the disk alone costs. */
export function bareInserts(count: number, bytes: number): readonly number[] {
  const dataDir = newDataDir();
  const database = new Database(join(dataDir, 'bare.sqlite'));
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('CREATE TABLE bare (row BLOB) STRICT');
    const insert = database.prepare('INSERT INTO bare (row) VALUES (?)');
    const row = Buffer.alloc(bytes, 0x61);
    return Array.from({ length: count }, () => {
      const start = performance.now();
      insert.run(row);
      return performance.now() - start;
    });
  } finally {
    database.close();
    removeDataDir(dataDir);
  }
}
