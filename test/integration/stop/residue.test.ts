/** What an emergency stop that could not end says is left (ES-07): the venue's word, leg by leg, without dust. */
import { describe, expect, it } from 'vitest';
import { withOrder } from '../../../src/main/engine/bookOrders.ts';
import { symbolName, type SymbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { buildOrder } from '../../support/buildOrder.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import type { ScriptedVenue } from '../../support/scriptedVenue.ts';
import { phase } from '../../support/stopDesk.ts';

const alert = ({ state }: RealEngine) =>
  [...state.durable.alerts.values()].find(({ type }) => type === 'STOP_UNRESOLVED');
const told = (engine: RealEngine): string => alert(engine)?.text ?? '';

function refuseCloses({ venue }: RealEngine): void {
  for (let refusal = 0; refusal < 1_000; refusal += 1)
    venue.spoil('place ES-', { kind: 'rejected', code: '-1013', text: 'Market is closed.' });
}

/** Sixteen seconds after a stop whose closes are refused. */
function unresolved(engine: RealEngine): string {
  refuseCloses(engine);
  engine.stop();
  engine.pass(16_000);
  expect(phase(engine)).toBe('UNRESOLVED');
  return told(engine);
}

/** Both legs of a symbol, which cancel out in our record. */
function hedged(symbol: SymbolName, engine = realEngine({ market: 'HEDGE' })): RealEngine {
  engine.venue.setHolding(symbol, '2', { leg: 'LONG' });
  engine.venue.setHolding(symbol, '-2', { leg: 'SHORT' });
  return engine;
}

describe('an emergency stop that could not end', () => {
  it('names both legs of a hedged symbol, though they cancel out in our record', () => {
    expect(unresolved(hedged(BTC))).toContain('could not close LIVE BTC/USDT:USDT 2, LIVE BTC/USDT:USDT -2.');
  });

  it('leaves out dust, which nobody could close', () => {
    const engine = realEngine({ market: 'SPOT' });
    engine.hold(BTC, '2', { stop: '95' });
    engine.hold(ETH, '0.004', { stop: '95' });
    expect(unresolved(engine)).toContain('could not close LIVE BTC/USDT:USDT 2.');
  });

  it('says what we hold where the venue never answered', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.hold(BTC, '2', { stop: '95' });
    engine.venue.isDown = true;
    expect(unresolved(engine)).toContain('could not close LIVE BTC/USDT:USDT 2.');
  });

  it('names both legs of a hedged symbol when the time ran out while the desk was down', () => {
    const engine = hedged(BTC);
    refuseCloses(engine);
    engine.stop();
    engine.pass(2_000);
    engine.kill();
    engine.wait(20_000);
    const again = realEngine({ market: 'HEDGE', before: engine });
    again.pass(1_000);
    expect(phase(again)).toBe('UNRESOLVED');
    expect(told(again)).toContain('could not close LIVE BTC/USDT:USDT 2, LIVE BTC/USDT:USDT -2.');
  });

  it('says what we hold when the venue answers no more after a restart', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.hold(BTC, '2', { stop: '95' });
    engine.venue.isDown = true;
    engine.stop();
    engine.wait(500);
    engine.kill();
    const again = realEngine({ market: 'ONE_WAY', before: engine });
    again.pass(10_000);
    expect(phase(again)).toBe('EXECUTING');
    again.pass(6_000);
    expect(phase(again)).toBe('UNRESOLVED');
    expect(told(again)).toContain('could not close LIVE BTC/USDT:USDT 2.');
    again.venue.isDown = false;
    again.pass(20_000);
    expect(phase(again)).toBe('COOLDOWN');
    expect(again.venue.traded(BTC)).toBe('2');
    expect(alert(again)?.state).toBe('CLEARED_UNACK');
  });

  it('keeps what it said after a restart until the venue has answered, whatever the other book says', () => {
    const engine = hedged(BTC);
    const order = buildOrder({ clientOrderId: 'P-000001', book: 'PAPER', symbol: BTC, limitPrice: '90' });
    const { durable } = engine.state;
    const { PAPER } = durable.books;
    const books = { ...durable.books, PAPER: { ...PAPER, orders: withOrder(PAPER.orders, order) } };
    engine.state.durable = { ...durable, books };
    unresolved(engine);
    engine.kill();
    // Between what the start asks and what the stop asks after it.
    const goDown = (venue: ScriptedVenue): void => {
      engine.clock.schedule(unixMs(engine.clock.now() + 10), () => {
        if (venue.calls.filter((call) => call === 'snapshot').length > 1) venue.isDown = true;
        else goDown(venue);
      });
    };
    engine.venue.calls.length = 0;
    const again = realEngine({ market: 'HEDGE', before: engine, arrange: goDown });
    again.pass(20_000);
    const { stops } = again.state.live;
    expect([stops.get('PAPER')?.open, stops.get('LIVE')?.open]).toEqual([[], null]);
    expect(told(again)).toContain('could not close LIVE BTC/USDT:USDT 2, LIVE BTC/USDT:USDT -2.');
  });

  it('says what is left when some of it was closed by hand, and what came after', () => {
    const engine = hedged(BTC);
    unresolved(engine);
    engine.venue.setHolding(BTC, '0', { leg: 'LONG' });
    engine.pass(20_000);
    expect(told(engine)).toContain('could not close LIVE BTC/USDT:USDT -2.');
    engine.venue.setHolding(ETH, '1', { leg: 'LONG' });
    engine.pass(20_000);
    expect(told(engine)).toContain('could not close LIVE BTC/USDT:USDT -2, LIVE ETH/USDT:USDT 1.');
  });

  it('says it once while it stays the same, and counts what does not fit into a sentence', () => {
    const symbols = Array.from({ length: 30 }, (_, index) => symbolName(`COIN${index + 10}/USDT:USDT`));
    const engine = realEngine({ market: 'HEDGE', symbols });
    for (const symbol of symbols) hedged(symbol, engine);
    const text = unresolved(engine);
    expect(text).toContain('could not close LIVE COIN10/USDT:USDT 2, LIVE COIN10/USDT:USDT -2, ');
    expect(text).toMatch(/LIVE COIN13\/USDT:USDT 2 and 53 more\.$/u);
    expect(alert(engine)?.count).toBe(1);
    engine.pass(20_000);
    expect(alert(engine)?.count).toBe(1);
  });
});
