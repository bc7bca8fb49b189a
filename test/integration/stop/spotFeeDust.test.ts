/** Spot with the fee taken out of what is bought, as Binance does it: a close leaves less than a lot, and the desk goes on as if it were flat (ES-09). */
import { describe, expect, it } from 'vitest';
import { liveBookFact } from '../../../src/main/engine/ladder/liveBookFact.ts';
import { learnWarmup } from '../../../src/main/engine/market.ts';
import { clearRestart } from '../../../src/main/engine/ladder/restartLevel.ts';
import { engineActor, noEffects, type EngineFacts } from '../../../src/main/engine/step.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { decimal, type Decimal } from '../../../src/shared/values/decimal.ts';
import type { SymbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { close, positionOf, stopsOf } from '../../support/spotDesk.ts';

const KEY = {
  venue: 'Scripted',
  keyValid: true,
  canTrade: true,
  canWithdraw: false,
  canTransfer: false,
  ipRestricted: true,
  isRegisteredAccount: true,
  environment: 'TESTNET',
  expectedEnvironment: 'TESTNET',
} as const;

/** Each second with a book around 100 and a key that may trade. */
function pass(engine: RealEngine, ms: number, symbols: readonly SymbolName[] = [BTC, ETH]): void {
  const { runner, clock, state } = engine;
  for (let left = ms; left > 0; left -= 1_000) {
    engine.wait(1_000);
    const time = clock.now();
    state.live.venue.credentials = { ...KEY, checkedAt: time };
    // On spot what was bought is not money any more.
    const { cash, positions } = state.durable.books.LIVE;
    engine.venue.balance = [...positions.values()].reduce<Decimal>(
      (left, { quantity, averageEntry }) => left.minus(quantity.mul(averageEntry)),
      cash,
    );
    for (const symbol of symbols) {
      const tick = { kind: 'tick', symbol, time, last: '100', bid: '99.99', ask: '100.01' } as const;
      const depth = { kind: 'depth', symbol, time, bids: [['99.99', '1000']], asks: [['100.01', '1000']] } as const;
      for (const event of [depth, tick]) runner.dispatch({ type: 'market', event });
    }
  }
}

/** What is asked here reads the venue of the book alone. */
const factsOf = ({ venue }: RealEngine): EngineFacts =>
  ({ venues: { PAPER: venue, LIVE: venue }, session: 's-1' }) as unknown as EngineFacts;

/** A person has looked at what the start found, and what is heard in the first seconds and from the feed is known. */
function confirm(engine: RealEngine): void {
  const { state, clock } = engine;
  const facts = factsOf(engine);
  const actor = engineActor('s-1');
  const step = { state, facts, at: clock.now(), mono: '0', effects: noEffects(), book: 'LIVE', actor } as const;
  clearRestart(step, 'test');
  state.live.breaker.exchangeWeight = 0.01;
  const [open, high, low, close] = ['100', '100', '100', '100'];
  const candle = { openTime: unixMs(clock.now() - 60_000), open, high, low, close, volume: '1000000' };
  learnWarmup(
    step,
    [BTC, ETH].map((symbol) => ({ symbol, interval: '1m', candles: [candle] }) as const),
  );
}

function withFees(): RealEngine {
  const engine = realEngine({ market: 'SPOT' });
  engine.venue.baseFee = decimal('0.001');
  pass(engine, 2_000);
  confirm(engine);
  return engine;
}

function enter(engine: RealEngine): void {
  const entered = engine.run({
    name: 'placeOrder',
    input: {
      symbol: BTC,
      side: 'BUY',
      type: 'MARKET',
      entry: null,
      stop: '98',
      autoStop: false,
      quantity: '1.00',
      timeInForce: 'GTC',
      postOnly: false,
    },
  });
  expect(entered.ok ? '' : entered.error.message).toBe('');
  pass(engine, 10_000);
}

const trades = ({ state }: RealEngine) => state.durable.books.LIVE.record.trades.length;

describe('a spot position that paid its fee in what it bought', () => {
  it('is guarded and closed by whole lots, and each close completes a round trip', () => {
    const engine = withFees();
    enter(engine);
    expect(stopsOf(engine)).toEqual(['0.99 at 98']);
    close(engine);
    pass(engine, 10_000);
    expect(engine.venue.holding(BTC)).toBe('0.009');
    expect(trades(engine)).toBe(1);
    enter(engine);
    // 0.009 and 0.999 of the next one.
    expect(stopsOf(engine)).toEqual(['1 at 98']);
    close(engine);
    pass(engine, 10_000);
    expect(positionOf(engine)?.quantity.toFixed()).toBe('0.008');
    expect(trades(engine)).toBe(2);
  });

  it('is an empty book to the gate', () => {
    const engine = withFees();
    enter(engine);
    close(engine);
    pass(engine, 10_000);
    const account = { positions: 1, orders: 0, balance: engine.venue.balance, at: engine.clock.now() };
    const { ladder } = engine.state.live;
    ladder.account = { ...ladder.account, ...account } as typeof ladder.account;
    expect(liveBookFact({ state: engine.state, facts: factsOf(engine) })).toEqual({ holds: true, found: 'empty' });
  });

  it('is flat to the drill with a position', () => {
    const engine = withFees();
    const confirmed = { symbol: BTC, quantity: '1000', heldMs: defaultSettings().approval.holdMs };
    const started = engine.run({ name: 'startDrill', input: { kind: 'stop-position', confirmed } });
    expect(started.ok ? '' : started.error.message).toBe('');
    pass(engine, 30_000);
    expect(engine.state.durable.drills.at(-1)).toMatchObject({ kind: 'stop-position', passed: true });
    expect(positionOf(engine)?.quantity.lessThan('0.01')).toBe(true);
  });

  it('leaves no symbol that stale prices make unprotected', () => {
    const engine = withFees();
    enter(engine);
    close(engine);
    pass(engine, 10_000);
    // Only ETH is told from here on.
    pass(engine, 180_000, [ETH]);
    expect([...engine.state.durable.triggers.values()].map(({ level }) => level)).not.toContain('L3');
  });
});
