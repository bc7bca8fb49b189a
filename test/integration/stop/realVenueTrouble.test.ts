/** The emergency stop on real venues in miniature when something is in its way (ES): spot, one-way and hedge alike. */
import { describe, expect, it } from 'vitest';
import { dustOrResidual } from '../../support/leftoverRows.ts';
import { BTC, ETH, realEngine } from '../../support/realEngine.ts';
import { legOf, armed, phase, sent, closes, held, isFlat } from '../../support/stopDesk.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

describe.each(['SPOT', 'ONE_WAY', 'HEDGE'] as const)('emergency stop in trouble, %s', (market) => {
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

  it('ends seconds after an exchange that was away for longer, whatever became of the cancels', () => {
    const engine = armed(market);
    engine.venue.isDown = true;
    engine.stop();
    engine.pass(100_000);
    engine.venue.loseOrder('L-900001');
    engine.venue.isDown = false;
    engine.pass(18_000);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(engine.venue.traded(BTC)).toBe('2');
  });

  it('sells again seconds after an exchange that answered nothing for half a minute says the close never came', () => {
    const engine = armed(market);
    engine.venue.spoil('place ES-', { kind: 'requestLost' });
    for (let question = 0; question < 8; question += 1) engine.venue.spoil('query ES-', { kind: 'requestLost' });
    engine.stop();
    engine.pass(30_000);
    expect(held(engine, market)).toBe('0');
    expect(closes(engine)).toHaveLength(2);
    expect(engine.venue.traded(BTC)).toBe('2');
  });

  it('tries at market until the venue takes it where the prices of the book are too far off, and calls a person meanwhile', () => {
    const engine = armed(market);
    const refusal = {
      kind: 'rejected',
      code: '-4131',
      text: "The counterparty's best price is outside the band.",
    } as const;
    for (let attempt = 0; attempt < 7; attempt += 1) engine.venue.spoil('place ES-', refusal);
    engine.stop();
    engine.pass(20_000);
    expect(phase(engine)).toBe('UNRESOLVED');
    const alert = [...engine.state.durable.alerts.values()].find((each) => each.type === 'STOP_UNRESOLVED');
    expect(alert).toMatchObject({ severity: 'P1' });
    expect(alert?.text).toContain(BTC);
    engine.pass(40_000);
    expect(held(engine, market)).toBe('0');
    expect(engine.venue.traded(BTC)).toBe('2');
    expect(closes(engine)).toHaveLength(8);
    expect(closes(engine).every((call) => call.includes('MARKET') && !call.includes('LIMIT'))).toBe(true);
    expect(phase(engine)).toBe('COOLDOWN');
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
    engine.hold(BTC, '2', { stop: '95', leg: legOf[market] });
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
    expect(placed.ok).toBe(false);
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

it('closes one leg of a hedged symbol while nobody knows what became of the close of the other one (ES-07)', () => {
  const engine = realEngine({ market: 'HEDGE' });
  engine.venue.setHolding(BTC, '2', { leg: 'LONG' });
  engine.venue.setHolding(BTC, '-1', { leg: 'SHORT' });
  engine.venue.spoil('place ES-I1-BTC_USDT_USDT-L', { kind: 'requestLost' });
  engine.venue.spoil('place ES-I1-BTC_USDT_USDT-S', { kind: 'rejected', code: '-1008', text: 'Throttled.' });
  for (let question = 0; question < 100; question += 1) engine.venue.spoil('query ES-', { kind: 'requestLost' });
  engine.stop();
  engine.pass(10_000);
  expect(engine.venue.holding(BTC, 'SHORT')).toBe('0');
  expect(engine.venue.holding(BTC, 'LONG')).toBe('2');
  engine.venue.faults.length = 0;
  engine.pass(20_000);
  expect(engine.venue.holding(BTC, 'LONG')).toBe('0');
  expect(engine.venue.traded(BTC)).toBe('3');
  expect(phase(engine)).toBe('COOLDOWN');
});
