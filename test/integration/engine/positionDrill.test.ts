import { describe, expect, it } from 'vitest';
import { isTerminal } from '../../../src/shared/model/order.ts';
import { LIVE_SYMBOL, liveEngine, type LiveEngine } from '../../support/liveEngine.ts';
import { testEngine } from '../../support/testEngine.ts';

const drill = { name: 'startDrill', input: { kind: 'stop-position' } } as const;
const live = ({ state }: LiveEngine) => state.durable.books.LIVE;
const working = (engine: LiveEngine) => [...live(engine).orders.values()].filter(({ status }) => !isTerminal(status));
const scored = ({ state }: LiveEngine) => state.durable.drills.at(-1);

describe('the drill with a position', () => {
  it('opens the smallest position with its stop, closes it by the plan of the stop, and times it to flat', () => {
    const engine = liveEngine();
    engine.pass(2_000);
    expect(engine.run(drill)).toEqual({
      ok: true,
      value: {
        text: `The smallest position in ${LIVE_SYMBOL} is being opened. It is closed as soon as its stop rests.`,
      },
    });
    expect(engine.run(drill)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });
    engine.pass(15_000);
    expect(scored(engine)).toMatchObject({ kind: 'stop-position', passed: true, tripped: [] });
    expect(scored(engine)?.flatMs).toBeLessThan(5_000);
    expect(scored(engine)?.loss?.toNumber()).toBeGreaterThan(0);
    expect(live(engine).positions.size).toBe(0);
    expect(working(engine)).toEqual([]);
    const roles = [...live(engine).orders.values()].map(({ role, side }) => `${role} ${side}`);
    expect(roles.toSorted()).toEqual(['ENTRY BUY', 'EXIT SELL', 'STOP SELL']);
    expect(engine.state.durable.modeState.mode).toBe('LIVE_MINIMAL');
    expect(engine.state.durable.books.PAPER.orders.size).toBe(0);
  });

  it('is refused above L0, while the only symbol is busy, and outside the live modes', () => {
    const busy = liveEngine();
    busy.pass(2_000);
    busy.enter('LIVE', '1');
    busy.pass(2_000);
    expect(busy.run(drill)).toMatchObject({ ok: false, error: { code: 'NOT_READY' } });

    const slow = liveEngine();
    slow.pass(2_000);
    slow.run({ name: 'setLevel', input: { level: 'L1' } });
    expect(slow.run(drill)).toMatchObject({
      ok: false,
      error: { code: 'NOT_READY', message: 'Found level L1. A drill with a position needs L0.' },
    });
    expect(testEngine().run(drill)).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } });
  });

  it('does not pass when an emergency stop comes first, and leaves the closing to it', () => {
    const engine = liveEngine();
    engine.pass(2_000);
    engine.run(drill);
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(10_000);
    const found = engine.state.durable.drills.find(({ kind }) => kind === 'stop-position');
    expect(found).toMatchObject({ passed: false, flatMs: null });
    expect(found?.text).toContain('an emergency stop came first');
    expect(live(engine).positions.size).toBe(0);
  });

  it('does not pass when the close never reaches the venue', () => {
    const engine = liveEngine();
    engine.pass(2_000);
    engine.run(drill);
    engine.pass(1_000);
    engine.venues.LIVE.spoilNext('place', { kind: 'requestLost', afterMs: 60_000 });
    engine.pass(40_000);
    expect(scored(engine)).toMatchObject({ kind: 'stop-position', passed: false });
    expect(scored(engine)?.text).toContain('not flat within 15 s');
  });
});
