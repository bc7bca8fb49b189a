import { afterAll, describe, expect, it } from 'vitest';
import { openDrillRunner } from '../../../src/main/compose/drill/openDrillRunner.ts';
import { runDrill } from '../../../src/main/compose/drill/runDrill.ts';
import type { DrillScenario } from '../../../src/shared/model/drill.ts';
import { newDataDir, removeDataDir } from '../../support/testDesk.ts';

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach(removeDataDir));

const jobOf = (kind: DrillScenario, settings: unknown = {}) =>
  ({ kind, startedAt: 1_767_600_000_000, equity: '10000', settings, seed: 1 }) as const;

async function play(kind: DrillScenario, settings: unknown = {}) {
  const dir = newDataDir();
  folders.push(dir);
  const played = await runDrill(jobOf(kind, settings), dir);
  if (!played.ok) throw new Error(played.error);
  return played.value;
}

/** Seconds after the scenario began at which a level was reached: "DAILY_LOSS L4 after 00:50" is 50. */
function secondsOf(tripped: readonly string[], what: string): number {
  const line = tripped.find((each) => each.startsWith(`${what} after `));
  const [minutes, seconds] = (line?.split(' after ')[1] ?? '').split(':').map(Number);
  return (minutes ?? Number.NaN) * 60 + (seconds ?? Number.NaN);
}

describe('scenario drills on a book of their own', () => {
  it('flash-crash trips the daily loss through L1 and L2 to L4 and ends flat', async () => {
    const drill = await play('flash-crash');
    expect(drill.passed).toBe(true);
    const [l1, l2, l4] = ['L1', 'L2', 'L4'].map((level) => secondsOf(drill.tripped, `DAILY_LOSS ${level}`));
    // The market falls 2 % in the first 30 s and 13 % in the next 90 s. With a fifth of equity or less in it, 0.75 % of equity is a fall of
    // 3.75 % or more, which is after 42 s at the earliest; all of 1 % is gone before the 15 % are down at 120 s.
    expect(l1).toBeGreaterThan(30);
    expect(l2).toBeGreaterThanOrEqual(l1 ?? 0);
    expect(l4).toBeGreaterThanOrEqual(l2 ?? 0);
    expect(l4).toBeLessThan(120);
    expect(drill.flatMs).toBeGreaterThan(1_000);
    expect(drill.flatMs).toBeLessThan(15_000);
    // Above the limit of 100, below the half of it again that a gap may cost.
    expect(Number(drill.loss)).toBeGreaterThan(100);
    expect(Number(drill.loss)).toBeLessThan(150);
  });

  it('slow-bleed ends new entries before the limit is reached', async () => {
    const drill = await play('slow-bleed');
    expect(drill.passed).toBe(true);
    // Each position risks half a percent: the second one is under water before L1 comes, so never within the first half hour.
    expect(secondsOf(drill.tripped, 'DAILY_LOSS L1')).toBeGreaterThan(1_800);
    expect(Number(drill.loss)).toBeGreaterThan(75);
    expect(Number(drill.loss)).toBeLessThan(150);
  });

  it('correlation-spike is stopped at the third evaluation, ten minutes after the first one', async () => {
    const drill = await play('correlation-spike');
    expect(drill.passed).toBe(true);
    // Evaluated on the five-minute grid at 0, 5 and 10 minutes: the third in a row is the one of 10 minutes.
    expect(secondsOf(drill.tripped, 'CORRELATION L4')).toBe(600);
    expect(drill.flatMs).toBeLessThan(15_000);
  });

  it('latency-storm reduces at once and stops when it lasts 30 s', async () => {
    const drill = await play('latency-storm');
    expect(drill.passed).toBe(true);
    const l2 = secondsOf(drill.tripped, 'LATENCY L2');
    // Every round trip is above 2.6 s: the answers of the first orders are enough.
    expect(l2).toBeGreaterThan(2);
    expect(l2).toBeLessThan(20);
    expect(secondsOf(drill.tripped, 'LATENCY L4') - l2).toBeGreaterThanOrEqual(30);
    // A slow venue is slow to flatten: two round trips at the least.
    expect(drill.flatMs).toBeGreaterThan(2_600);
  });

  it('feed-outage blocks entries for as long as prices are missing and stops nothing', async () => {
    const drill = await play('feed-outage');
    expect(drill.passed).toBe(true);
    expect(drill.flatMs).toBeNull();
    expect(drill.tripped.every((line) => line.startsWith('STALE_DATA '))).toBe(true);
    expect(secondsOf(drill.tripped, 'STALE_DATA L1')).toBeLessThan(30);
    // 30 s without a price, give or take the second of the evaluation.
    expect(secondsOf(drill.tripped, 'STALE_DATA L2')).toBeGreaterThanOrEqual(29);
    expect(secondsOf(drill.tripped, 'STALE_DATA L2')).toBeLessThanOrEqual(31);
  });

  it('does not pass where nothing had to trip: the limits in force are played, not others', async () => {
    // A fiftieth of equity in the market: all of the crash costs a third of a percent, and nothing trips.
    const small = { gross: '0.02', symbol: '0.02', risk: '0.005', heat: '0.02', dailyLoss: '0.01', drawdown: '0.03' };
    const PAPER = { ...small, symbols: 20, positions: 100, leverage: 3 };
    const drill = await play('flash-crash', { modes: { PAPER } });
    expect(drill.passed).toBe(false);
    expect(drill.text).toContain('expected DAILY_LOSS L4');
  });

  it('refuses settings it cannot read', async () => {
    const dir = newDataDir();
    folders.push(dir);
    const played = await runDrill(jobOf('flash-crash', { unheardOf: 1 }), dir);
    expect(played.ok).toBe(false);
  });

  it('gives the same score in a thread of its own, and leaves nothing behind when it is canceled', async () => {
    const runner = openDrillRunner();
    const inThread = await runner.start(jobOf('feed-outage')).done;
    expect(inThread).toEqual({ ok: true, value: await play('feed-outage') });
    const canceled = runner.start(jobOf('slow-bleed'));
    canceled.cancel();
    expect(await canceled.done).toEqual({ ok: false, error: 'The drill was ended before it was scored.' });
  });
});
