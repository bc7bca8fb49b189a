import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { entryTicket, SYMBOL, testEngine } from '../../support/testEngine.ts';

describe('the stop drill', () => {
  it('ES-11 runs the emergency stop in PAPER and is scored when flat is verified', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '2.00' }));
    engine.pass(2_000);
    const startedAt = engine.state.durable.lastAt;
    expect(engine.run({ name: 'startDrill', input: { kind: 'stop' } })).toEqual({
      ok: true,
      value: { text: 'Stop drill I1 runs. It is scored when flat is verified.' },
    });
    expect(engine.state.durable.incident?.cause).toBe('DRILL');
    expect(engine.state.durable.drills).toEqual([]);
    engine.pass(10_000);
    const [drill] = engine.state.durable.drills;
    expect(drill).toMatchObject({ kind: 'stop', tripped: ['MANUAL L4 (I1)'], passed: true });
    expect(drill?.startedAt).toBeGreaterThanOrEqual(startedAt);
    // Flat needs two clean snapshots a second apart, and no more than a few seconds at this venue.
    expect(drill?.flatMs).toBeGreaterThan(1_000);
    expect(drill?.flatMs).toBeLessThan(5_000);
    expect(drill?.text).toMatch(/^1 positions closed and 0 orders canceled, flat [1-4]\.\d s after the trigger/);
    expect(engine.state.durable.lastDrill).toEqual({ at: drill?.startedAt, flatMs: drill?.flatMs });
    expect(engine.journal.drafts.filter((draft) => draft.type === 'DRILL_COMPLETED')).toHaveLength(1);
  });

  it('does not pass when the venue was silent for longer than 15 s', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '2.00' }));
    engine.pass(2_000);
    engine.venue.spoilNext('place', { kind: 'requestLost', afterMs: 20_000 });
    engine.run({ name: 'startDrill', input: { kind: 'stop' } });
    engine.pass(60_000);
    const [drill] = engine.state.durable.drills;
    expect(drill?.passed).toBe(false);
    expect(drill?.text).toContain('later than the 15 s that are allowed');
  });

  it('leaves a stop in earnest unscored and refuses while one is open', () => {
    const engine = testEngine();
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    expect(engine.run({ name: 'startDrill', input: { kind: 'stop' } })).toMatchObject({
      ok: false,
      error: { code: 'ILLEGAL_TRANSITION' },
    });
    engine.pass(10_000);
    expect(engine.state.durable.drills).toEqual([]);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
    expect(engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } }).ok).toBe(false);
  });

  it('leaves no open alert behind once a person has resumed: the gate counts those', () => {
    const engine = testEngine();
    engine.run({ name: 'startDrill', input: { kind: 'stop' } });
    const active = () =>
      [...engine.state.durable.alerts.values()]
        .filter((alert) => alert.state.startsWith('ACTIVE'))
        .map(({ type }) => type);
    engine.pass(320_000);
    expect(active()).toEqual(['EMERGENCY_STOP']);
    const resume = { mode: 'PAPER', phrase: 'RESUME', reason: 'the drill is over' } as const;
    expect(engine.run({ name: 'resume', input: resume })).toMatchObject({ ok: true });
    expect(active()).toEqual([]);
  });

  it('is over for good once it was resumed, also when its 15 s end only then', () => {
    const cooldownMs = { ...defaultSettings().cooldownMs, MANUAL: 1_000 };
    const engine = testEngine({ settings: { cooldownMs } });
    engine.run({ name: 'startDrill', input: { kind: 'stop' } });
    engine.pass(8_000);
    const input = { mode: 'PAPER', phrase: 'RESUME', reason: 'the drill is over' } as const;
    expect(engine.run({ name: 'resume', input })).toMatchObject({ ok: true });
    engine.pass(20_000);
    expect(engine.state.live.latched).toBe(false);
  });

  it('keeps the last twenty', () => {
    const engine = testEngine();
    for (let number = 0; number < 25; number += 1)
      engine.runner.dispatch({
        type: 'drillCompleted',
        result: {
          kind: 'feed-outage',
          startedAt: engine.state.durable.lastAt,
          tripped: [],
          flatMs: null,
          loss: null,
          passed: true,
          text: `drill ${number}`,
        },
      });
    expect(engine.state.durable.drills.map((each) => each.text)).toEqual(
      Array.from({ length: 20 }, (_, at) => `drill ${at + 5}`),
    );
  });
});
