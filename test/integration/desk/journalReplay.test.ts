import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openGenerator } from '../../../src/main/adapters/market/generator/openGenerator.ts';
import { loadState } from '../../../src/main/desk/loadState.ts';
import { encodeDurable } from '../../../src/main/engine/durableCodec.ts';
import { newDataDir, openTestDesk, removeDataDir, testSettings, type TestDesk } from '../../support/testDesk.ts';

const HOUR = 3_600_000;
const folders: string[] = [];
const freshDir = (): string => {
  const dir = newDataDir();
  folders.push(dir);
  return dir;
};
afterEach(() => folders.splice(0).forEach(removeDataDir));

async function rehearse(dataDir: string, hours: number): Promise<TestDesk> {
  const settings = testSettings();
  const source = openGenerator({ seed: 11, scenario: 'flash-crash', quoteDefaults: settings.paper });
  if (!source.ok) throw new Error(source.error.text);
  const desk = await openTestDesk({ source: source.value, dataDir, settings });
  await desk.call('enterPaper', { equity: '10000' });
  await desk.call('startStrategy', { strategy: 'donchian' });
  await desk.play(hours * HOUR);
  return desk;
}

function journalHash(desk: TestDesk): { readonly entries: number; readonly hash: string } {
  const hash = createHash('sha256');
  let entries = 0;
  for (const entry of desk.journal.entries(-1)) {
    hash.update(JSON.stringify(entry));
    entries += 1;
  }
  return { entries, hash: `${hash.digest('hex')} ${desk.journal.head().hash}` };
}

describe('journal of a rehearsal', () => {
  it('is the same byte for byte when the same seed is played twice', async () => {
    const runs = [];
    for (let run = 0; run < 2; run += 1) {
      const desk = await rehearse(freshDir(), 2);
      await desk.call('emergencyStop', { source: 'button' });
      await desk.playUntil(() => desk.state.durable.incident?.phase === 'COOLDOWN');
      desk.journal.flush();
      runs.push({ ...journalHash(desk), trades: desk.state.durable.books.PAPER.counters.trade });
      await desk.stop();
    }
    expect(runs[0]?.trades).toBeGreaterThan(3);
    expect(runs[1]).toEqual(runs[0]);
  });

  it('folds to the state that wrote it, with and without a snapshot', async () => {
    const dataDir = freshDir();
    const desk = await rehearse(dataDir, 1);
    desk.journal.flush();
    const live = encodeDurable(desk.state.durable);
    for (const useSnapshot of [true, false]) {
      const loaded = loadState(desk.journal, useSnapshot);
      expect(loaded.ok && encodeDurable(loaded.value.durable)).toEqual(live);
    }
    expect(desk.journal.verify()).toMatchObject({ ok: true, findings: [] });
    await desk.stop();
  });

  it('goes on where it was after a restart, with the same book', async () => {
    const dataDir = freshDir();
    const desk = await rehearse(dataDir, 1);
    const before = desk.state.durable;
    const time = desk.clock.now();
    await desk.stop();
    const settings = testSettings();
    const source = openGenerator({ seed: 11, scenario: 'flash-crash', quoteDefaults: settings.paper });
    if (!source.ok) throw new Error(source.error.text);
    const again = await openTestDesk({ source: source.value, dataDir, settings });
    expect(again.clock.now()).toBeGreaterThanOrEqual(time);
    expect([...again.state.durable.books.PAPER.positions.keys()]).toEqual([...before.books.PAPER.positions.keys()]);
    expect(again.state.durable.books.PAPER.cash.toFixed()).toBe(before.books.PAPER.cash.toFixed());
    expect(again.state.durable.modeState).toEqual({ mode: 'PAPER', run: 'RUNNING' });
    expect(again.state.durable.strategies.get('donchian')?.status).toBe('RUNNING');
    await again.stop();
  });
});
