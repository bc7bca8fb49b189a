/** The emergency stop on real venues in miniature (ES): spot, one-way and hedge alike. */
import { describe, expect, it } from 'vitest';
import { dustOrResidual } from '../../support/leftoverRows.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import type { ScriptedMarket } from '../../support/scriptedVenue.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

const legOf = { SPOT: 'NET', ONE_WAY: 'NET', HEDGE: 'LONG' } as const;

/** One long BTC position guarded by its stop, and an entry that rests in ETH, which is flat. */
function armed(market: ScriptedMarket): RealEngine {
  const engine = realEngine({ market });
  engine.hold(BTC, '2', '95', legOf[market]);
  engine.restEntry('L-900001', ETH);
  engine.venue.calls.length = 0;
  return engine;
}

const phase = ({ state }: RealEngine) => {
  const { modeState } = state.durable;
  return modeState.mode === 'EMERGENCY_STOP' ? modeState.phase : modeState.mode;
};
const incident = ({ state }: RealEngine) => state.durable.incident;
const sent = ({ venue }: RealEngine, what: string) => venue.calls.filter((call) => call.startsWith(what));
const closes = (engine: RealEngine) => engine.venue.calls.filter((call) => call.startsWith('place ES-'));
const held = (engine: RealEngine, market: ScriptedMarket) => engine.venue.holding(BTC, legOf[market]);
const isFlat = (engine: RealEngine) => engine.state.durable.books.LIVE.positions.size === 0;
/** How often a text stands in the calls, by the place of its first. */
const place = (engine: RealEngine, what: string) => engine.venue.calls.findIndex((call) => call.startsWith(what));

describe.each(['SPOT', 'ONE_WAY', 'HEDGE'] as const)('emergency stop, %s', (market) => {
  it('AT-ES-01 happy path, call order equals ES-03', () => {
    const engine = armed(market);
    engine.stop();
    engine.pass(5_000);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(held(engine, market)).toBe('0');
    expect(engine.venue.working()).toEqual([]);
    expect(isFlat(engine)).toBe(true);
    expect(engine.venue.calls[0]).toBe('snapshot');
    const stop = place(engine, 'cancel L-000001');
    const close = place(engine, 'place ES-I1-');
    expect(place(engine, 'cancel L-900001')).toBeGreaterThan(0);
    expect(place(engine, 'cancel L-900001')).toBeLessThan(close);
    // On spot the stop locks the balance and goes first; on derivatives it stays until flat is verified (GC-076, GC-077).
    if (market === 'SPOT') expect(stop).toBeLessThan(close);
    else expect(stop).toBeGreaterThan(close);
    expect(closes(engine)).toHaveLength(1);
    expect(closes(engine)[0]).toContain(`SELL MARKET 2${market === 'SPOT' ? '' : ' reduce-only'}`);
  });

  it('AT-ES-02 second trigger during execution adds no orders', () => {
    const engine = armed(market);
    engine.stop();
    engine.wait(60);
    engine.stop();
    engine.pass(500);
    engine.stop();
    engine.pass(5_000);
    expect(incident(engine)).toMatchObject({ id: 'I1', triggers: 3 });
    expect(closes(engine)).toHaveLength(1);
    expect(held(engine, market)).toBe('0');
  });

  it('AT-ES-03 504 on close that did fill: no second sell', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-', { kind: 'answerLost' });
    engine.stop();
    engine.pass(20_000);
    expect(closes(engine)).toHaveLength(1);
    expect(held(engine, market)).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-04 504 that did not fill: exactly one resend after two "not found"', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-', { kind: 'requestLost' });
    engine.stop();
    engine.pass(20_000);
    const first = place(engine, 'place ES-I1-BTC_USDT_USDT-L-1');
    const second = place(engine, 'place ES-I1-BTC_USDT_USDT-L-2');
    expect(closes(engine)).toHaveLength(2);
    const asked = engine.venue.calls.slice(first, second).filter((call) => call.startsWith('query ES-'));
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(held(engine, market)).toBe('0');
  });

  it('AT-ES-05 cancel-reject because filled: position re-read, closed', () => {
    const engine = armed(market);
    // The entry fills at the venue while its cancel is on the way, and the stream has not told yet.
    engine.stop();
    engine.wait(60);
    engine.venue.fillResting('L-900001');
    engine.pass(10_000);
    expect(engine.venue.holding(ETH, legOf[market])).toBe('0');
    expect(held(engine, market)).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-06 resting limit on a flat symbol is cancelled', () => {
    const engine = realEngine({ market });
    engine.restEntry('L-900001', ETH);
    engine.stop();
    engine.pass(5_000);
    expect(engine.venue.working()).toEqual([]);
    expect(sent(engine, 'cancel L-900001')).toHaveLength(1);
    expect(closes(engine)).toEqual([]);
  });

  it('AT-ES-07 algo stop in the separate endpoint is found', () => {
    const engine = armed(market);
    const somebodys = buildTerms({
      clientOrderId: 'web_9',
      symbol: ETH,
      side: 'SELL',
      triggerPrice: '80',
      reduceOnly: true,
    });
    engine.venue.rest(somebodys);
    engine.stop();
    engine.pass(5_000);
    expect(sent(engine, 'cancel web_9').length).toBeGreaterThanOrEqual(1);
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(incident(engine)?.legs.map((leg) => leg.key)).toContain('web_9');
  });

  it('AT-ES-08 stop kept until flat, cancelled after', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-', {
      kind: 'rejected',
      code: '-1008',
      text: 'Request throttled by system-level protection.',
    });
    engine.stop();
    engine.wait(160);
    // The first close was refused: on derivatives the position is still guarded.
    expect(engine.venue.working().includes('L-000001')).toBe(market !== 'SPOT');
    expect(held(engine, market)).toBe('2');
    engine.pass(8_000);
    expect(held(engine, market)).toBe('0');
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-09 partial fill then 429', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-I1-BTC_USDT_USDT-L-1', { kind: 'partial', quantity: '0.5' });
    engine.venue.spoil('place ES-I1-BTC_USDT_USDT-L-2', {
      kind: 'rejected',
      code: '-1003',
      text: 'Too many requests.',
    });
    engine.stop();
    engine.pass(15_000);
    expect(closes(engine).map((call) => call.split(' ')[4])).toEqual(['2', '1.5', '1.5']);
    expect(held(engine, market)).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-10 exchange down 60 s then up', () => {
    const engine = armed(market);
    engine.venue.isDown = true;
    engine.stop();
    engine.pass(60_000);
    expect(phase(engine)).toBe('UNRESOLVED');
    expect([...engine.state.durable.alerts.values()].find((each) => each.type === 'STOP_UNRESOLVED')?.severity).toBe(
      'P1',
    );
    expect(held(engine, market)).toBe('2');
    engine.venue.isDown = false;
    engine.pass(60_000);
    expect(held(engine, market)).toBe('0');
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(engine.venue.traded(BTC)).toBe('2');
  });

  it.each([0, 10, 60, 110, 200, 400, 700, 1_300, 1_500, 2_600, 2_900, 4_000])(
    'AT-ES-11 killed %i ms after the trigger, restarted: ends flat with no flip',
    (after) => {
      const engine = armed(market);
      engine.stop();
      engine.wait(after);
      engine.kill();
      const again = realEngine({ market, before: engine });
      again.pass(30_000);
      expect(again.venue.holding(BTC, legOf[market])).toBe('0');
      expect(again.venue.traded(BTC)).toBe('2');
      expect(again.venue.working()).toEqual([]);
      expect(phase(again)).toBe('COOLDOWN');
      expect(isFlat(again)).toBe(true);
    },
  );

  it('AT-ES-12 late fill after FLAT_VERIFIED re-opens', () => {
    const engine = armed(market);
    engine.stop();
    engine.pass(5_000);
    expect(phase(engine)).toBe('COOLDOWN');
    engine.venue.setHolding(ETH, '1', { leg: legOf[market] });
    engine.pass(15_000);
    expect(engine.venue.holding(ETH, legOf[market])).toBe('0');
    expect(sent(engine, 'place ES-I1-ETH')).toHaveLength(1);
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-14 hedge both legs', () => {
    const engine = realEngine({ market });
    if (market === 'HEDGE') {
      engine.venue.setHolding(BTC, '2', { leg: 'LONG' });
      engine.venue.setHolding(BTC, '-1', { leg: 'SHORT' });
    } else engine.venue.setHolding(BTC, '2');
    engine.stop();
    engine.pass(8_000);
    const sides = closes(engine).map((call) => call.split(' ').slice(2, 5).join(' '));
    expect(sides).toEqual(market === 'HEDGE' ? ['SELL MARKET 2', 'BUY MARKET 1'] : ['SELL MARKET 2']);
    expect(engine.venue.holding(BTC, 'LONG')).toBe('0');
    expect(engine.venue.holding(BTC, 'SHORT')).toBe('0');
    expect(engine.venue.holding(BTC)).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
    expect(isFlat(engine)).toBe(true);
  });

  it('AT-ES-15 legacy spot balance untouched', () => {
    const engine = realEngine({ market, arrange: (venue) => venue.setLegacy(BTC, '5') });
    engine.hold(BTC, '2', '95', legOf[market]);
    engine.stop();
    engine.pass(8_000);
    expect(held(engine, market)).toBe('0');
    if (market === 'SPOT') expect(engine.venue.total(BTC)).toBe('5');
    expect(engine.venue.traded(BTC)).toBe('2');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-16 audit disk full: still flat, gap reported', () => {
    const engine = armed(market);
    engine.journal.fail();
    engine.stop();
    engine.pass(5_000);
    expect(held(engine, market)).toBe('0');
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(engine.state.live.journal.failingSince).not.toBeNull();
    engine.journal.heal();
    engine.pass(5_000);
    const types = engine.journal.drafts.map((draft) => draft.type);
    expect(types).toContain('ES_TRIGGER');
    expect(types).toContain('JOURNAL_GAP');
  });

  it('AT-ES-17 100 positions dispatched <= 500 ms', () => {
    const symbols = Array.from({ length: 100 }, (_, index) => symbolName(`S${index}/USDT:USDT`));
    const engine = realEngine({ market, symbols });
    for (const symbol of symbols) engine.venue.setHolding(symbol, '1', { leg: legOf[market] });
    for (const [index, symbol] of symbols.entries()) engine.restEntry(`L-9${String(index).padStart(5, '0')}`, symbol);
    engine.venue.calls.length = 0;
    const at = engine.clock.now();
    engine.stop();
    engine.wait(500);
    expect(sent(engine, 'cancel L-9')).toHaveLength(100);
    // Spot sells what the canceled orders have released, at the next look.
    expect(closes(engine)).toHaveLength(100);
    expect(engine.clock.now()).toBe(unixMs(at + 500));
    engine.pass(10_000);
    expect(isFlat(engine)).toBe(true);
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-18 price feed dead: still closes', () => {
    const engine = armed(market);
    engine.wait(300_000);
    engine.stop();
    engine.wait(10_000);
    expect(held(engine, market)).toBe('0');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('AT-ES-19 strategy submits in a tight loop during ES: zero leak', () => {
    const engine = armed(market);
    engine.stop();
    for (let round = 0; round < 200; round += 1) {
      const placed = engine.run({
        name: 'placeOrder',
        input: {
          symbol: BTC,
          side: 'BUY',
          type: 'MARKET',
          entry: null,
          stop: '95',
          autoStop: false,
          quantity: null,
          timeInForce: 'GTC',
          postOnly: false,
        },
      });
      expect(placed.ok).toBe(false);
      engine.wait(10);
    }
    expect(engine.venue.calls.filter((call) => call.includes(' BUY '))).toEqual([]);
    expect(held(engine, market)).toBe('0');
  });

  it('AT-ES-20 manual order from UI during ES refused', () => {
    const engine = armed(market);
    engine.stop();
    const placed = engine.run({
      name: 'placeOrder',
      input: {
        symbol: ETH,
        side: 'BUY',
        type: 'MARKET',
        entry: null,
        stop: '95',
        autoStop: false,
        quantity: null,
        timeInForce: 'GTC',
        postOnly: false,
      },
    });
    expect(placed).toMatchObject({ ok: false, error: { code: expect.any(String) } });
    expect(engine.venue.calls.filter((call) => call.includes(' BUY '))).toEqual([]);
  });

  it.each(dustOrResidual(market))('AT-ES-13 dust vs residual table: $size is $kind', ({ size, kind }) => {
    const engine = realEngine({ market });
    engine.venue.setHolding(BTC, size, { leg: legOf[market] });
    engine.stop();
    engine.pass(8_000);
    expect(closes(engine)).toHaveLength(kind === 'RESIDUAL' ? 1 : 0);
    expect(phase(engine)).toBe('COOLDOWN');
  });
});
