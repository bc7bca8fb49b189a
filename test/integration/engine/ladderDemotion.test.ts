import { describe, expect, it } from 'vitest';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { LADDER_SYMBOL, ladderEngine, type LadderEngine } from '../../support/ladderEngine.ts';
import { Folding, HISTORY_END, liveWeek } from '../../support/ladderHistory.ts';
import { keyChecked } from '../../support/keyChecked.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
type LiveMode = Parameters<typeof liveWeek>[0];

/** A live rung whose start was confirmed. */
function onRung(mode: LiveMode, history: Folding = liveWeek(mode)): LadderEngine {
  const durable = history.add('SESSION_END', { reason: 'test' }).durable;
  const engine = ladderEngine({ durable, at: history.at });
  engine.run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'compared with the venue' } });
  return engine;
}
const enter = (engine: LadderEngine, quantity: string) => {
  const answer = engine.run({
    name: 'placeOrder',
    input: {
      symbol: LADDER_SYMBOL,
      side: 'BUY',
      type: 'MARKET',
      entry: null,
      stop: '95.00',
      autoStop: false,
      quantity,
      timeInForce: 'GTC',
      postOnly: false,
    },
  });
  engine.pass(2 * SECOND);
  return answer;
};
const demote = (engine: LadderEngine, to: 'PAPER' | LiveMode, how: 'WIND_DOWN' | 'CLOSE_NOW' = 'WIND_DOWN') =>
  engine.run({ name: 'demote', input: { to, how } });
const modeOf = (engine: LadderEngine) => engine.state.durable.modeState.mode;
const heldIn = (engine: LadderEngine) =>
  engine.state.durable.books.LIVE.positions.get(symbolName(LADDER_SYMBOL))?.quantity.toFixed() ?? 'flat';

describe('a demotion by hand', () => {
  it('takes effect at once on a lower rung, keeps positions, and starts the clock again', () => {
    const engine = onRung('LIVE_SCALED_3');
    expect(enter(engine, '4.00').ok).toBe(true);
    expect(demote(engine, 'LIVE_SCALED_1').ok).toBe(true);
    expect(modeOf(engine)).toBe('LIVE_SCALED_1');
    expect(heldIn(engine)).toBe('4');
    const { ladder } = engine.state.durable;
    expect(ladder.clock?.elapsedMs).toBe(0);
    expect(ladder.demotions).toMatchObject([{ from: 'LIVE_SCALED_3', to: 'LIVE_SCALED_1', cause: 'Demoted by you' }]);
    expect(ladder.probation).toBeNull();
  });

  it('never goes up or sideways, and is no way out of a stop', () => {
    const engine = onRung('LIVE_SCALED_1');
    expect(demote(engine, 'LIVE_SCALED_1')).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } });
    expect(demote(engine, 'LIVE_SCALED_2')).toMatchObject({ ok: false });
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    expect(demote(engine, 'PAPER')).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } });
  });

  it('winds down to PAPER: reduce-only until flat, and only then the mode changes', () => {
    const engine = onRung('LIVE_MINIMAL');
    expect(enter(engine, '1.00').ok).toBe(true);
    expect(demote(engine, 'PAPER').ok).toBe(true);
    expect(modeOf(engine)).toBe('LIVE_MINIMAL');
    expect(engine.state.durable.triggers.get('WIND_DOWN')?.level).toBe('L2');
    expect(enter(engine, '0.50')).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    engine.pass(5 * HOUR);
    expect([modeOf(engine), heldIn(engine)]).toEqual(['LIVE_MINIMAL', '1']);
    engine.run({ name: 'closePosition', input: { symbol: LADDER_SYMBOL, part: 'ALL' } });
    engine.pass(3 * SECOND);
    expect(modeOf(engine)).toBe('PAPER');
    expect(engine.state.durable.triggers.has('WIND_DOWN')).toBe(false);
    expect(engine.entries('MODE_TRANSITION').at(-1)).toMatchObject({ transition: 'T5' });
  });

  it('closes at once when asked to, before the mode changes', () => {
    const engine = onRung('LIVE_MINIMAL');
    enter(engine, '1.00');
    demote(engine, 'PAPER', 'CLOSE_NOW');
    expect(modeOf(engine)).toBe('LIVE_MINIMAL');
    engine.pass(3 * SECOND);
    expect([modeOf(engine), heldIn(engine)]).toEqual(['PAPER', 'flat']);
    expect(engine.entries('FILL').at(-1)?.trade).toMatchObject({ reason: 'DEMOTION' });
  });

  it('gives way to an emergency stop, and leaves no level behind', () => {
    const engine = onRung('LIVE_MINIMAL');
    enter(engine, '1.00');
    demote(engine, 'PAPER');
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(5 * SECOND);
    expect(engine.state.durable.ladder.afterFlat).toBeNull();
    expect(engine.state.durable.triggers.has('WIND_DOWN')).toBe(false);
    expect(modeOf(engine)).toBe('EMERGENCY_STOP');
  });
});

describe('AT-SM-6', () => {
  it('AT-SM-6: with positions over the new cap there is no new entry, and what is over is trimmed after the delay', () => {
    const engine = onRung('LIVE_SCALED_3');
    // 4 x 100 of 10,000 is 4 %: within LIVE SCALED 1 % (5 % per symbol), twice the 2 % of LIVE MINIMAL.
    expect(enter(engine, '4.00').ok).toBe(true);
    demote(engine, 'LIVE_MINIMAL');
    expect(enter(engine, '0.10')).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    engine.pass(4 * HOUR - MINUTE);
    expect(heldIn(engine)).toBe('4');
    engine.pass(2 * MINUTE);
    expect(Number(heldIn(engine))).toBeLessThanOrEqual(2.02);
    expect(Number(heldIn(engine))).toBeGreaterThan(1.9);
    engine.pass(MINUTE);
    expect(engine.state.durable.ladder.trimDueAt).toBeNull();
    expect(engine.entries('TRIM_DONE')).toHaveLength(1);
  });
});

describe('a demotion by rule', () => {
  /** A week, then an hour in which the live book loses that share. */
  const losing = (mode: LiveMode, share: number) => {
    const history = liveWeek(mode);
    history.at = unixMs(history.at + MINUTE);
    return onRung(mode, history.sample('LIVE', 10_075 * (1 - share), { passedMs: MINUTE, activeMs: MINUTE }));
  };

  it('takes one step when the drawdown since the step passes its limit, sooner trimmed than by hand', () => {
    const engine = losing('LIVE_SCALED_2', 0.0205);
    engine.pass(HOUR);
    expect(modeOf(engine)).toBe('LIVE_SCALED_1');
    expect(engine.entries('MODE_DEMOTED')).toMatchObject([
      { from: 'LIVE_SCALED_2', to: 'LIVE_SCALED_1', automatic: true, reasons: [{ code: 'DRAWDOWN' }] },
    ]);
    const { trimDueAt, demotions } = engine.state.durable.ladder;
    expect((trimDueAt ?? 0) - (demotions[0]?.at ?? 0)).toBe(15 * MINUTE);
    expect([...engine.state.durable.alerts.values()].some((each) => each.type === 'DEMOTED')).toBe(true);
    // The rung starts anew: what cost this step costs no second one.
    engine.pass(3 * HOUR);
    expect(modeOf(engine)).toBe('LIVE_SCALED_1');
  });

  it('keeps the rung within the limits', () => {
    const engine = losing('LIVE_SCALED_2', 0.015);
    engine.pass(2 * HOUR);
    expect(modeOf(engine)).toBe('LIVE_SCALED_2');
  });

  it('acts at once when the credentials fail', () => {
    const engine = onRung('LIVE_SCALED_1');
    engine.dispatch({
      type: 'told',
      news: keyChecked({ holds: false, found: 'withdrawals are on' }),
    });
    expect(modeOf(engine)).toBe('LIVE_MINIMAL');
  });

  it('takes the step of a failed probation, and passes one that was served', () => {
    const failing = liveWeek('LIVE_SCALED_1').add('MODE_PROBATION', { state: 'RUNNING', text: 'test' });
    const engine = onRung('LIVE_SCALED_1', failing);
    engine.state.durable = new Folding(engine.state.durable, engine.now()).add('BREAKER_LEVEL', {
      trigger: 'DRAWDOWN',
      rule: 'EB-04',
      from: 'L0',
      to: 'L2',
      effective: 'L2',
      value: '',
      limit: '',
      text: 'test',
    }).durable;
    expect(engine.state.durable.ladder.probation?.state).toBe('FAILED');
    engine.pass(2 * SECOND);
    expect(modeOf(engine)).toBe('LIVE_MINIMAL');

    const served = liveWeek('LIVE_SCALED_1').add('MODE_PROBATION', { state: 'RUNNING', text: 'test' });
    const passing = onRung('LIVE_SCALED_1', served.live('LIVE'));
    passing.pass(2 * MINUTE);
    expect(passing.state.durable.ladder.probation?.state).toBe('PASSED');
    expect(passing.entries('MODE_PROBATION')).toMatchObject([{ state: 'PASSED' }]);
  });

  it('winds LIVE MINIMAL down to PAPER and closes what is left when the wait is over', () => {
    const engine = onRung('LIVE_MINIMAL');
    enter(engine, '1.00');
    engine.dispatch({ type: 'told', news: keyChecked({ holds: false, found: 'key expired' }) });
    expect(engine.state.durable.ladder.afterFlat).toMatchObject({ kind: 'TO_PAPER', automatic: true });
    engine.pass(4 * HOUR - MINUTE);
    expect([modeOf(engine), heldIn(engine)]).toEqual(['LIVE_MINIMAL', '1']);
    engine.pass(2 * MINUTE);
    expect([modeOf(engine), heldIn(engine)]).toEqual(['PAPER', 'flat']);
  });
});

describe('the history of a live week', () => {
  it('ends where the tests say it does', () => {
    expect(liveWeek('LIVE_MINIMAL').at).toBe(HISTORY_END);
  });
});
