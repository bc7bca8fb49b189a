/** What differed when an emergency stop began is gone with it: no comparison runs while the desk is stopped, so the stop's own word must tell (RC-25, ES-08). */
import { describe, expect, it } from 'vitest';
import { buildTerms } from '../../support/buildOrder.ts';
import { ETH } from '../../support/realEngine.ts';
import { armed, phase } from '../../support/stopDesk.ts';

describe('a difference that an emergency stop finds gone', () => {
  it('is not listed any more: a position closed elsewhere, an order the stop cancels', () => {
    const engine = armed('ONE_WAY');
    const { foreignOrders, foreignPositions } = engine.state.live.venue;
    engine.venue.setHolding(ETH, '1');
    engine.venue.rest(
      buildTerms({
        clientOrderId: 'web_abc',
        symbol: ETH,
        side: 'BUY',
        type: 'LIMIT',
        quantity: '2',
        limitPrice: '90',
        triggerPrice: null,
      }),
    );
    engine.pass(31_000);
    expect([...foreignPositions.keys()]).toEqual([ETH]);
    expect([...foreignOrders.keys()]).toEqual(['web_abc']);
    engine.venue.setHolding(ETH, '0');
    engine.stop();
    engine.pass(20_000);
    expect(phase(engine)).toBe('COOLDOWN');
    expect([...foreignPositions.keys()]).toEqual([]);
    expect([...foreignOrders.keys()]).toEqual([]);
  });
});
