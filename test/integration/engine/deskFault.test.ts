/** A fault of the program itself blocks entries until the next start, says so, and stands in nobody's way out (ES-01). */
import { describe, expect, it } from 'vitest';
import type { MarketEvent } from '../../../src/main/ports/marketFeed.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

const faults = ({ state }: TestEngine) =>
  [...state.durable.alerts.values()].filter(({ type }) => type === 'DESK_FAULT');
/** Whoever looks at it gets an exception. */
const broken = new Proxy({ kind: 'tick' } as MarketEvent, {
  get: () => {
    throw new Error('injected');
  },
});

describe('a fault of the desk', () => {
  it('blocks entries, says so as P1, and lets positions be closed', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    engine.runner.dispatch({ type: 'fault', where: 'an error that nobody caught, TypeError: x' });
    expect(faults(engine)).toMatchObject([
      {
        severity: 'P1',
        text: 'CRITICAL: the desk found a fault of its own, an error that nobody caught, TypeError: x.',
      },
    ]);
    const refused = engine.run(entryTicket());
    expect(refused.ok ? '' : refused.error.message).toContain('the kill flag is set');
    expect(engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } })).toMatchObject({ ok: true });
    engine.pass(2_000);
    expect(engine.state.durable.books.PAPER.positions.has(symbolName(SYMBOL))).toBe(false);
  });

  it('is found where an event cannot be processed, and the next event is', () => {
    const engine = testEngine();
    engine.runner.dispatch({ type: 'market', event: broken });
    expect(faults(engine)).toMatchObject([{ state: 'ACTIVE_UNACK', count: 1 }]);
    expect(engine.state.live.latched).toBe(true);
    expect(engine.run({ name: 'emergencyStop', input: { source: 'button' } })).toMatchObject({ ok: true });
  });

  it('is journaled once, however often it comes', () => {
    const engine = testEngine();
    for (let times = 0; times < 50; times += 1) engine.runner.dispatch({ type: 'market', event: broken });
    expect(engine.journal.drafts.filter(({ type }) => type === 'ALERT_RAISED')).toHaveLength(1);
    engine.runner.dispatch({ type: 'fault', where: 'elsewhere' });
    expect(faults(engine)).toMatchObject([{ count: 2 }]);
  });

  it.each([true, false])('is not over with the resume of an emergency stop, seen by a person: %s', (isSeen) => {
    const engine = testEngine();
    engine.runner.dispatch({ type: 'fault', where: 'somewhere' });
    if (isSeen) for (const { key } of faults(engine)) engine.run({ name: 'acknowledgeAlert', input: { key } });
    engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    engine.pass(400_000);
    const input = { mode: 'PAPER', phrase: 'RESUME', reason: 'looked at the positions' } as const;
    expect(engine.run({ name: 'resume', input })).toMatchObject({ ok: true });
    engine.run({ name: 'unpause', input: {} });
    const refused = engine.run(entryTicket());
    expect(refused.ok ? '' : refused.error.message).toContain('the kill flag is set');
  });

  it('is over with the next start', () => {
    const engine = testEngine();
    engine.runner.dispatch({ type: 'fault', where: 'somewhere' });
    engine.runner.dispatch({ type: 'started', warmup: [] });
    expect(faults(engine)).toMatchObject([{ state: 'CLEARED_UNACK' }]);
  });
});
