import { describe, expect, it } from 'vitest';
import { isTerminal } from '../../../src/shared/model/order.ts';
import type { Book } from '../../../src/shared/model/mode.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { LIVE_SYMBOL, liveEngine, type LiveEngine } from '../../support/liveEngine.ts';

const STOP = { name: 'emergencyStop', input: { source: 'button' } } as const;

const held = ({ state }: LiveEngine, book: Book): string => {
  const position = state.durable.books[book].positions.get(LIVE_SYMBOL);
  return position === undefined ? 'flat' : decimalText(position.quantity);
};
const working = ({ state }: LiveEngine, book: Book): string[] =>
  [...state.durable.books[book].orders.values()]
    .filter((order) => !isTerminal(order.status))
    .map((order) => `${order.role} ${order.clientOrderId}`);
const stepMs = ({ state }: LiveEngine, name: string): number | null =>
  state.durable.incident?.steps.find((each) => each.step === name)?.ms ?? null;

/** Live long 1.00 and its paper shadow long 3.00, each with its stop. */
function bothLong(): LiveEngine {
  const engine = liveEngine();
  engine.enter('LIVE', '1.00');
  engine.enter('PAPER', '3.00');
  engine.pass(2_000);
  expect([held(engine, 'LIVE'), held(engine, 'PAPER')]).toEqual(['1', '3']);
  return engine;
}

describe('emergency stop in a live mode', () => {
  it('closes the live book and its shadow, each by its own orders, and counts as one incident of the live book', () => {
    const engine = bothLong();
    engine.run(STOP);
    engine.pass(10_000);
    expect([held(engine, 'LIVE'), held(engine, 'PAPER')]).toEqual(['flat', 'flat']);
    expect([working(engine, 'LIVE'), working(engine, 'PAPER')]).toEqual([[], []]);
    const { incident } = engine.state.durable;
    expect(incident).toMatchObject({ id: 'I1', book: 'LIVE', phase: 'COOLDOWN' });
    expect(incident?.legs.map((leg) => [leg.book, leg.kind, leg.orderId, decimalText(leg.atVenue), leg.state])).toEqual(
      [
        ['PAPER', 'CLOSE', 'ES-I1P-BTC-L-1', '3', 'FLAT'],
        ['LIVE', 'CLOSE', 'ES-I1-BTC-L-1', '1', 'FLAT'],
      ],
    );
  });

  it('costs the incident what the live book paid, not the shadow', () => {
    const engine = bothLong();
    engine.run(STOP);
    engine.pass(10_000);
    const { incident, books } = engine.state.durable;
    const close = books.LIVE.orders.get('ES-I1-BTC-L-1' as never);
    expect(close?.filledQuantity.toFixed()).toBe('1');
    expect(incident?.cost.greaterThan(0)).toBe(true);
    expect(incident?.cost.lessThan(1)).toBe(true);
  });

  it('never lets a silent shadow delay the live book, and is flat only when both are', () => {
    const engine = bothLong();
    for (let asked = 0; asked < 4; asked += 1)
      engine.venues.PAPER.spoilNext('snapshot', { kind: 'requestLost', afterMs: 3_000 });
    engine.run(STOP);
    engine.pass(5_000);
    expect([held(engine, 'LIVE'), held(engine, 'PAPER')]).toEqual(['flat', '3']);
    expect(engine.state.durable.incident).toMatchObject({ flatAt: null, phase: 'EXECUTING' });
    engine.pass(40_000);
    expect(held(engine, 'PAPER')).toBe('flat');
    expect(engine.state.durable.incident?.phase).toBe('COOLDOWN');
    expect(stepMs(engine, 'closes')).toBeGreaterThan(10_000);
  });

  it('never lets a silent live venue delay the shadow', () => {
    const engine = bothLong();
    for (let asked = 0; asked < 4; asked += 1)
      engine.venues.LIVE.spoilNext('snapshot', { kind: 'requestLost', afterMs: 3_000 });
    engine.run(STOP);
    engine.pass(5_000);
    expect([held(engine, 'LIVE'), held(engine, 'PAPER')]).toEqual(['1', 'flat']);
    engine.pass(40_000);
    expect(held(engine, 'LIVE')).toBe('flat');
    expect(engine.state.durable.incident?.phase).toBe('COOLDOWN');
  });

  it('closes a shadow entry that fills while the stop runs', () => {
    const engine = liveEngine();
    engine.enter('LIVE', '1.00');
    engine.pass(2_000);
    engine.enter('PAPER', '3.00');
    engine.run(STOP);
    engine.pass(20_000);
    expect([held(engine, 'LIVE'), held(engine, 'PAPER')]).toEqual(['flat', 'flat']);
    expect([working(engine, 'LIVE'), working(engine, 'PAPER')]).toEqual([[], []]);
    expect(engine.state.durable.incident?.phase).toBe('COOLDOWN');
  });

  it('leaves a shadow alone that has nothing', () => {
    const engine = liveEngine();
    engine.enter('LIVE', '1.00');
    engine.pass(2_000);
    const asked = engine.venues.PAPER.calls.length;
    engine.run(STOP);
    engine.pass(10_000);
    expect(engine.venues.PAPER.calls.length).toBe(asked);
    expect(engine.state.durable.incident?.phase).toBe('COOLDOWN');
  });

  it('goes on with both books after a restart half way', () => {
    const engine = bothLong();
    engine.run(STOP);
    const again = liveEngine({ durable: engine.state.durable, at: engine.state.durable.lastAt + 60_000 });
    again.pass(30_000);
    expect([held(again, 'LIVE'), held(again, 'PAPER')]).toEqual(['flat', 'flat']);
    expect(again.state.durable.incident?.phase).toBe('COOLDOWN');
  });

  it('names the live book in its alert, and nothing of the shadow', () => {
    const engine = bothLong();
    engine.run(STOP);
    const raised = [...engine.state.durable.alerts.values()].map((alert) => `${alert.type} ${alert.book}`);
    expect(raised).toContain('EMERGENCY_STOP LIVE');
    expect(raised.filter((each) => each.endsWith('PAPER'))).toEqual([]);
  });
});
