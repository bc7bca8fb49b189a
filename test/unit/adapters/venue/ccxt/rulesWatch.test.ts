import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RulesWatch } from '../../../../../src/main/adapters/venue/ccxt/rulesWatch.ts';
import type { AccountEvent, SymbolRules } from '../../../../../src/main/ports/venue.ts';
import { buildInstrument } from '../../../../support/buildInstrument.ts';
import { recordingLog } from '../../../../support/recordingLog.ts';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function watched() {
  const state = { status: 'TRADING' as SymbolRules['status'], readings: 0, failing: false, hold: false };
  const told: AccountEvent[] = [];
  let release: () => void = () => undefined;
  const watch = new RulesWatch({
    rules: {
      readAgain: async () => {
        state.readings += 1;
        if (state.hold) await new Promise<void>((resolve) => (release = resolve));
        if (state.failing) throw new Error('the budget is used up');
      },
      told: () => [buildInstrument({ status: state.status })],
    },
    tell: (event) => told.push(event),
    logger: recordingLog(),
  });
  return { watch, state, told, release: () => release() };
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('RulesWatch', () => {
  it('tells what was read at the start, and reads again every six hours', async () => {
    const { watch, state, told } = watched();
    watch.start();
    expect(told).toHaveLength(1);
    await pass(6 * HOUR - 1);
    expect(state.readings).toBe(0);
    await pass(1);
    expect(state.readings).toBe(1);
    await pass(6 * HOUR);
    expect([state.readings, told.length]).toEqual([2, 3]);
  });

  it('reads at once when the rules are suspect, and not again within five seconds', async () => {
    const { watch, state } = watched();
    watch.start();
    await pass(5_000);
    watch.suspect();
    await pass(0);
    expect(state.readings).toBe(1);
    for (let each = 0; each < 20; each += 1) watch.suspect();
    await pass(4_999);
    expect(state.readings).toBe(1);
    await pass(1);
    expect(state.readings).toBe(2);
    await pass(HOUR);
    expect(state.readings).toBe(2);
  });

  it('reads once more for what was refused while it read', async () => {
    const { watch, state, release } = watched();
    watch.start();
    state.hold = true;
    await pass(5_000);
    watch.suspect();
    await pass(0);
    watch.suspect();
    state.hold = false;
    release();
    await pass(4_999);
    expect(state.readings).toBe(1);
    await pass(1);
    expect(state.readings).toBe(2);
  });

  it.each(['HALTED', 'DELISTED'] as const)('reads every thirty seconds while a symbol is %s', async (status) => {
    const { watch, state } = watched();
    state.status = status;
    watch.start();
    await pass(90_000);
    expect(state.readings).toBe(3);
    state.status = 'TRADING';
    await pass(30_000);
    expect(state.readings).toBe(4);
    await pass(HOUR);
    expect(state.readings).toBe(4);
  });

  it('tells nothing of a reading that failed, and tries again', async () => {
    const { watch, state, told } = watched();
    watch.start();
    await pass(5_000);
    state.failing = true;
    watch.suspect();
    await pass(0);
    expect([state.readings, told.length]).toEqual([1, 1]);
    state.failing = false;
    await pass(30_000);
    expect([state.readings, told.length]).toEqual([2, 2]);
  });

  it('counts a reading that somebody else asked for', async () => {
    const { watch, state, told } = watched();
    watch.start();
    await pass(60_000);
    watch.wereRead();
    expect(told).toHaveLength(2);
    watch.suspect();
    await pass(4_999);
    expect(state.readings).toBe(0);
    await pass(1);
    expect(state.readings).toBe(1);
  });

  it('does nothing before it is started and after it is closed, even where a reading was under way', async () => {
    const { watch, state, told, release } = watched();
    watch.suspect();
    watch.wereRead();
    await pass(6_000);
    expect([state.readings, told.length]).toEqual([0, 0]);
    watch.start();
    state.hold = true;
    await pass(5_000);
    watch.suspect();
    await pass(0);
    watch.close();
    release();
    watch.suspect();
    await pass(24 * HOUR);
    expect([state.readings, told.length]).toEqual([1, 1]);
  });
});
