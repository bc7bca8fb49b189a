/** A stop that is pressed again when it was over (ES-05, ES-08): whoever presses sees something at the venue, so the venue is asked again. */
import { describe, expect, it } from 'vitest';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, ETH } from '../../support/realEngine.ts';
import { armed, closes, incident, legOf, phase, sent } from '../../support/stopDesk.ts';

const MINUTE = 60_000;

describe.each(['SPOT', 'ONE_WAY', 'HEDGE'] as const)('the stop pressed again, %s', (market) => {
  it.each([2, 7])('closes and cancels what came to be at the venue %i minutes after flat', (minutes) => {
    const engine = armed(market);
    engine.stop();
    engine.pass(minutes * MINUTE);
    expect(phase(engine)).toBe(minutes === 2 ? 'COOLDOWN' : 'AWAITING_APPROVAL');
    engine.venue.setHolding(ETH, '1', { leg: legOf[market] });
    engine.venue.rest(buildTerms({ clientOrderId: 'web_9', symbol: BTC, side: 'BUY', limitPrice: '80' }));
    engine.pass(MINUTE);
    expect(engine.venue.holding(ETH, legOf[market])).toBe('1');
    engine.stop();
    engine.pass(15_000);
    expect(engine.venue.holding(ETH, legOf[market])).toBe('0');
    expect(engine.venue.working()).toEqual([]);
    expect(incident(engine)).toMatchObject({ id: 'I1', triggers: 2 });
    engine.pass(6 * MINUTE);
    expect(phase(engine)).toBe('AWAITING_APPROVAL');
  });

  it('sends no order where nothing is there, and asks little more than a watch and the comparisons do', () => {
    const engine = armed(market);
    engine.stop();
    engine.pass(7 * MINUTE);
    const orders = closes(engine).length;
    const asked = sent(engine, 'snapshot').length;
    engine.stop();
    engine.pass(5 * MINUTE);
    expect(closes(engine)).toHaveLength(orders);
    expect(sent(engine, 'snapshot').length - asked).toBeLessThanOrEqual(30);
    expect(phase(engine)).toBe('AWAITING_APPROVAL');
  });
});
