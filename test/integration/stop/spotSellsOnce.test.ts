/** On spot nothing but the balance limits a sale: a close by hand and an emergency stop that cross must not sell what was there before the desk (SM-25). */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { phase } from '../../support/stopDesk.ts';

/** Two of ours, five that were there before; the stop has just gone, so the balance is free. */
function holding(): RealEngine {
  const engine = realEngine({ market: 'SPOT', arrange: (venue) => venue.setLegacy(BTC, '5') });
  engine.hold(BTC, '2', { stop: '95' });
  return engine;
}
const close = (engine: RealEngine) => engine.run({ name: 'closePosition', input: { symbol: BTC, part: 'ALL' } });

describe('a close by hand and an emergency stop on spot', () => {
  it('sells once when the close is on its way at the trigger', () => {
    const engine = holding();
    close(engine);
    engine.stop();
    engine.pass(10_000);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it.each([10, 60, 110, 160, 310, 360, 410])('sells once when the close comes %i ms after the trigger', (after) => {
    const engine = holding();
    engine.stop();
    engine.wait(after);
    close(engine);
    engine.pass(10_000);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('buys nothing back where somebody sold more than was ours', () => {
    const engine = holding();
    engine.venue.setHolding(BTC, '-1');
    engine.venue.calls.length = 0;
    engine.stop();
    engine.pass(10_000);
    expect(engine.venue.calls.filter((call) => call.includes('BUY'))).toEqual([]);
    expect(engine.venue.total(BTC)).toBe('4');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('sells once when the answer is older than the sale', () => {
    const engine = holding();
    engine.venue.calls.length = 0;
    engine.venue.spoil('place L-000002', { kind: 'late', ms: 500 });
    close(engine);
    engine.wait(200);
    engine.venue.spoil('snapshot', { kind: 'lateAnswer', ms: 1_000 });
    engine.stop();
    engine.pass(10_000);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(engine.venue.calls.filter((call) => call.includes('MARKET') && !call.includes('STOP'))).toHaveLength(1);
    expect(phase(engine)).toBe('COOLDOWN');
  });
});
