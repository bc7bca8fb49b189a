/** A close on spot that waited for the cancel of its stop when the process died: it was asked for and never sent, so it is sent by the next session. */
import { describe, expect, it } from 'vitest';
import { withOrder } from '../../../src/main/engine/bookOrders.ts';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { alertOf, close, guarded, positionOf, sentTo, stopsOf } from '../../support/spotDesk.ts';
import { phase } from '../../support/stopDesk.ts';

const MINUTE = 60_000;

/** The desk after a kill that many milliseconds after the close was asked for, and so long a time. */
function restarted(part: 'ALL' | 'HALF', { after, downMs = 60 }: { readonly after: number; readonly downMs?: number }) {
  const engine = guarded();
  close(engine, part);
  engine.wait(after);
  engine.kill();
  engine.wait(downMs);
  engine.venue.calls.length = 0;
  return realEngine({ market: 'SPOT', before: engine });
}

const sales = (engine: RealEngine): readonly string[] => sentTo(engine).filter((call) => call.includes('SELL MARKET'));

describe('a close that was never sent', () => {
  it.each([0, 10, 40])('is sent after a kill %i ms later, under an id of its own', (after) => {
    const engine = restarted('ALL', { after });
    engine.pass(6_000);
    expect(sales(engine)).toEqual(['place L-000003 SELL MARKET 2']);
    expect(positionOf(engine)).toBeUndefined();
    expect(engine.venue.total(BTC)).toBe('5');
  });

  it.each([0, 10, 40, 60, 90, 110, 140, 160, 220])('sells its half once, killed %i ms later', (after) => {
    const engine = restarted('HALF', { after });
    engine.pass(6_000);
    expect(engine.venue.holding(BTC)).toBe('1');
    expect(positionOf(engine)?.quantity.toFixed()).toBe('1');
    expect(stopsOf(engine)).toEqual(['1 at 95']);
  });

  it.each([100, 400, 900, 1_300, 1_400, 1_500, 1_700])(
    'sells it once when it dies again %i ms after the start',
    (again) => {
      const second = restarted('HALF', { after: 40 });
      second.wait(again);
      second.kill();
      second.wait(60);
      const third = realEngine({ market: 'SPOT', before: second });
      third.pass(6_000);
      expect(third.venue.holding(BTC)).toBe('1');
      expect(stopsOf(third)).toEqual(['1 at 95']);
    },
  );

  it('is told and not sent when five minutes have passed, and the position is guarded', () => {
    const engine = restarted('ALL', { after: 40, downMs: 5 * MINUTE });
    engine.pass(6_000);
    expect(sales(engine)).toEqual([]);
    expect(stopsOf(engine)).toEqual(['2 at 95']);
    expect(alertOf(engine, 'CLOSE_LOST')).toMatchObject({ severity: 'P2' });
    close(engine);
    engine.pass(2_000);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(alertOf(engine, 'CLOSE_LOST')).toMatchObject({ state: 'CLEARED_UNACK' });
  });

  it.each(['ALL', 'HALF'] as const)('was sent after all: its fill says so when the record does not, %s', (part) => {
    const engine = guarded();
    close(engine, part);
    engine.wait(75);
    engine.kill();
    // The request left, and the process died before the journal had that it did.
    const { durable } = engine.state;
    const { LIVE } = durable.books;
    const sale = [...LIVE.orders.values()].find(({ role }) => role === 'EXIT');
    if (sale === undefined) throw new Error('nothing was sold');
    const orders = withOrder(LIVE.orders, { ...sale, status: 'INTENDED' });
    engine.state.durable = { ...durable, books: { ...durable.books, LIVE: { ...LIVE, orders } } };
    engine.wait(60);
    const again = realEngine({ market: 'SPOT', before: engine });
    again.pass(40_000);
    expect(again.state.durable.books.LIVE.orders.get(sale.clientOrderId)?.status).toBe('FILLED');
    expect(again.venue.total(BTC)).toBe(part === 'ALL' ? '5' : '6');
    expect(stopsOf(again)).toEqual(part === 'ALL' ? [] : ['1 at 95']);
    expect(alertOf(again, 'OVERFILL')).toBeUndefined();
  });

  it('is left to an emergency stop', () => {
    const engine = restarted('ALL', { after: 40 });
    engine.stop();
    engine.pass(10_000);
    expect(engine.venue.total(BTC)).toBe('5');
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('is not sent where its stop sold everything meanwhile', () => {
    const engine = guarded();
    close(engine);
    engine.kill();
    engine.venue.fillResting(engine.venue.working()[0] ?? '');
    engine.wait(60);
    const again = realEngine({ market: 'SPOT', before: engine });
    again.pass(6_000);
    expect(sales(again)).toEqual([]);
    expect(again.venue.total(BTC)).toBe('5');
  });
});

describe('a close on a perpetual whose request died with the process', () => {
  it('is sent by the next session, once', () => {
    const engine = guarded('ONE_WAY');
    engine.venue.spoil('place L-000002', { kind: 'requestLost' });
    close(engine);
    engine.wait(10);
    engine.kill();
    engine.wait(60);
    engine.venue.calls.length = 0;
    const again = realEngine({ market: 'ONE_WAY', before: engine });
    again.pass(6_000);
    expect(sales(again)).toEqual(['place L-000003 SELL MARKET 2 reduce-only']);
    expect(again.venue.holding(BTC)).toBe('0');
    expect(stopsOf(again)).toEqual([]);
  });
});
