/** A live venue that does not answer at the start (SM-19), and a machine on its battery (SM-20): paper goes on, a live book waits. */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';

const run = ({ state }: RealEngine) => state.durable.modeState.run;

describe('a start without the live venue', () => {
  it('keeps a live mode in recovery until the venue answers, and nothing is sent meanwhile', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => (venue.isDown = true) });
    engine.pass(30_000);
    expect(run(engine)).toBe('RECOVERING');
    expect(engine.venue.calls.filter((call) => !call.startsWith('snapshot'))).toEqual([]);
    engine.venue.isDown = false;
    engine.pass(3_000);
    expect(run(engine)).toBe('RUNNING');
  });

  it('lets paper go on when the live book is flat and not in force', () => {
    const before = realEngine({ market: 'ONE_WAY' });
    before.run({ name: 'demote', input: { to: 'PAPER', how: 'CLOSE_NOW' } });
    before.pass(5_000);
    expect(before.state.durable.modeState.mode).toBe('PAPER');
    before.kill();
    before.venue.isDown = true;
    const engine = realEngine({ market: 'ONE_WAY', before });
    engine.pass(2_000);
    expect(run(engine)).toBe('RUNNING');
  });

  it('waits while the live book still holds something, whatever the mode', () => {
    const before = realEngine({ market: 'ONE_WAY' });
    before.hold(BTC, '1', { stop: '95' });
    before.run({ name: 'demote', input: { to: 'PAPER', how: 'WIND_DOWN' } });
    before.kill();
    before.venue.isDown = true;
    const engine = realEngine({ market: 'ONE_WAY', before });
    engine.pass(10_000);
    expect(run(engine)).toBe('RECOVERING');
  });
});

describe('a machine on its battery', () => {
  const alerts = ({ state }: RealEngine) =>
    [...state.durable.alerts.values()].filter((each) => each.type === 'ON_BATTERY').map((each) => each.state);

  it('is said while a live book is traded, and taken back when it is plugged in', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.runner.dispatch({ type: 'battery', onBattery: true });
    expect(alerts(engine)).toEqual(['ACTIVE_UNACK']);
    engine.runner.dispatch({ type: 'battery', onBattery: false });
    expect(alerts(engine)).toEqual(['CLEARED_UNACK']);
  });

  it('is nothing to paper alone', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.run({ name: 'demote', input: { to: 'PAPER', how: 'CLOSE_NOW' } });
    engine.pass(5_000);
    engine.runner.dispatch({ type: 'battery', onBattery: true });
    expect(alerts(engine)).toEqual([]);
  });
});
