import { describe, expect, it } from 'vitest';
import { navIndex } from '../../../src/main/engine/foldBook.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { money } from '../../../src/shared/values/money.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

const book = ({ state }: TestEngine) => state.durable.books.PAPER;
const indexNow = (engine: TestEngine): string => decimalText(navIndex(book(engine), book(engine).lastEquity));

/** A book that earned something, so that its index stands above 1. */
function earned(): TestEngine {
  const engine = testEngine();
  engine.run(entryTicket({ quantity: '10.00' }));
  engine.pass(2_000);
  engine.price(SYMBOL, '104.00');
  engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } });
  engine.pass(61_000);
  expect(book(engine).positions.size).toBe(0);
  expect(Number(indexNow(engine))).toBeGreaterThan(1.003);
  return engine;
}

describe('a book that is withdrawn to nothing and filled again', () => {
  it('keeps index and peaks; without capital nothing is measured, and nothing trips', () => {
    const engine = earned();
    const before = { index: indexNow(engine), peak: decimalText(book(engine).riskHighWater) };
    engine.paper.transfer(money(book(engine).cash.neg()), 'everything out');
    engine.pass(120_000);
    expect(decimalText(book(engine).cash)).toBe('0');
    expect([indexNow(engine), decimalText(book(engine).riskHighWater)]).toEqual([before.index, before.peak]);
    engine.paper.transfer(money('5000'), 'back in');
    engine.pass(120_000);
    expect(Number(indexNow(engine))).toBeCloseTo(Number(before.index), 12);
    expect(decimalText(book(engine).performanceHighWater)).toBe(decimalText(book(engine).riskHighWater));
    expect(book(engine).record.track?.drawdown.largest?.depth ?? 0).toBeLessThan(0.001);
    const levels = [...engine.state.durable.triggers].map(([name, { level }]) => `${name} ${level}`);
    expect(levels).toEqual(['DRAWDOWN L2']);
    engine.pass(400_000);
    expect([...engine.state.durable.triggers.keys()]).toEqual([]);
    expect(engine.state.durable.modeState).toEqual({ mode: 'PAPER', run: 'RUNNING' });
  });
});
