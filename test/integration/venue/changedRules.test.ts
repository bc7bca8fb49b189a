/** Rules of a symbol that the venue changes while a position is held (RC-04): said with what was there before, obeyed by the gate, and got over by itself. */
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../src/shared/model/instrument.ts';
import type { ScriptedMarket } from '../../support/scriptedFault.ts';
import type { SymbolRules } from '../../../src/main/ports/venue.ts';
import { money } from '../../../src/shared/values/money.ts';
import { price } from '../../../src/shared/values/price.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { refusals } from '../../support/refusedEntry.ts';

/** A long of one bitcoin with its stop at the venue. */
function holding(market: ScriptedMarket = 'ONE_WAY'): RealEngine {
  const engine = realEngine({ market, arrange: (venue) => market === 'SPOT' && venue.setLegacy(BTC, '5') });
  engine.hold(BTC, '1', { stop: '95' });
  engine.run({ name: 'releaseLevel', input: { trigger: 'RESTART', reason: 'Looked at it, all is mine.' } });
  engine.pass(3_000);
  expect(engine.venue.working()).toHaveLength(1);
  return engine;
}

function rulesOf({ state }: RealEngine, symbol: typeof BTC): SymbolRules {
  const market = state.live.markets.get(symbol);
  if (market === undefined) throw new Error(`${symbol} is not traded here`);
  const { status, tick, lot, minQuantity, maxQuantity, minNotional, metadataAt } = market.instrument;
  return { symbol, status, tick, lot, minQuantity, maxQuantity, minNotional, metadataAt };
}

/** The venue's adapter has read the rules again. */
function tell(engine: RealEngine, symbol: typeof BTC, change: Partial<SymbolRules> = {}): void {
  const rules = { ...rulesOf(engine, symbol), metadataAt: engine.clock.now(), ...change };
  engine.venue.emit({ kind: 'rulesRead', rules: [rules] });
}

/** The feed has read the rules again. */
function feedReads(engine: RealEngine, symbol: typeof BTC, change: Partial<Instrument>): void {
  const market = engine.state.live.markets.get(symbol);
  if (market === undefined) throw new Error(`${symbol} is not traded here`);
  engine.runner.dispatch({ type: 'instruments', instruments: [{ ...market.instrument, ...change }] });
}

const alertOf = (engine: RealEngine, type: string) =>
  [...engine.state.durable.alerts.values()].find((each) => each.type === type && each.state.startsWith('ACTIVE'));
const close = (engine: RealEngine, part: 'ALL' | 'HALF' = 'ALL') =>
  engine.run({ name: 'closePosition', input: { symbol: BTC, part } });

describe('a rule that the live venue tells', () => {
  it('is said with what the feed had said, then with what was there before', () => {
    const engine = holding();
    tell(engine, ETH, { minNotional: money('100') });
    tell(engine, ETH, { minNotional: money('5000'), tick: price('0.5') });
    const follows =
      'Orders are sized and checked by this from now on; look at the prices and quantities you typed (RC-04).';
    expect(engine.activity.filter((text) => text.includes('at the venue:'))).toEqual([
      `ETH/USDT:USDT at the venue: smallest order value is 100.00 USDT, the price feed said 5.00 USDT. ${follows}`,
      `ETH/USDT:USDT at the venue: price step is 0.5, was 0.01; smallest order value is 5,000.00 USDT, was 100.00 USDT. ${follows}`,
    ]);
  });

  it('is not said again when it is read again', () => {
    const engine = holding();
    tell(engine, ETH, { minNotional: money('100') });
    tell(engine, ETH);
    tell(engine, ETH);
    expect(engine.activity.filter((text) => text.includes('at the venue:'))).toHaveLength(1);
  });

  it('decides on the next entry', () => {
    const engine = holding();
    tell(engine, ETH, { minNotional: money('5000') });
    expect(refusals(engine).join(' ')).toMatch(/The venue takes 5,000\.00 USDT or more\. /);
  });

  it('goes before what the feed says, for half a day after it was read', () => {
    const engine = holding();
    tell(engine, ETH, { minNotional: money('5000') });
    feedReads(engine, ETH, { minNotional: money('5') });
    expect(rulesOf(engine, ETH).minNotional.toFixed()).toBe('5000');
    engine.wait(12 * 3_600_000);
    feedReads(engine, ETH, { minNotional: money('6') });
    expect(rulesOf(engine, ETH).minNotional.toFixed()).toBe('5000');
    engine.wait(1);
    feedReads(engine, ETH, { minNotional: money('7') });
    expect(rulesOf(engine, ETH).minNotional.toFixed()).toBe('7');
  });
});

describe('a rule that only the feed tells', () => {
  it('is said and obeyed as well', () => {
    const engine = holding();
    feedReads(engine, ETH, { minNotional: money('5000') });
    expect(engine.activity.join(' ')).toContain('smallest order value is 5,000.00 USDT, was 5.00 USDT');
    expect(refusals(engine).join(' ')).toMatch(/The venue takes 5,000\.00 USDT or more\. /);
  });
});

describe('a held symbol that is halted', () => {
  it('has an alert for as long as it is, keeps its stop, and refuses entries with the reason', () => {
    const engine = holding();
    tell(engine, BTC, { status: 'HALTED' });
    tell(engine, ETH, { status: 'HALTED' });
    expect(alertOf(engine, 'SYMBOL_HALTED')).toMatchObject({
      severity: 'P2',
      text: 'HIGH, LIVE: BTC/USDT:USDT is halted at the venue, was trading, and 1 BTC is held.',
      action:
        "Read the venue's announcement and wait: the desk asks every 30 s, and sends a close that was refused again by itself.",
      count: 1,
    });
    tell(engine, BTC);
    expect(alertOf(engine, 'SYMBOL_HALTED')).toMatchObject({ count: 1 });
    expect(refusals(engine)).toContain(
      'ETH/USDT:USDT is HALTED at the venue. Entries need TRADING. Wait for it or choose another symbol (RC-04).',
    );
    engine.pass(60_000);
    expect([engine.venue.holding(BTC), engine.venue.working().length]).toEqual(['1', 1]);
    tell(engine, BTC, { status: 'TRADING' });
    tell(engine, ETH, { status: 'TRADING' });
    expect(alertOf(engine, 'SYMBOL_HALTED')).toBeUndefined();
    expect(refusals(engine).join(' ')).not.toContain('HALTED');
  });

  it.each([
    ['ALL', '0'],
    ['HALF', '0.5'],
  ] as const)('is closed by itself when it trades again, as far as was asked: %s', (part, left) => {
    const engine = holding();
    engine.venue.spoil('place L-', { kind: 'rejected', code: '-4141', text: 'Symbol is closed.' });
    expect(close(engine, part)).toMatchObject({ ok: true });
    engine.pass(1_000);
    tell(engine, BTC, { status: 'HALTED' });
    engine.pass(60_000);
    expect([engine.venue.holding(BTC), engine.venue.working().length]).toEqual(['1', 1]);
    tell(engine, BTC, { status: 'TRADING' });
    engine.pass(3_000);
    expect(engine.venue.holding(BTC)).toBe(left);
    expect(alertOf(engine, 'CLOSE_REFUSED')).toBeUndefined();
    tell(engine, BTC, { status: 'HALTED' });
    tell(engine, BTC, { status: 'TRADING' });
    engine.pass(3_000);
    expect(engine.venue.holding(BTC)).toBe(left);
  });

  it('is not closed for a refusal long before the halt', () => {
    const engine = holding();
    engine.venue.spoil('place L-', { kind: 'rejected', code: '-2022', text: 'ReduceOnly Order is rejected.' });
    expect(close(engine)).toMatchObject({ ok: true });
    engine.pass(61_000);
    tell(engine, BTC, { status: 'HALTED' });
    tell(engine, BTC, { status: 'TRADING' });
    engine.pass(3_000);
    expect([engine.venue.holding(BTC), engine.venue.working().length]).toEqual(['1', 1]);
  });

  it.each(['ONE_WAY', 'SPOT'] as const)(
    'keeps its stop when it is moved, and moves it when it trades again: %s',
    (market) => {
      const engine = holding(market);
      tell(engine, BTC, { status: 'HALTED' });
      const [resting] = engine.venue.working();
      expect(engine.run({ name: 'moveStop', input: { symbol: BTC, stop: '96.00' } })).toMatchObject({ ok: true });
      engine.pass(20_000);
      expect(engine.venue.working()).toEqual([resting]);
      tell(engine, BTC, { status: 'TRADING' });
      engine.pass(3_000);
      const orders = [...engine.state.durable.books.LIVE.orders.values()];
      const stops = orders.filter(({ role, status }) => role === 'STOP' && status === 'OPEN');
      expect(stops.map(({ triggerPrice }) => triggerPrice?.toFixed())).toEqual(['96']);
      expect(engine.venue.working()).toEqual(stops.map(({ clientOrderId }) => clientOrderId));
    },
  );

  it('is tried every ten seconds and not in a flood where its stop was given up before the halt was known', () => {
    const engine = holding('SPOT');
    const isRefused = { kind: 'rejected', code: '-2010', text: 'Market is closed.' } as const;
    for (let each = 0; each < 40; each += 1) engine.venue.spoil('place L-', isRefused);
    expect(close(engine)).toMatchObject({ ok: true });
    engine.pass(500);
    tell(engine, BTC, { status: 'HALTED' });
    engine.venue.calls.length = 0;
    engine.pass(60_000);
    const stops = engine.venue.calls.filter((call) => call.startsWith('place') && call.includes('STOP_MARKET'));
    expect(stops).toHaveLength(6);
    engine.venue.faults.length = 0;
    tell(engine, BTC, { status: 'TRADING' });
    engine.pass(3_000);
    expect(engine.state.durable.books.LIVE.positions.has(BTC)).toBe(false);
  });

  it('keeps its stop on spot, where a close would have to give it up first, and is closed when it trades again', () => {
    const engine = holding('SPOT');
    tell(engine, BTC, { status: 'HALTED' });
    engine.venue.calls.length = 0;
    expect(close(engine)).toMatchObject({
      ok: false,
      error: {
        message:
          'BTC/USDT:USDT is HALTED at the venue, which takes no order in it. Its stop stays; the close is sent when it trades again (RC-04).',
      },
    });
    engine.pass(10_000);
    expect(engine.venue.calls.filter((call) => call.startsWith('cancel'))).toEqual([]);
    expect(engine.venue.working()).toHaveLength(1);
    tell(engine, BTC, { status: 'TRADING' });
    engine.pass(5_000);
    expect(engine.state.durable.books.LIVE.positions.has(BTC)).toBe(false);
  });
});

describe('a held symbol that is delisted', () => {
  it('has an alert of its own, which takes the place of the one about the halt', () => {
    const engine = holding();
    tell(engine, BTC, { status: 'HALTED' });
    tell(engine, BTC, { status: 'DELISTED' });
    expect(alertOf(engine, 'SYMBOL_HALTED')).toBeUndefined();
    expect(alertOf(engine, 'SYMBOL_DELISTED')).toMatchObject({
      severity: 'P1',
      text: 'CRITICAL, LIVE: BTC/USDT:USDT is delisted at the venue, was trading, and 1 BTC is held.',
    });
    engine.venue.setHolding(BTC, '0');
    for (const id of engine.venue.working()) engine.venue.loseOrder(id);
    engine.pass(70_000);
    expect(engine.venue.calls.filter((call) => call.includes('SELL MARKET'))).toEqual([]);
  });
});
