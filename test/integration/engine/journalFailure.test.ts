import { describe, expect, it } from 'vitest';
import { entryTicket, SYMBOL, testEngine } from '../../support/testEngine.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';

describe('a journal that does not write', () => {
  it('keeps an entry from being sent, because its intent is not on disk', () => {
    const engine = testEngine();
    engine.journal.fail();
    engine.run(entryTicket());
    expect(engine.venue.calls.filter((call) => call.startsWith('place'))).toEqual([]);
    expect([...engine.state.durable.books.PAPER.orders.values()].map((order) => order.status)).toEqual(['REJECTED']);
  });

  it('raises L1 after a second and L2 after ten, and says so as P1', () => {
    const engine = testEngine();
    engine.journal.fail();
    engine.run({ name: 'pause', input: {} });
    engine.pass(3_000);
    expect(engine.state.durable.triggers.get('SYSTEM')?.level).toBe('L1');
    engine.pass(9_000);
    expect(engine.state.durable.triggers.get('SYSTEM')?.level).toBe('L2');
    expect([...engine.state.durable.alerts.values()].map((alert) => [alert.type, alert.severity])).toContainEqual([
      'JOURNAL_FAILING',
      'P1',
    ]);
  });

  it('never stands in the way of an emergency stop', () => {
    const engine = testEngine();
    engine.run(entryTicket());
    engine.pass(2_000);
    expect(engine.state.durable.books.PAPER.positions.has(symbolName(SYMBOL))).toBe(true);
    engine.journal.fail();
    const pressed = engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    expect(pressed).toMatchObject({ ok: true, value: { entriesBlocked: true } });
    engine.pass(5_000);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
    expect(engine.state.durable.incident?.phase).toBe('COOLDOWN');
  });

  it('writes everything it owes in order once it heals, and records the gap', () => {
    const engine = testEngine();
    const before = engine.journal.drafts.length;
    engine.journal.fail();
    engine.run({ name: 'pause', input: {} });
    engine.run({ name: 'unpause', input: {} });
    expect(engine.journal.drafts.length).toBe(before);
    engine.journal.heal();
    engine.pass(61_000);
    const types = engine.journal.drafts.slice(before).map((draft) => draft.type);
    expect(types.slice(0, 2)).toEqual(['MODE_RUN', 'MODE_RUN']);
    expect(types).toContain('JOURNAL_GAP');
    expect(engine.runner.backlog()).toBe(0);
    expect(engine.state.live.journal.failingSince).toBeNull();
  });

  it('takes an entry to disk before it is sent when it works', () => {
    const engine = testEngine();
    const order: string[] = [];
    engine.journal.onAppend((drafts, durability) => {
      if (drafts.some((draft) => draft.type === 'ORDER_INTENT')) order.push(`journal ${durability}`);
      order.push(
        ...engine.venue.calls.filter((call) => call.startsWith('place')).map(() => 'placed before the journal'),
      );
    });
    engine.run(entryTicket());
    expect(order).toEqual(['journal A']);
    expect(engine.venue.calls).toContain('place P-000001');
  });
});
