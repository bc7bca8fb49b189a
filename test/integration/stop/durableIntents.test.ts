/** What reduces risk waits for no journal, and still leaves no order at the venue that a killed desk does not know (design: write-ahead intent). */
import { describe, expect, it } from 'vitest';
import { BTC, realEngine } from '../../support/realEngine.ts';

/** Durability of the write that had the intent of an order. */
function classOf(engine: ReturnType<typeof realEngine>, work: () => void): readonly string[] {
  const classes: string[] = [];
  engine.journal.onAppend((drafts, durability) => {
    for (const each of drafts) if (each.type === 'ORDER_INTENT') classes.push(durability);
  });
  work();
  return classes;
}

describe('intents of reducing orders on a real venue', () => {
  it('are on disk in the turn that hands the order over: a stop, a close, an emergency close', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    const classes = classOf(engine, () => {
      engine.hold(BTC, '2', { stop: '95' });
      engine.run({ name: 'closePosition', input: { symbol: BTC, part: 'HALF' } });
      engine.stop();
      engine.wait(100);
    });
    expect(classes.length).toBeGreaterThanOrEqual(3);
    expect(new Set(classes)).toEqual(new Set(['A']));
  });
});
