import { describe, expect, it } from 'vitest';
import type { Order, OrderRole } from '../../../src/shared/model/order.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

const SECOND = 1_000;
const symbol = symbolName(SYMBOL);
const book = (engine: TestEngine) => engine.state.durable.books.PAPER;
const ordersOf = (engine: TestEngine, role: OrderRole): readonly Order[] =>
  [...book(engine).orders.values()].filter((order) => order.role === role);
const messageOf = (answer: ReturnType<TestEngine['run']>): string => (answer.ok ? '' : answer.error.message);

describe('rules of the venue that change while an order is on its way', () => {
  const change = (engine: TestEngine, rules: { readonly tick: string; readonly lot: string }): void => {
    const instruments = [...engine.state.live.markets.values()].map(({ instrument }) => ({
      ...instrument,
      tick: price(rules.tick),
      lot: quantity(rules.lot),
      minQuantity: quantity(rules.lot),
    }));
    engine.runner.dispatch({ type: 'instruments', instruments });
  };

  it('AT-RC-10: hold for the stop of the fill: on the new tick toward the entry, on the new lot', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '1.34', stop: '97.03' }));
    change(engine, { tick: '0.05', lot: '0.10' });
    engine.pass(3 * SECOND);
    expect(ordersOf(engine, 'ENTRY').map(({ status }) => status)).toEqual(['FILLED']);
    const working = ordersOf(engine, 'STOP').filter(({ status }) => status === 'OPEN');
    expect(working.map((stop) => [stop.triggerPrice?.toFixed(), stop.quantity.toFixed()])).toEqual([['97.05', '1.3']]);
    engine.pass(30 * SECOND);
    expect(ordersOf(engine, 'STOP')).toHaveLength(1);
  });

  it('AT-RC-10: never keep a position from being closed', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '1.34' }));
    engine.pass(2 * SECOND);
    change(engine, { tick: '0.05', lot: '0.10' });
    expect(engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } }).ok).toBe(true);
    engine.pass(2 * SECOND);
    expect(book(engine).positions.get(symbol)?.quantity.toFixed()).toBe('0.04');
    const dust = engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } });
    expect(messageOf(dust)).toBe(
      '0.04 BTC is less than the lot of 0.1 and cannot be closed. It stays as dust (ES-09).',
    );
  });

  it('AT-RC-10: guard and close piece by piece what is above the largest order', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '5.00', stop: '99.00' }));
    const instruments = [...engine.state.live.markets.values()].map(({ instrument }) => ({
      ...instrument,
      maxQuantity: quantity('2'),
    }));
    engine.runner.dispatch({ type: 'instruments', instruments });
    engine.pass(3 * SECOND);
    const working = () => ordersOf(engine, 'STOP').filter(({ status }) => status === 'OPEN');
    expect(working().map((stop) => stop.quantity.toFixed())).toEqual(['2', '2', '1']);
    engine.pass(30 * SECOND);
    expect(ordersOf(engine, 'STOP')).toHaveLength(3);
    for (const left of ['3', '1', undefined]) {
      expect(engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } }).ok).toBe(true);
      engine.pass(2 * SECOND);
      expect(book(engine).positions.get(symbol)?.quantity.toFixed()).toBe(left);
      const guarded = working().reduce((sum, stop) => sum + stop.quantity.toNumber(), 0);
      expect(guarded).toBe(Number(left ?? 0));
    }
  });

  it('AT-RC-10: refuse the next entry that does not keep them', () => {
    const engine = testEngine();
    change(engine, { tick: '0.50', lot: '0.10' });
    const offTick = engine.run(entryTicket({ type: 'LIMIT', entry: '95.30', stop: '92.00' }));
    expect(messageOf(offTick)).toContain('(RC-04)');
    engine.run(entryTicket({ quantity: '1.34', stop: '97.00' }));
    engine.pass(2 * SECOND);
    expect(ordersOf(engine, 'ENTRY').map((entry) => entry.quantity.toFixed())).not.toContain('1.34');
  });
});
