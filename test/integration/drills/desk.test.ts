import { afterEach, describe, expect, it } from 'vitest';
import { ok, type Result } from '../../../src/shared/base/result.ts';
import type { DrillResultWire } from '../../../src/shared/model/drill.ts';
import type { DrillJob, DrillRunner } from '../../../src/main/ports/drills.ts';
import { scriptedSource } from '../../support/scriptedSource.ts';
import { newDataDir, openTestDesk, removeDataDir, type TestDesk } from '../../support/testDesk.ts';

let dataDir = '';
let desk: TestDesk | null = null;
afterEach(async () => {
  await desk?.stop();
  desk = null;
  removeDataDir(dataDir);
});

/** A runner whose drill ends when the test says so. */
function heldRunner() {
  const jobs: DrillJob[] = [];
  let end: (result: Result<DrillResultWire, string>) => void = () => undefined;
  const runner: DrillRunner = {
    start: (job) => {
      jobs.push(job);
      const done = new Promise<Result<DrillResultWire, string>>((resolve) => (end = resolve));
      return { done, cancel: () => end({ ok: false, error: 'canceled' }) };
    },
  };
  return { runner, jobs, end: (result: Result<DrillResultWire, string>) => end(result) };
}

const open = async (drills?: DrillRunner): Promise<TestDesk> => {
  dataDir = newDataDir();
  desk = await openTestDesk({ source: scriptedSource(2), dataDir, ...(drills === undefined ? {} : { drills }) });
  await desk.call('enterPaper', { equity: '2000' });
  await desk.play(2_000);
  return desk;
};

const ladderOf = async (of: TestDesk) => (await of.view()).parts.ladder;

describe('drills of a desk', () => {
  it('plays one scenario at a time beside the desk and shows its score', async () => {
    const held = heldRunner();
    const opened = await open(held.runner);
    expect((await opened.call('startDrill', { kind: 'flash-crash' })).ok).toBe(true);
    expect(held.jobs).toMatchObject([{ kind: 'flash-crash', equity: '2000', seed: 1 }]);
    expect((await ladderOf(opened)).drillRunning).toBe('flash-crash: playing at full speed on a paper book of its own');
    expect(await opened.call('startDrill', { kind: 'feed-outage' })).toMatchObject({
      ok: false,
      error: { code: 'NOT_READY' },
    });
    const { startedAt } = held.jobs[0] ?? { startedAt: 0 };
    held.end(
      ok({
        kind: 'flash-crash',
        startedAt,
        tripped: ['DAILY_LOSS L4 after 00:50'],
        flatMs: 1_400,
        loss: '21.5',
        passed: true,
        text: 'Loss 1.08 %.',
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    const ladder = await ladderOf(opened);
    expect(ladder.drillRunning).toBeNull();
    expect(ladder.drills).toEqual([
      {
        at: startedAt,
        kind: 'flash-crash',
        tripped: ['DAILY_LOSS L4 after 00:50'],
        flatMs: 1_400,
        loss: '21.5',
        passed: true,
        text: 'Loss 1.08 %.',
      },
    ]);
    // The desk that asked was not touched by it.
    expect(opened.state.durable.modeState).toEqual({ mode: 'PAPER', run: 'RUNNING' });
  });

  it('records a drill that could not be played as not passed', async () => {
    const held = heldRunner();
    const opened = await open(held.runner);
    await opened.call('startDrill', { kind: 'slow-bleed' });
    held.end({ ok: false, error: 'the thread failed' });
    await new Promise((resolve) => setImmediate(resolve));
    expect((await ladderOf(opened)).drills).toMatchObject([
      { kind: 'slow-bleed', passed: false, text: 'the thread failed', loss: null },
    ]);
  });

  it('says so where there is nothing to play a scenario with', async () => {
    const opened = await open();
    expect(await opened.call('startDrill', { kind: 'slow-bleed' })).toMatchObject({
      ok: false,
      error: { code: 'UNSUPPORTED' },
    });
  });

  it('SM-05 shows the stop drill while it closes, then its score, newest first', async () => {
    const opened = await open();
    expect((await opened.call('startDrill', { kind: 'stop' })).ok).toBe(true);
    expect((await ladderOf(opened)).drillRunning).toMatch(/^stop: /);
    await opened.playUntil(() => opened.state.durable.incident?.phase === 'COOLDOWN');
    const ladder = await ladderOf(opened);
    expect(ladder.drillRunning).toBeNull();
    expect(ladder.drills).toMatchObject([{ kind: 'stop', passed: true }]);
  });

  it('ends a drill that plays when the desk stops', async () => {
    const held = heldRunner();
    const opened = await open(held.runner);
    await opened.call('startDrill', { kind: 'slow-bleed' });
    await opened.stop();
    expect(opened.state.durable.drills).toEqual([]);
  });
});
