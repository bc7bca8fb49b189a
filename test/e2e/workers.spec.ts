/** The built worker entries, started by a person's commands: a backtest and a drill run to their end beside a running desk. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import {
  backtestResultSchema,
  type BacktestRequest,
  type BacktestResult,
} from '../../src/shared/ipc/contractBacktest.ts';
import { viewSnapshotSchema, type ViewSnapshot } from '../../src/shared/ipc/view.ts';
import { openPaperBook } from './support/actions.ts';
import { callDesk } from './support/callDesk.ts';
import { expect, test } from './support/host.ts';

const crash = ['--feed', 'generator', '--scenario', 'flash-crash', '--seed', '1', '--speed', '1'];
const GENERATOR_START = Date.UTC(2026, 0, 5);
const SLOW = { timeout: 180_000 };

const request: BacktestRequest = {
  strategy: 'donchian',
  parameters: {},
  symbols: [],
  source: 'feed',
  from: null,
  to: GENERATOR_START + 3_600_000,
  equity: '10000',
  declaredVariants: 0,
  seed: 1,
  afterStop: 'END',
};

async function snapshot(page: Page): Promise<ViewSnapshot> {
  const reply = await callDesk(page, 'getSnapshot', {});
  if (!reply.ok) throw new Error(reply.error.message);
  return viewSnapshotSchema.parse(reply.value);
}

async function startBacktest(page: Page, asked: BacktestRequest): Promise<string> {
  const reply = await callDesk(page, 'startBacktest', asked);
  if (!reply.ok) throw new Error(reply.error.message);
  return String((reply.value as { readonly id: unknown }).id);
}

/** State and words of a run in the list of the screen. */
async function rowOf(page: Page, id: string): Promise<string> {
  const { backtests } = (await snapshot(page)).rows;
  const row = backtests[id];
  return row === undefined ? 'absent' : `${row.state} ${row.text}`;
}

async function resultOf(page: Page, id: string): Promise<BacktestResult> {
  const reply = await callDesk(page, 'getBacktest', { id });
  if (!reply.ok) throw new Error(reply.error.message);
  return backtestResultSchema.parse(reply.value);
}

/** Types of the entries of the one workspace that was opened, in order. */
function journaledTypes(dataDir: string): readonly string[] {
  const [id = ''] = readdirSync(join(dataDir, 'replay'));
  const database = new Database(join(dataDir, 'replay', id, 'desk.sqlite'), { readonly: true });
  const types = database.prepare('SELECT type FROM entries ORDER BY seq').pluck().all();
  database.close();
  return types.map(String);
}

test('a backtest started from the desk runs in the built worker and is stored', async ({ openDesk }) => {
  const desk = await openDesk(...crash);
  const page = desk.page();
  await openPaperBook(page, { strategy: false });
  const id = await startBacktest(page, request);
  await expect.poll(() => rowOf(page, id), SLOW).toMatch(/^DONE /);
  const result = await resultOf(page, id);
  // Twenty minutes in, the market falls 17 % within three minutes.
  expect(result.trips).toContainEqual(
    expect.objectContaining({ trigger: 'DAILY_LOSS', level: 'L4', at: 1_767_572_440_000 }),
  );
  expect(result.hashes.result).toMatch(/^[0-9a-f]{64}$/);
  // What a backtest does is none of the desk's journal.
  await desk.stop();
  const recorded = journaledTypes(desk.dataDir);
  expect(recorded).toContain('SESSION_START');
  expect(recorded.filter((type) => /^(ORDER|FILL|SIGNAL|ES|BREAKER)/.test(type))).toEqual([]);
  // Stored means there after a restart.
  const again = await desk.start();
  expect((await resultOf(again, id)).hashes).toEqual(result.hashes);
});

test('a backtest is refused with words, and canceled without a trace', async ({ openDesk }) => {
  const page = (await openDesk(...crash)).page();
  await openPaperBook(page, { strategy: false });
  const refused = await startBacktest(page, { ...request, strategy: 'martingale' });
  await expect
    .poll(() => rowOf(page, refused), SLOW)
    .toBe('FAILED There is no strategy "martingale". This build has donchian. Choose one of these.');
  const id = await startBacktest(page, { ...request, to: GENERATOR_START + 90 * 86_400_000 });
  const second = await callDesk(page, 'startBacktest', request);
  expect(second).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
  await expect.poll(() => rowOf(page, id), SLOW).toMatch(/^RUNNING /);
  expect((await callDesk(page, 'cancelBacktest', { id })).ok).toBe(true);
  await expect.poll(() => rowOf(page, id), SLOW).toBe('CANCELED Canceled. Nothing was stored.');
  expect(await callDesk(page, 'getBacktest', { id })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('a scenario drill started from the desk runs in the built worker and shows its score', async ({ openDesk }) => {
  const desk = await openDesk(...crash);
  const page = desk.page();
  await openPaperBook(page, { strategy: false });
  expect((await callDesk(page, 'startDrill', { kind: 'flash-crash' })).ok).toBe(true);
  await expect.poll(async () => (await snapshot(page)).parts.ladder.drillRunning, SLOW).toBeNull();
  const [drill] = (await snapshot(page)).parts.ladder.drills;
  expect(drill).toMatchObject({ kind: 'flash-crash', passed: true });
  expect(drill?.tripped.some((line) => line.startsWith('DAILY_LOSS L4'))).toBe(true);
  await desk.stop();
  expect(journaledTypes(desk.dataDir).filter((type) => type === 'DRILL_COMPLETED')).toHaveLength(1);
});
