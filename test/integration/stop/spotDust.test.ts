/** What is too small for a stop is refused on the record once, not every second (ES-09); anything that changes is said again. */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { alertOf, move, sentTo, stopsOf } from '../../support/spotDesk.ts';
import { closes, phase } from '../../support/stopDesk.ts';

const refusals = ({ drafts }: RealEngine): number =>
  drafts.filter(({ type, data }) => type === 'RISK_CHECK' && !(data as { readonly ok: boolean }).ok).length;

describe('a position on spot that is below the minimum notional', () => {
  it('is refused its stop once, and again when the stop moves', () => {
    const engine = realEngine({ market: 'SPOT' });
    engine.hold(BTC, '0.04', { stop: '95' });
    engine.pass(20_000);
    expect(refusals(engine)).toBe(1);
    move(engine, '96');
    engine.pass(20_000);
    expect(refusals(engine)).toBe(2);
    expect(sentTo(engine)).toEqual([]);
  });

  it('answers each close by hand, on the record', () => {
    const engine = realEngine({ market: 'SPOT' });
    engine.hold(BTC, '0.04', { stop: '95' });
    const before = refusals(engine);
    for (const part of ['ALL', 'ALL'] as const)
      expect(engine.run({ name: 'closePosition', input: { symbol: BTC, part } })).toMatchObject({
        ok: false,
        error: { code: 'DENIED' },
      });
    expect(refusals(engine)).toBe(before + 2);
  });

  it('has its stop as soon as it is large enough', () => {
    const engine = realEngine({ market: 'SPOT' });
    engine.hold(BTC, '0.04', { stop: '95' });
    engine.pass(5_000);
    engine.restEntry('L-900001', BTC);
    engine.venue.fillResting('L-900001');
    engine.pass(2_000);
    const size = engine.state.durable.books.LIVE.positions.get(BTC)?.quantity.toFixed() ?? '';
    expect(stopsOf(engine)).toEqual([`${size} at 95`]);
  });
});

describe('a position that could be sold, and is too small for a stop', () => {
  it('is closed and told, because none is kept without a stop (RC-19)', () => {
    const engine = realEngine({ market: 'SPOT' });
    // Worth 5.00 at the price and 4.75 at the stop; the venue takes 5.
    engine.hold(BTC, '0.052', { stop: '95' });
    engine.pass(5_000);
    expect(sentTo(engine)).toEqual(['place L-000001 SELL MARKET 0.05']);
    expect(engine.venue.holding(BTC)).toBe('0.002');
    expect(alertOf(engine, 'STOP_NOT_CONFIRMED')).toMatchObject({ severity: 'P1' });
  });

  it('is tried once where the venue refuses the sale, not again and again', () => {
    const engine = realEngine({ market: 'SPOT' });
    for (let refusal = 0; refusal < 9; refusal += 1)
      engine.venue.spoil('place', { kind: 'rejected', code: '-1013', text: 'Filter failure: NOTIONAL' });
    engine.hold(BTC, '0.052', { stop: '95' });
    engine.pass(20_000);
    expect(sentTo(engine)).toEqual(['place L-000001 SELL MARKET 0.05']);
  });
});

describe('an emergency stop of a spot position that a fee left off the lot', () => {
  it('sells whole lots, and is over with what is less than one left as dust (ES-03, ES-09)', () => {
    const engine = realEngine({ market: 'SPOT' });
    engine.hold(BTC, '2.345', { stop: '95' });
    engine.stop();
    engine.pass(10_000);
    expect(closes(engine)).toEqual(['place ES-I1-BTC_USDT_USDT-L-1 SELL MARKET 2.34']);
    expect(engine.venue.holding(BTC)).toBe('0.005');
    expect(phase(engine)).toBe('COOLDOWN');
  });
});

describe('dust that a close left behind', () => {
  const enter = (engine: RealEngine) =>
    engine.run({
      name: 'placeOrder',
      input: {
        symbol: BTC,
        side: 'BUY',
        type: 'MARKET',
        entry: null,
        stop: '98',
        autoStop: false,
        quantity: '0.50',
        timeInForce: 'GTC',
        postOnly: false,
      },
    });

  it('is no position that an entry adds to, whatever it lost (PS-13)', () => {
    const engine = realEngine({ market: 'SPOT', arrange: (venue) => venue.setHolding(BTC, '0.004', { entry: '120' }) });
    engine.hold(BTC, '0.004', { stop: '95' });
    engine.pass(1_000);
    const entered = enter(engine);
    expect(
      entered.ok ? [] : (entered.error.checks ?? []).filter(({ passed, rule }) => !passed && rule === 'PS-13'),
    ).toEqual([]);
  });

  it('does not keep the way to PAPER waiting (T5)', () => {
    const engine = realEngine({ market: 'SPOT' });
    engine.hold(BTC, '2.345', { stop: '95' });
    expect(engine.run({ name: 'demote', input: { to: 'PAPER', how: 'CLOSE_NOW' } })).toMatchObject({
      ok: true,
    });
    engine.pass(5_000);
    expect(engine.venue.holding(BTC)).toBe('0.005');
    expect(engine.state.durable.modeState.mode).toBe('PAPER');
  });
});
