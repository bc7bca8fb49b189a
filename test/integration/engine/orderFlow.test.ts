import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { toWire } from '../../../src/shared/values/decimal.ts';
import type { Level } from '../../../src/shared/model/mode.ts';
import { entryTicket, testEngine, type TestEngine } from '../../support/testEngine.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const levelOf = (engine: TestEngine, trigger: string): Level =>
  engine.state.durable.triggers.get(trigger)?.level ?? 'L0';
const activeAlerts = (engine: TestEngine) => [...engine.state.durable.alerts.values()].map(({ type }) => type);

/** A limit order that rests far from the market, each price another order. */
const resting = (limit: number) =>
  entryTicket({ type: 'LIMIT', entry: `${limit.toFixed(2)}`, stop: '85.00', quantity: '0.10' });

describe('duplicates', () => {
  const twin = resting(95);

  function twoRefused(): TestEngine {
    const engine = testEngine();
    expect(engine.run(twin).ok).toBe(true);
    for (let again = 0; again < 2; again += 1)
      expect(engine.run(twin)).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    return engine;
  }

  it('are L1 at the third within 60 s, at once, with an alert (RC-08)', () => {
    const engine = twoRefused();
    expect(levelOf(engine, 'DUPLICATE_ORDERS')).toBe('L0');
    engine.run(twin);
    expect(levelOf(engine, 'DUPLICATE_ORDERS')).toBe('L1');
    expect(engine.state.durable.triggers.get('DUPLICATE_ORDERS')).toMatchObject({
      rule: 'RC-08',
      text: '3 duplicate orders within 60 s, L1 from 3',
    });
    expect(activeAlerts(engine)).toContain('BREAKER_DUPLICATE_ORDERS');
    engine.pass(10 * SECOND);
    expect(engine.run(resting(94))).toMatchObject({ ok: false });
    const [clientOrderId = ''] = engine.state.durable.books.PAPER.orders.keys();
    expect(engine.run({ name: 'cancelOrder', input: { clientOrderId } })).toMatchObject({ ok: true });
  });

  it('clear 5 min after the third was 60 s ago', () => {
    const engine = twoRefused();
    engine.run(twin);
    engine.pass(6 * MINUTE - 2 * SECOND);
    expect(levelOf(engine, 'DUPLICATE_ORDERS')).toBe('L1');
    engine.pass(4 * SECOND);
    expect(levelOf(engine, 'DUPLICATE_ORDERS')).toBe('L0');
    expect(engine.run(resting(94)).ok).toBe(true);
    engine.pass(MINUTE);
    expect(activeAlerts(engine)).not.toContain('BREAKER_DUPLICATE_ORDERS');
  });

  it('of more than a minute ago do not count', () => {
    const engine = twoRefused();
    engine.pass(61 * SECOND);
    expect(engine.run(resting(94)).ok).toBe(true);
    expect(engine.run(resting(94)).ok).toBe(false);
    expect(levelOf(engine, 'DUPLICATE_ORDERS')).toBe('L0');
  });
});

describe('the throttle', () => {
  const slow = { settings: { orders: toWire({ ...defaultSettings().orders, perMinute: 2 }) } };

  /** One more order a second, each at another price. */
  function hammer(engine: TestEngine, from: number, seconds: number): void {
    for (let second = from; second < from + seconds; second += 1) {
      engine.run(resting(98 - second * 0.1));
      engine.pass(SECOND);
    }
  }

  it('that refuses for 60 s is L1 (RC-09)', () => {
    const engine = testEngine(slow);
    hammer(engine, 0, 60);
    expect(levelOf(engine, 'THROTTLE')).toBe('L0');
    hammer(engine, 60, 5);
    expect(levelOf(engine, 'THROTTLE')).toBe('L1');
    expect(engine.state.durable.triggers.get('THROTTLE')).toMatchObject({ rule: 'RC-09' });
    expect(activeAlerts(engine)).toContain('BREAKER_THROTTLE');
    expect(engine.run({ name: 'emergencyStop', input: { source: 'button' } }).ok).toBe(true);
  });

  it('that refuses bursts with pauses between them is none', () => {
    const engine = testEngine(slow);
    for (let burst = 0; burst < 12; burst += 1) {
      hammer(engine, burst * 3, 3);
      engine.pass(7 * SECOND);
    }
    expect(levelOf(engine, 'THROTTLE')).toBe('L0');
  });
});
