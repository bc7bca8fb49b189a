/** A reduce-only stop that somebody else left at the venue guards the position as ours does: it stays until flat, so that a failed close is not naked (ES-03). */
import { describe, expect, it } from 'vitest';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC } from '../../support/realEngine.ts';
import { armed, held, legOf, phase, place, sent } from '../../support/stopDesk.ts';

const SOMEBODYS = {
  clientOrderId: 'web_9',
  symbol: BTC,
  side: 'SELL',
  type: 'STOP_MARKET',
  triggerPrice: '80',
} as const;

describe('an emergency stop and a stop that is not ours', () => {
  it.each(['ONE_WAY', 'HEDGE'] as const)('keeps it until the position is gone, %s', (market) => {
    const engine = armed(market);
    engine.venue.rest(buildTerms({ ...SOMEBODYS, reduceOnly: true }));
    engine.venue.spoil('place ES-', { kind: 'rejected', code: '-1008', text: 'Request throttled.' });
    engine.stop();
    engine.wait(160);
    expect(held(engine, market)).toBe('2');
    expect(engine.venue.working()).toContain('web_9');
    engine.pass(8_000);
    expect(place(engine, 'cancel web_9')).toBeGreaterThan(place(engine, 'place ES-I1-BTC_USDT_USDT-L-2'));
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it.each(['ONE_WAY', 'HEDGE'] as const)('cancels one that could open a position with the rest, %s', (market) => {
    const engine = armed(market);
    engine.venue.rest(buildTerms({ ...SOMEBODYS, reduceOnly: false }));
    engine.stop();
    engine.pass(8_000);
    expect(place(engine, 'cancel web_9')).toBeLessThan(place(engine, 'place ES-I1-'));
    expect(engine.venue.holding(BTC, legOf[market])).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('cancels it first on spot, where it locks what is to be sold', () => {
    const engine = armed('SPOT');
    engine.venue.rest(buildTerms({ ...SOMEBODYS, reduceOnly: true, quantity: '1' }));
    engine.stop();
    engine.pass(8_000);
    expect(sent(engine, 'cancel web_9')).not.toEqual([]);
    expect(place(engine, 'cancel web_9')).toBeLessThan(place(engine, 'place ES-I1-'));
    expect(held(engine, 'SPOT')).toBe('0');
  });
});
