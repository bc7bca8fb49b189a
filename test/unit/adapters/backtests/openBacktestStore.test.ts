import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openBacktestStore } from '../../../../src/main/adapters/backtests/openBacktestStore.ts';
import type { BacktestStore } from '../../../../src/main/ports/backtests.ts';
import { undefinedFor } from '../../../../src/shared/evidence/metric.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildBacktestRun } from '../../../support/buildBacktestRun.ts';
import { tempFolder } from '../../../support/tempFolder.ts';

function openStore(file = join(tempFolder('runs'), 'deep', 'backtests.sqlite')): {
  store: BacktestStore;
  file: string;
} {
  const opened = openBacktestStore(file);
  if (!opened.ok) throw new Error(opened.error);
  return { store: opened.value, file };
}

function problemOf(file: string): string {
  const opened = openBacktestStore(file);
  return opened.ok ? '' : opened.error;
}

describe('openBacktestStore', () => {
  it('gives a run back as it was stored, also after a restart', () => {
    const { store, file } = openStore();
    const run = buildBacktestRun();
    expect(store.add(run)).toEqual({ ok: true, value: undefined });
    store.close();
    const again = openStore(file).store;
    expect(again.get('run-1')).toEqual(run);
    expect(again.get('run-2')).toBeNull();
    again.close();
  });

  it('lists runs newest first, with what a list shows', () => {
    const { store } = openStore();
    store.add(buildBacktestRun({ id: 'old', askedAt: unixMs(1) }));
    store.add(buildBacktestRun({ id: 'new', askedAt: unixMs(2) }));
    expect(store.list(10).map(({ id }) => id)).toEqual(['new', 'old']);
    expect(store.list(1)).toHaveLength(1);
    expect(store.list(1)[0]).toMatchObject({ strategy: 'donchian', trades: 1, netPnl: '-125', costs: '3.5' });
    store.close();
  });

  it('counts each strategy hash on a market once, with its newest result', () => {
    const { store } = openStore();
    const run = buildBacktestRun();
    const variant = (id: string, hash: string, days: number) =>
      store.add({
        ...run,
        id,
        askedAt: unixMs(days),
        strategy: { ...run.strategy, hash },
        performance: { ...run.performance, dailyReturns: days },
      });
    variant('one', 'h1', 10);
    variant('two', 'h1', 20);
    variant('three', 'h2', 30);
    store.add({ ...run, id: 'elsewhere', market: { ...run.market, fingerprint: 'other' } });
    const sharpe = -3.5 / Math.sqrt(365);
    expect(store.variants('donchian', 'replay-1')).toEqual([
      { hash: 'h1', sharpe, days: 20 },
      { hash: 'h2', sharpe, days: 30 },
    ]);
    expect(store.variants('other', 'replay-1')).toEqual([]);
    store.close();
  });

  it('keeps a variant without a Sharpe ratio', () => {
    const { store } = openStore();
    const run = buildBacktestRun();
    store.add({ ...run, performance: { ...run.performance, sharpe: undefinedFor('ZERO_VARIANCE') } });
    expect(store.variants('donchian', 'replay-1')).toMatchObject([{ sharpe: null }]);
    store.close();
  });

  it('keeps nothing of a run of which one row is refused', () => {
    const { store } = openStore();
    const run = buildBacktestRun();
    const [point] = run.points;
    const stored = store.add({ ...run, points: point === undefined ? [] : [point, point] });
    expect(stored.ok ? '' : stored.error).toContain('Nothing of it was kept');
    expect(store.get('run-1')).toBeNull();
    expect(store.list(10)).toEqual([]);
    expect(store.add(run).ok).toBe(true);
    store.close();
  });

  it('refuses a run of the same id', () => {
    const { store } = openStore();
    store.add(buildBacktestRun());
    expect(store.add(buildBacktestRun({ notes: [] })).ok).toBe(false);
    expect(store.get('run-1')?.notes).toHaveLength(1);
    store.close();
  });

  it('refuses what is no database, of another program, or newer', () => {
    const folder = tempFolder('runs');
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'this is a text file and no database at all, whatever its name says');
    expect(problemOf(text)).toContain('is not a database');
    const foreign = join(folder, 'foreign.sqlite');
    const other = new Database(foreign);
    other.exec('CREATE TABLE shopping (item TEXT)');
    other.close();
    expect(problemOf(foreign)).toContain('another program');
    const { store, file } = openStore(join(folder, 'newer.sqlite'));
    store.close();
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    expect(problemOf(file)).toContain('version 99');
  });

  it('says so when the folder cannot be made', () => {
    const file = join(tempFolder('runs'), 'file');
    writeFileSync(file, '');
    const opened = openBacktestStore(join(file, 'backtests.sqlite'));
    expect(opened.ok ? '' : opened.error).toContain('cannot be written');
  });
});
