/** A close that never came about (RC-23, RC-24): whoever asked for it is told, and the alert is over with the position. */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';

function holding(): RealEngine {
  const engine = realEngine({ market: 'ONE_WAY' });
  engine.hold(BTC, '1', { stop: '95' });
  engine.run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'Looked at it, all is mine.' } });
  engine.pass(3_000);
  return engine;
}

const close = (engine: RealEngine) => engine.run({ name: 'closePosition', input: { symbol: BTC, part: 'ALL' } });
const alertOf = (engine: RealEngine, type: string) =>
  [...engine.state.durable.alerts.values()].find((each) => each.type === type && each.state.startsWith('ACTIVE'));
const held = (engine: RealEngine) => [engine.venue.holding(BTC), engine.venue.working().length];

describe('a close whose request is lost', () => {
  it('is told when the venue has said twice that it never had it, and the stop stays', () => {
    const engine = holding();
    engine.venue.spoil('place L-', { kind: 'requestLost' });
    expect(close(engine)).toMatchObject({ ok: true });
    engine.pass(10_000);
    expect(held(engine)).toEqual(['1', 1]);
    expect(alertOf(engine, 'CLOSE_LOST')).toMatchObject({
      severity: 'P2',
      text: 'HIGH, LIVE: BTC/USDT:USDT is still open, a close never reached the venue: 1 asked for less than a minute ago.',
      meaning: 'The close was not carried out. The position and its stop stay as they are.',
      action: 'Look at the price, then close again if you still want to.',
    });
    expect(engine.venue.calls.filter((call) => call.includes('SELL MARKET'))).toHaveLength(1);
  });

  it('is over when it is closed again', () => {
    const engine = holding();
    engine.venue.spoil('place L-', { kind: 'requestLost' });
    close(engine);
    engine.pass(10_000);
    close(engine);
    engine.pass(3_000);
    expect(held(engine)).toEqual(['0', 0]);
    expect(alertOf(engine, 'CLOSE_LOST')).toBeUndefined();
  });

  it('is nothing to tell when its answer alone was lost', () => {
    const engine = holding();
    engine.venue.spoil('place L-', { kind: 'answerLost' });
    close(engine);
    engine.pass(10_000);
    expect(held(engine)).toEqual(['0', 0]);
    expect(alertOf(engine, 'CLOSE_LOST')).toBeUndefined();
  });
});

describe('a close that the venue refused', () => {
  const refused = (): RealEngine => {
    const engine = holding();
    engine.venue.spoil('place L-', { kind: 'rejected', code: '-1122', text: 'Invalid symbol status.' });
    close(engine);
    engine.pass(3_000);
    expect(alertOf(engine, 'CLOSE_REFUSED')).toBeDefined();
    return engine;
  };

  it('is over when the stop has closed the position', () => {
    const engine = refused();
    const [stop = ''] = engine.venue.working();
    engine.venue.fillResting(stop);
    engine.pass(3_000);
    expect(held(engine)).toEqual(['0', 0]);
    expect(alertOf(engine, 'CLOSE_REFUSED')).toBeUndefined();
  });

  it('is over when the position was closed on the page of the venue and its word was taken', () => {
    const engine = refused();
    engine.venue.setHolding(BTC, '0');
    engine.pass(61_000);
    const input = { kind: 'POSITION', symbol: BTC, id: '', action: 'ADOPT', stop: null } as const;
    expect(engine.run({ name: 'resolveExternal', input })).toMatchObject({ ok: true });
    expect(alertOf(engine, 'CLOSE_REFUSED')).toBeUndefined();
  });
});
