import { describe, expect, it } from 'vitest';
import { SCRIPT_START } from '../../support/scriptedSource.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

const symbol = symbolName(SYMBOL);
const statuses = (engine: TestEngine) =>
  [...engine.state.durable.books.PAPER.orders.values()].map((order) => `${order.role} ${order.status}`);
const placed = (engine: TestEngine) => engine.venue.calls.filter((call) => call.startsWith('place'));

describe('an order whose answer never came', () => {
  it('is unknown, is asked for, and is never sent again', () => {
    const engine = testEngine();
    engine.venue.spoilNext('place', { kind: 'answerLost' });
    engine.run(entryTicket({ type: 'LIMIT', entry: '95.00', stop: '92.00' }));
    engine.pass(300);
    expect(statuses(engine)).toEqual(['ENTRY UNKNOWN']);
    engine.pass(2_000);
    expect(statuses(engine)).toEqual(['ENTRY OPEN']);
    expect(placed(engine)).toEqual(['place P-000001']);
  });

  it('is settled as never arrived only after the venue said so twice, a second apart', () => {
    const engine = testEngine();
    engine.venue.spoilNext('place', { kind: 'requestLost', afterMs: 200 });
    engine.run(entryTicket());
    engine.pass(700);
    expect(statuses(engine)).toEqual(['ENTRY UNKNOWN']);
    engine.pass(8_000);
    expect(statuses(engine)).toEqual(['ENTRY CANCELED']);
    expect(placed(engine)).toEqual(['place P-000001']);
    expect(engine.venue.calls.filter((call) => call.startsWith('query')).length).toBeGreaterThanOrEqual(2);
  });
});

describe('a protective stop', () => {
  it('is placed for the whole position as soon as the entry fills', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    expect(statuses(engine)).toEqual(['ENTRY FILLED', 'STOP OPEN']);
    const stop = [...engine.state.durable.books.PAPER.orders.values()].find((order) => order.role === 'STOP');
    expect(stop).toMatchObject({ side: 'SELL', reduceOnly: true, type: 'STOP_MARKET' });
    expect(stop?.triggerPrice?.toFixed()).toBe('97');
    expect(stop?.quantity.toFixed()).toBe('1');
  });

  it('that the venue refuses costs the position: it is closed and P1 says why', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(100);
    engine.venue.spoilNext('place', { kind: 'rejected', code: '-4131', text: 'trigger too close' });
    engine.pass(3_000);
    expect(engine.state.durable.books.PAPER.positions.has(symbol)).toBe(false);
    expect([...engine.state.durable.alerts.values()].map((alert) => alert.type)).toContain('STOP_NOT_CONFIRMED');
  });

  it('AT-RC-7: that is not confirmed within three seconds costs the position too', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(100);
    engine.venue.spoilNext('place', { kind: 'delayed', byMs: 20_000 });
    engine.pass(6_000);
    expect(engine.state.durable.books.PAPER.positions.has(symbol)).toBe(false);
  });

  it('that never arrived is put back as soon as the venue has said so twice', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(100);
    engine.venue.spoilNext('place', { kind: 'requestLost', afterMs: 400 });
    engine.pass(60_000);
    expect(engine.state.durable.books.PAPER.positions.has(symbol)).toBe(true);
    expect(statuses(engine)).toEqual(['ENTRY FILLED', 'STOP CANCELED', 'STOP OPEN']);
  });

  it('that was refused guards again when the closing order was lost on its way', () => {
    const engine = testEngine();
    engine.run(entryTicket({ stop: '99.00' }));
    engine.pass(300);
    engine.venue.spoilNext('place', { kind: 'requestLost', afterMs: 400 });
    engine.price(SYMBOL, '98.50');
    engine.pass(60_000);
    expect(engine.state.durable.books.PAPER.positions.has(symbol)).toBe(false);
    expect(statuses(engine).at(-1)).toBe('EXIT FILLED');
  });

  it('is placed anew before the old one is canceled when it moves', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    const from = engine.venue.calls.length;
    expect(engine.run({ name: 'moveStop', input: { symbol: SYMBOL, stop: '98.00' } }).ok).toBe(true);
    engine.pass(2_000);
    expect(engine.venue.calls.slice(from, from + 2)).toEqual(['place P-000003', 'cancel P-000002']);
    expect(engine.state.durable.books.PAPER.positions.get(symbol)?.stopPrice?.toFixed()).toBe('98');
  });

  it('cannot be loosened beyond the risk of one trade', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    const moved = engine.run({ name: 'moveStop', input: { symbol: SYMBOL, stop: '40.00' } });
    expect(moved).toMatchObject({ ok: false, error: { code: 'DENIED' } });
  });

  it('closes the position at the worse price when the market gaps through it', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    engine.price(SYMBOL, '90.00');
    engine.pass(2_000);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
    const stop = [...engine.state.durable.books.PAPER.orders.values()].find((order) => order.role === 'STOP');
    expect(stop?.averagePrice?.lessThan(90)).toBe(true);
  });
});

describe('a cancel whose answer never came', () => {
  it('is asked for again when the order is found working', () => {
    const engine = testEngine();
    engine.run(entryTicket({ type: 'LIMIT', entry: '95.00', stop: '92.00' }));
    engine.pass(1_000);
    engine.venue.spoilNext('cancel', { kind: 'requestLost', afterMs: 400 });
    engine.venue.spoilNext('cancel', { kind: 'requestLost', afterMs: 400 });
    engine.run({ name: 'cancelEntries', input: {} });
    engine.pass(10_000);
    expect(statuses(engine)).toEqual(['ENTRY CANCELED']);
    expect(engine.venue.calls.filter((call) => call === 'cancel P-000001')).toHaveLength(3);
  });
});

describe('an emergency stop on a bad line', () => {
  it('sees an unanswered close as unknown and does not sell twice', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    engine.venue.spoilNext('place', { kind: 'answerLost' });
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(6_000);
    expect(placed(engine).filter((call) => call.includes('ES-'))).toEqual(['place ES-I1-BTC-L-1']);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
    expect(engine.state.durable.incident?.phase).toBe('COOLDOWN');
  });

  it('raises the attempt only after the venue refused the first', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    engine.venue.spoilNext('place', { kind: 'rejected', code: '-1003', text: 'too many requests' });
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(8_000);
    expect(placed(engine).filter((call) => call.includes('ES-'))).toEqual([
      'place ES-I1-BTC-L-1',
      'place ES-I1-BTC-L-2',
    ]);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
  });

  it('is UNRESOLVED after fifteen seconds while the venue does not answer, and goes on by itself', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    for (let fault = 0; fault < 6; fault += 1)
      engine.venue.spoilNext('snapshot', { kind: 'requestLost', afterMs: 3_000 });
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(16_000);
    expect(engine.state.durable.incident?.phase).toBe('UNRESOLVED');
    expect([...engine.state.durable.alerts.values()].map((alert) => alert.type)).toContain('STOP_UNRESOLVED');
    engine.pass(60_000);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
    expect(engine.state.durable.incident?.phase).toBe('COOLDOWN');
  });

  it('re-opens when an entry that was on its way fills after flat was verified', () => {
    const engine = testEngine();
    engine.venue.spoilNext('place', { kind: 'delayed', byMs: 4_000 });
    engine.run(entryTicket());
    for (let fault = 0; fault < 3; fault += 1)
      engine.venue.spoilNext('cancel', { kind: 'requestLost', afterMs: 4_000 });
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(3_000);
    expect(engine.state.durable.incident?.flatAt).not.toBeNull();
    engine.pass(60_000);
    expect(engine.notes.map((each) => each.text)).toContain('A late fill re-opened the emergency stop.');
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
    expect(engine.state.durable.incident?.phase).toBe('COOLDOWN');
    expect(engine.state.durable.incident?.flatAt ?? 0).toBeGreaterThan(SCRIPT_START + 6_000);
  });

  it('refuses every order meanwhile, however often it is tried', () => {
    const engine = testEngine();
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    const tries = Array.from({ length: 50 }, () => engine.run(entryTicket()).ok);
    expect(tries.some((sent) => sent)).toBe(false);
    expect(placed(engine)).toEqual([]);
  });
});

describe("the venue's rules", () => {
  it('deny entries when they are a day old, and allow them again once they were read anew', () => {
    const engine = testEngine();
    engine.pass(25 * 3_600_000);
    expect(engine.run(entryTicket())).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    const instruments = [...engine.state.live.markets.values()].map(({ instrument }) => ({
      ...instrument,
      metadataAt: unixMs(instrument.metadataAt + 24 * 3_600_000),
    }));
    engine.runner.dispatch({ type: 'instruments', instruments });
    expect(engine.run(entryTicket()).ok).toBe(true);
  });
});

describe('a single print far from the market', () => {
  it('moves nothing and refuses entries until a second print agrees', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(12_000);
    const marked = (): string => engine.state.live.totals.PAPER.unrealized.toFixed(2);
    const before = marked();
    engine.price(SYMBOL, '120.00');
    expect(marked()).toBe(before);
    const refused = engine.run(entryTicket({ stop: '70.00' }));
    expect(refused.ok ? '' : refused.error.message).toContain('printed 120, far from the prices of the last minute');
    engine.price(SYMBOL, '120.10');
    expect(marked()).not.toBe(before);
  });
});
