import { describe, expect, it } from 'vitest';
import { triggerStop } from '../../../src/main/engine/emergency/trigger.ts';
import { evaluateGate } from '../../../src/main/engine/ladder/evaluateGate.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { ladderEngine, type LadderEngine } from '../../support/ladderEngine.ts';
import { Folding, HISTORY_END, HISTORY_START, liveWeek, paperWeek } from '../../support/ladderHistory.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const gateOf = (engine: LadderEngine) => {
  const gate = evaluateGate({ state: engine.state, facts: engine.facts, at: engine.now() });
  if (gate === null) throw new Error('no gate');
  return gate.result;
};
const timeItems = (engine: LadderEngine) =>
  gateOf(engine).items.filter((item) => item.code === 'DAYS' || item.code === 'ELAPSED');
const clockOf = (engine: LadderEngine) => {
  const { clock } = engine.state.durable.ladder;
  if (clock === null) throw new Error('no clock');
  return clock;
};

/** A paper book that was opened just now. */
const fresh = () => {
  const history = new Folding()
    .add('ATTEMPT_STARTED', { number: 1, hash: null, cause: 'test', archived: null })
    .add('BOOK_OPENED', { equity: '10000', currency: 'USDT', attempt: 1, symbols: ['BTC/USDT'] }, 'PAPER')
    .move('T1', { mode: 'PAPER', run: 'RUNNING' });
  return ladderEngine({ durable: history.durable, at: HISTORY_START });
};

describe('AT-SM-8', () => {
  it.each([
    ['set back one day', -DAY],
    ['set forward one day', DAY],
    ['moved by an hour, as daylight saving does to a local clock', HOUR],
    ['moved by a leap second', SECOND],
  ])('AT-SM-8: a clock %s while the desk runs opens no gate', (_name, jumpMs) => {
    const engine = fresh();
    engine.pass(30 * MINUTE);
    const before = clockOf(engine);
    engine.jump(jumpMs);
    engine.pass(10 * MINUTE);
    const after = clockOf(engine);
    expect(after.elapsedMs - before.elapsedMs).toBeLessThanOrEqual(11 * MINUTE);
    expect(after.activeMs - before.activeMs).toBeLessThanOrEqual(11 * MINUTE);
    expect(timeItems(engine).every((item) => !item.passed)).toBe(true);
  });

  it('AT-SM-8: set back one day, a gate that passes goes on passing', () => {
    const engine = ladderEngine({ durable: paperWeek().durable, at: HISTORY_END });
    engine.pass(2 * MINUTE);
    expect(timeItems(engine).every((item) => item.passed)).toBe(true);
    engine.jump(-DAY);
    engine.pass(5 * MINUTE);
    expect(timeItems(engine).every((item) => item.passed)).toBe(true);
  });
});

describe('AT-SM-4', () => {
  it('AT-SM-4: 168 h with the desk closed open no gate', () => {
    const engine = fresh();
    engine.pass(5 * MINUTE);
    engine.dispatch({ type: 'shutdown', reason: 'test' });
    const next = ladderEngine({ durable: engine.state.durable, at: unixMs(engine.now() + 168 * HOUR) });
    next.pass(5 * MINUTE);
    expect(clockOf(next).elapsedMs).toBeGreaterThanOrEqual(168 * HOUR);
    expect(timeItems(next)).toMatchObject([
      { code: 'DAYS', passed: false, actual: '0' },
      { code: 'ELAPSED', passed: true },
    ]);
    expect(gateOf(next).pass).toBe(false);
  });
});

describe('the step clock', () => {
  it('stands still while paused, at L2, in a stop, and says why', () => {
    const engine = fresh();
    engine.pass(10 * MINUTE);
    const pausedBy = () => timeItems(engine)[0]?.pausedBy;
    expect(pausedBy()).toBeNull();
    engine.run({ name: 'pause', input: {} });
    const active = clockOf(engine).activeMs;
    engine.pass(10 * MINUTE);
    expect(pausedBy()).toBe('paused by you');
    engine.run({ name: 'unpause', input: {} });
    engine.run({ name: 'setLevel', input: { level: 'L2' } });
    engine.pass(10 * MINUTE);
    expect(pausedBy()).toContain('level L2');
    expect(clockOf(engine).activeMs - active).toBeLessThanOrEqual(MINUTE);
    expect(clockOf(engine).elapsedMs).toBeGreaterThanOrEqual(29 * MINUTE);
    engine.run({ name: 'releaseLevel', input: { trigger: 'MANUAL', reason: 'looked at it again' } });
    engine.pass(10 * MINUTE);
    expect(clockOf(engine).activeMs - active).toBeGreaterThanOrEqual(9 * MINUTE);
  });

  it('is not reset by an emergency stop of the paper book', () => {
    const engine = fresh();
    engine.pass(10 * MINUTE);
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(6 * MINUTE);
    const resumed = engine.run({
      name: 'resume',
      input: { mode: 'PAPER', phrase: 'RESUME', reason: 'the drill is over' },
    });
    expect(resumed.ok).toBe(true);
    expect(clockOf(engine).elapsedMs).toBeGreaterThanOrEqual(15 * MINUTE);
    expect(clockOf(engine).activeMs).toBeLessThanOrEqual(11 * MINUTE);
    expect(engine.state.durable.ladder.resets).toHaveLength(1);
  });

  it.each([
    ['DAILY_LOSS', true],
    ['DRAWDOWN', true],
    ['CORRELATION', true],
    ['LATENCY', false],
    ['MANUAL', false],
  ] as const)('on a live stop for %s is reset with the window of the metrics: %s', (cause, isReset) => {
    const history = liveWeek('LIVE_SCALED_1').add('SESSION_END', { reason: 'test' });
    const engine = ladderEngine({ durable: history.durable, at: HISTORY_END });
    triggerStop(engine.step(), { cause, source: 'engine', text: 'test' });
    const { books, ladder } = engine.state.durable;
    expect(clockOf(engine).elapsedMs === 0).toBe(isReset);
    expect(books.LIVE.record.trades.length === 0).toBe(isReset);
    expect(ladder.stops.at(-1)).toMatchObject({ cause, mode: 'LIVE_SCALED_1' });
  });
});
