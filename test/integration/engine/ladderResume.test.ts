import { describe, expect, it } from 'vitest';
import { leaveStop } from '../../../src/main/engine/emergency/resume.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { confirmed, ladderEngine, requested, type LadderEngine } from '../../support/ladderEngine.ts';
import { HISTORY_END, liveWeek } from '../../support/ladderHistory.ts';

const modeOf = (engine: LadderEngine) => engine.state.durable.modeState.mode;
const refusal = (code: string, message: string) => ({
  ok: false,
  error: { code, message: expect.stringContaining(message) as string },
});

describe('a resume to real money', () => {
  /** A live rung that was stopped for a loss and has cooled down. */
  const stopped = (
    cause: 'DAILY_LOSS' | 'DRAWDOWN' | 'LATENCY',
    mode: 'LIVE_MINIMAL' | 'LIVE_SCALED_2' = 'LIVE_SCALED_2',
    equity = 10_075,
  ) => {
    const history = liveWeek(mode);
    if (equity < 10_075) history.trade('LIVE', { net: '-400', cash: equity }).sample('LIVE', equity);
    history.move('T6', { mode: 'EMERGENCY_STOP', run: 'RUNNING', phase: 'EXECUTING', modeBefore: mode }, cause);
    const { at } = history;
    history.add(
      'ES_STEP',
      {
        what: 'verified',
        incident: {
          id: 'I2',
          book: 'LIVE',
          cause,
          source: 'engine',
          text: 'test',
          triggers: 1,
          startedAt: at,
          phase: 'AWAITING_APPROVAL',
          steps: [],
          legs: [],
          flatAt: unixMs(at + 300),
          cooldownEndsAt: at,
          cost: '0',
          unresolvedAt: null,
        },
      },
      'LIVE',
    );
    history.add('SESSION_END', { reason: 'test' });
    return ladderEngine({ durable: history.durable, at: HISTORY_END });
  };

  it('takes an approval with a reason, and leaves the strategies stopped', () => {
    const engine = stopped('LATENCY');
    expect(
      engine.run({ name: 'resume', input: { mode: 'LIVE_SCALED_2', phrase: 'RESUME', reason: 'line repaired' } }),
    ).toMatchObject(refusal('NEEDS_APPROVAL', 'needs an approval'));
    const snapshot = requested(engine, { kind: 'RESUME', mode: 'LIVE_SCALED_2' });
    expect(snapshot).toMatchObject({ phrase: 'RESUME', needsReason: true, lostAmount: null });
    expect(confirmed(engine, snapshot).ok).toBe(true);
    expect(engine.state.durable.modeState).toEqual({ mode: 'LIVE_SCALED_2', run: 'PAUSED' });
    expect(engine.state.live.latched).toBe(false);
    // A technical stop pauses the clock and nothing else (SM-08).
    expect(engine.state.durable.ladder.clock?.elapsedMs).toBeGreaterThan(0);
  });

  it('is not kept waiting by a break that the flat book has ended', () => {
    const engine = stopped('LATENCY');
    const { durable } = engine.state;
    const comparison = { ...durable.ladder.comparison, failingSince: unixMs(HISTORY_END), differences: 1 };
    engine.state.durable = { ...durable, ladder: { ...durable.ladder, comparison } };
    expect(requested(engine, { kind: 'RESUME', mode: 'LIVE_SCALED_2' }).phrase).toBe('RESUME');
  });

  it('reaches one step less after a loss, and starts the clock again', () => {
    const engine = stopped('DAILY_LOSS');
    expect(
      engine.run({ name: 'requestApproval', input: { request: { kind: 'RESUME', mode: 'LIVE_SCALED_2' } } }),
    ).toMatchObject(refusal('ILLEGAL_TRANSITION', 'LIVE_SCALED_1, the highest mode after this stop'));
    expect(confirmed(engine, requested(engine, { kind: 'RESUME', mode: 'LIVE_SCALED_1' })).ok).toBe(true);
    const { ladder } = engine.state.durable;
    expect(modeOf(engine)).toBe('LIVE_SCALED_1');
    expect(ladder.clock?.elapsedMs).toBe(0);
    expect(ladder.demotions.at(-1)).toMatchObject({ from: 'LIVE_SCALED_2', to: 'LIVE_SCALED_1' });
  });

  it('names the rung that is restored as it is written everywhere', () => {
    const step = stopped('DAILY_LOSS', 'LIVE_MINIMAL').step();
    leaveStop(step, { mode: 'LIVE_MINIMAL', reason: 'the lesson is learned' });
    expect(step.effects.activity.map(({ text }) => text)).toContain(
      'Mode LIVE MINIMAL 0.1% is restored. Strategies are stopped: start them when you are ready.',
    );
  });

  it('keeps LIVE MINIMAL after the first loss, and falls to PAPER after the second within 14 days', () => {
    const first = stopped('DAILY_LOSS', 'LIVE_MINIMAL');
    expect(confirmed(first, requested(first, { kind: 'RESUME', mode: 'LIVE_MINIMAL' })).ok).toBe(true);
    const { stops } = first.state.durable.ladder;
    const again = stopped('DAILY_LOSS', 'LIVE_MINIMAL');
    const earlier = stops
      .filter((each) => each.cause === 'DAILY_LOSS')
      .map((each) => ({ ...each, at: unixMs(each.at - 86_400_000) }));
    again.state.durable = {
      ...again.state.durable,
      ladder: { ...again.state.durable.ladder, stops: [...earlier, ...again.state.durable.ladder.stops] },
    };
    expect(
      again.run({ name: 'requestApproval', input: { request: { kind: 'RESUME', mode: 'LIVE_MINIMAL' } } }),
    ).toMatchObject(refusal('ILLEGAL_TRANSITION', 'PAPER, the highest mode'));
  });

  it('re-bases the drawdown with the lost amount typed exactly, and never otherwise', () => {
    const engine = stopped('DRAWDOWN', 'LIVE_SCALED_2', 9_675);
    const snapshot = requested(engine, { kind: 'RESUME', mode: 'LIVE_SCALED_1' });
    expect(snapshot.lostAmount).toBe('400');
    const peak = engine.state.durable.books.LIVE.performanceHighWater;
    expect(confirmed(engine, snapshot, { lostAmount: null })).toMatchObject(
      refusal('PHRASE_MISMATCH', 'Type the loss'),
    );
    expect(confirmed(engine, snapshot, { lostAmount: '399.99' })).toMatchObject(refusal('PHRASE_MISMATCH', '400'));
    expect(confirmed(engine, snapshot).ok).toBe(true);
    const { LIVE } = engine.state.durable.books;
    expect(engine.entries('RISK_REBASED')).toHaveLength(1);
    expect(LIVE.risk.rebases).toBe(1);
    expect(LIVE.performanceHighWater.equals(peak)).toBe(true);
  });
});
