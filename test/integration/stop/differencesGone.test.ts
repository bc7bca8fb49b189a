/** What differed when an emergency stop began is gone with it: no comparison runs while the desk is stopped, so the stop's own word must tell (RC-25, ES-08). */
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
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

  it.each(['ONE_WAY', 'HEDGE'] as const)('is not left alone any more, %s: whoever opened it closed it', (market) => {
    const engine = armed(market);
    engine.venue.setHolding(ETH, '1', market === 'HEDGE' ? { leg: 'LONG' } : {});
    engine.pass(31_000);
    leave(engine);
    expect([...engine.state.durable.books.LIVE.left.values()].map(decimalText)).toEqual(['1']);
    if (market === 'HEDGE') engine.venue.setHolding(ETH, '-1', { leg: 'SHORT' });
    else engine.venue.setHolding(ETH, '0');
    engine.stop();
    engine.pass(20_000);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(engine.external(ETH)).toEqual([]);
    expect([...engine.state.durable.books.LIVE.left]).toEqual([]);
    const again = realEngine({ market, before: engine });
    expect([...again.state.durable.books.LIVE.left]).toEqual([]);
  });
});

describe('a position left alone that is gone without a stop', () => {
  it('is forgotten with its block where nothing of ours is held', () => {
    const engine = armed('ONE_WAY');
    engine.venue.setHolding(ETH, '1');
    engine.pass(31_000);
    leave(engine);
    engine.pass(31_000);
    expect(engine.external(ETH)).toEqual(['1 that is left alone']);
    engine.venue.setHolding(ETH, '0');
    engine.pass(31_000);
    expect(engine.external(ETH)).toEqual([]);
    expect(engine.state.live.breaker.differences).toBe('');
  });

  it('differs beside a position of ours until a person says so, and then blocks nothing', () => {
    const engine = armed('ONE_WAY');
    engine.venue.setHolding(BTC, '3');
    engine.pass(31_000);
    leave(engine, BTC);
    engine.venue.setHolding(BTC, '2');
    engine.pass(31_000);
    expect(engine.external(BTC)).toEqual(['a position of 2', '1 that is left alone']);
    leave(engine, BTC);
    engine.pass(31_000);
    expect(engine.external(BTC)).toEqual([]);
  });
});

function leave(engine: RealEngine, symbol = ETH): void {
  const answer = engine.run({
    name: 'resolveExternal',
    input: { kind: 'POSITION', symbol, id: '', action: 'LEAVE', stop: null },
  });
  expect(answer).toMatchObject({ ok: true });
}
