import { describe, expect, it } from 'vitest';
import { findStrategy } from '../../../src/main/domain/strategy/registry.ts';
import type { Installed } from '../../../src/main/engine/liveState.ts';
import { LADDER_SYMBOL, ladderEngine, sha256, type LadderEngine } from '../../support/ladderEngine.ts';
import { HISTORY_END, liveWeek, paperWeek } from '../../support/ladderHistory.ts';

const SECOND = 1_000;

describe('attempts', () => {
  const installed = (hash: string): Installed => {
    const prepared = findStrategy('donchian')?.prepare({});
    if (prepared?.ok !== true) throw new Error('no strategy');
    return { strategy: prepared.value, interval: '1h', hash };
  };
  const ONE = sha256('one');
  const TWO = sha256('two');
  const start = (engine: LadderEngine) => engine.run({ name: 'startStrategy', input: { strategy: 'donchian' } });
  const attempts = (engine: LadderEngine) =>
    engine.state.durable.ladder.attempts.map(({ number, hash }) => [number, hash]);

  it('are bound to what is started first, and start again with empty metrics for something else', () => {
    const engine = ladderEngine({ durable: paperWeek().durable, at: HISTORY_END, installed: [installed(ONE)] });
    expect(start(engine).ok).toBe(true);
    expect(attempts(engine)).toEqual([[1, ONE]]);
    engine.dispatch({ type: 'shutdown', reason: 'test' });
    const changed = ladderEngine({ durable: engine.state.durable, at: HISTORY_END, installed: [installed(TWO)] });
    expect(changed.state.durable.strategies.get('donchian')?.status).toBe('STOPPED');
    expect(start(changed).ok).toBe(true);
    expect(attempts(changed)).toEqual([
      [1, ONE],
      [2, TWO],
    ]);
    const { books, attempt, ladder } = changed.state.durable;
    expect([attempt, books.PAPER.record.trades.length, books.PAPER.cash.toFixed()]).toEqual([2, 0, '10000']);
    expect(ladder.attempts[0]).toMatchObject({ trades: 12, days: 8 });
    expect(ladder.clock?.elapsedMs).toBe(0);
  });

  it('start by hand when what is open is closed', () => {
    const engine = ladderEngine({ durable: paperWeek().durable, at: HISTORY_END });
    engine.run({
      name: 'placeOrder',
      input: {
        symbol: LADDER_SYMBOL,
        side: 'BUY',
        type: 'MARKET',
        entry: null,
        stop: '97.00',
        autoStop: false,
        quantity: '1.00',
        timeInForce: 'GTC',
        postOnly: false,
      },
    });
    engine.pass(2 * SECOND);
    expect(engine.run({ name: 'startAttempt', input: {} })).toEqual({ ok: true, value: { attempt: 2 } });
    expect(engine.state.durable.attempt).toBe(1);
    engine.pass(3 * SECOND);
    expect(engine.state.durable.attempt).toBe(2);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
    expect(engine.entries('MODE_TRANSITION').at(-1)).toMatchObject({ transition: 'T8' });
  });

  it('AT-SM-10: a strategy hash that changed in live forces PAPER and attempt N+1', () => {
    const history = liveWeek('LIVE_MINIMAL', ONE);
    history.add('STRATEGY_STARTED', { strategy: 'donchian', hash: ONE, parameters: {}, symbols: ['BTC/USDT'] });
    history.add('SESSION_END', { reason: 'test' });
    const engine = ladderEngine({ durable: history.durable, at: HISTORY_END, installed: [installed(TWO)] });
    engine.pass(3 * SECOND);
    expect(engine.state.durable.modeState.mode).toBe('PAPER');
    expect(engine.state.durable.attempt).toBe(2);
    expect(engine.state.durable.strategies.get('donchian')?.status).toBe('STOPPED');
    expect(start(engine).ok).toBe(true);
    expect(attempts(engine).at(-1)).toEqual([2, TWO]);
  });

  it('refuse to start anything live that did not pass the gate', () => {
    const history = liveWeek('LIVE_MINIMAL', ONE).add('SESSION_END', { reason: 'test' });
    const other = ladderEngine({ durable: history.durable, at: HISTORY_END, installed: [installed(TWO)] });
    expect(start(other)).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    const same = ladderEngine({ durable: history.durable, at: HISTORY_END, installed: [installed(ONE)] });
    expect(start(same).ok).toBe(true);
  });
});
