import { describe, expect, it } from 'vitest';
import type { TriggerName } from '../../../src/shared/settings/breaker.ts';
import type { Level } from '../../../src/shared/model/mode.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';
import { testSettings } from '../../support/testDesk.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const levelOf = (engine: TestEngine, trigger: string): Level =>
  engine.state.durable.triggers.get(trigger)?.level ?? 'L0';
const alertTypes = (engine: TestEngine) =>
  [...engine.state.durable.alerts.values()]
    .filter((alert) => alert.state !== 'CLEARED_UNACK')
    .map((alert) => `${alert.type} ${alert.severity}`);
const workingEntries = (engine: TestEngine) =>
  [...engine.state.durable.books.PAPER.orders.values()].filter(
    (order) => order.role === 'ENTRY' && (order.status === 'OPEN' || order.status === 'IN_FLIGHT'),
  );

function longEngine(options: Parameters<typeof testEngine>[0] = {}): TestEngine {
  const engine = testEngine(options);
  const placed = engine.run(entryTicket({ quantity: '15.00' }));
  if (!placed.ok) throw new Error(placed.error.message);
  engine.pass(2 * SECOND);
  return engine;
}

/** Anything that is looked at throws. */
const broken = <T extends object>(like: T): T =>
  new Proxy(like, {
    get: () => {
      throw new Error('injected');
    },
  });

describe('an exception inside a trigger', () => {
  /** Breaks what only this trigger reads. */
  const injections: Readonly<Partial<Record<TriggerName, (engine: TestEngine) => void>>> = {
    DAILY_LOSS: ({ state }) => changeBook(state, (book) => ({ ...book, day: broken(book.day) })),
    ROLLING_LOSS: ({ state }) => {
      changeBook(state, (book) => ({ ...book, risk: { ...book.risk, points: broken(book.risk.points) } }));
    },
    DRAWDOWN: ({ state }) => changeBook(state, (book) => ({ ...book, riskHighWater: broken(book.riskHighWater) })),
    LATENCY: ({ state }) => set(state.live.breaker, 'latency', broken(state.live.breaker.latency)),
    CORRELATION: ({ state }) => set(state.live.correlation, 'readings', broken(state.live.correlation.readings)),
    LOSS_STREAK: ({ state }) => {
      changeBook(state, (book) => ({ ...book, risk: { ...book.risk, streak: broken(book.risk.streak) } }));
    },
    ORDER_REJECTS: ({ state }) => set(state.live.breaker, 'answers', broken(state.live.breaker.answers)),
    STALE_DATA: (engine) => {
      engine.facts.settings = { ...engine.facts.settings, data: broken(engine.facts.settings.data) };
    },
    CLOCK: ({ state }) => set(state.live.breaker, 'clock', broken(state.live.breaker.clock)),
    MISMATCH: ({ state }) => set(state.live.breaker, 'mismatch', broken(state.live.breaker.mismatch)),
    CONNECTIVITY: ({ state }) => set(state.live.breaker, 'connection', broken(state.live.breaker.connection)),
    SLIPPAGE: ({ state }) => set(state.live.breaker, 'slippage', broken(state.live.breaker.slippage)),
    EQUITY_JUMP: ({ state }) => set(state.live.breaker, 'balance', broken(state.live.breaker.balance)),
    SYSTEM: ({ state }) => set(state.live.breaker, 'system', broken(state.live.breaker.system)),
    DUPLICATE_ORDERS: ({ state }) => set(state.live.breaker, 'flow', broken(state.live.breaker.flow)),
    THROTTLE: ({ state }) => set(state.live.breaker, 'flow', broken(state.live.breaker.flow)),
  };

  it.each(Object.entries(injections))('AT-EB-8 raises %s to L2 and blocks entries', (trigger, inject) => {
    const engine = longEngine();
    inject(engine);
    engine.silence(SECOND);
    expect(levelOf(engine, trigger)).toBe('L2');
    expect(engine.state.durable.triggers.get(trigger)?.text).toContain('itself failed: injected');
    expect(alertTypes(engine)).toContain(`BREAKER_${trigger} P2`);
    expect(engine.state.live.latched).toBe(false);
    expect(engine.run(entryTicket({ quantity: '0.50' }))).toMatchObject({ ok: false });
    const stopped = engine.run({ name: 'emergencyStop', input: { source: 'button' } });
    expect(stopped.ok).toBe(true);
  });

  it('breaks a loss between two seconds too', () => {
    const engine = longEngine();
    changeBook(engine.state, (book) => ({ ...book, day: broken(book.day) }));
    engine.misprint('99.90');
    expect(levelOf(engine, 'DAILY_LOSS')).toBe('L2');
  });
});

describe('settings edited while tripped', () => {
  it('AT-EB-9 never lower the level', () => {
    const engine = longEngine();
    for (let tick = 0; tick < 3; tick += 1) {
      engine.misprint('93.90');
      engine.silence(300);
    }
    expect(levelOf(engine, 'DAILY_LOSS')).toBe('L2');
    const twice = testSettings({ modes: { PAPER: { ...paperLimits, dailyLoss: '0.02' } } });
    engine.facts.settings = twice;
    for (let second = 0; second < 600; second += 1) {
      engine.silence(SECOND);
      engine.misprint('93.90');
    }
    expect(levelOf(engine, 'DAILY_LOSS')).toBe('L2');
    // Another reaction changes nothing either.
    engine.facts.settings = testSettings({ overrides: { PAPER: { reactions: { DAILY_LOSS: 'L1' } } } });
    engine.silence(SECOND);
    engine.misprint('93.90');
    expect(levelOf(engine, 'DAILY_LOSS')).toBe('L2');
    // Once the loss is gone the hold runs, and the new limit counts from then on.
    engine.facts.settings = twice;
    engine.pass(6 * MINUTE);
    expect(levelOf(engine, 'DAILY_LOSS')).toBe('L0');
    engine.misprint('93.90');
    engine.silence(300);
    engine.misprint('93.90');
    expect(levelOf(engine, 'DAILY_LOSS')).toBe('L0');
  });
});

describe('reactions of the settings', () => {
  it('caps what a trigger may do', () => {
    const engine = longEngine({ settings: { overrides: { PAPER: { reactions: { DAILY_LOSS: 'L2' } } } } });
    for (let tick = 0; tick < 3; tick += 1) {
      engine.misprint('92.00');
      engine.silence(300);
    }
    expect(levelOf(engine, 'DAILY_LOSS')).toBe('L2');
    expect(engine.state.durable.incident).toBeNull();
  });

  it('only records where that is asked for', () => {
    const engine = longEngine({ settings: { overrides: { PAPER: { reactions: { DAILY_LOSS: 'record' } } } } });
    for (let tick = 0; tick < 3; tick += 1) {
      engine.misprint('92.00');
      engine.silence(300);
    }
    expect(levelOf(engine, 'DAILY_LOSS')).toBe('L0');
    expect(engine.notes.some((note) => note.text.startsWith('Daily loss would be L4, recorded only'))).toBe(true);
    expect(engine.state.durable.incident).toBeNull();
  });
});

describe('latency of the running engine', () => {
  const slowOrders = (engine: TestEngine, count: number, byMs: number): void => {
    for (let order = 0; order < count; order += 1) {
      engine.venue.spoilNext('place', { kind: 'delayed', byMs });
      engine.run(entryTicket({ type: 'LIMIT', entry: `${95 - order}.00`, stop: '90.00', quantity: '0.10' }));
      engine.pass(byMs + SECOND);
    }
  };

  it('is L2 at once, takes working entries back, and stops everything after 30 s', () => {
    const engine = testEngine();
    slowOrders(engine, 3, 2_100);
    expect(levelOf(engine, 'LATENCY')).toBe('L2');
    engine.pass(2 * SECOND);
    expect(workingEntries(engine)).toEqual([]);
    expect(engine.state.durable.incident).toBeNull();
    engine.pass(29 * SECOND);
    expect(engine.state.durable.incident).toMatchObject({ cause: 'LATENCY' });
  });

  it('counts a call that nobody answers', () => {
    const engine = testEngine();
    for (let order = 0; order < 2; order += 1) {
      engine.venue.spoilNext('place', { kind: 'requestLost', afterMs: 60 * SECOND });
      engine.run(entryTicket({ type: 'LIMIT', entry: `${95 - order}.00`, stop: '90.00', quantity: '0.10' }));
    }
    engine.pass(5 * SECOND);
    expect(levelOf(engine, 'LATENCY')).toBe('L0');
    engine.pass(SECOND);
    expect(levelOf(engine, 'LATENCY')).toBe('L2');
  });
});

describe('orders that the venue rejects', () => {
  it('turn entries off at three of ten, and clear 5 min after they stopped', () => {
    const engine = testEngine();
    for (let order = 0; order < 3; order += 1) {
      engine.venue.spoilNext('place', { kind: 'rejected', code: '-2010', text: 'insufficient balance' });
      engine.run(entryTicket({ type: 'LIMIT', entry: `${95 - order}.00`, stop: '90.00', quantity: '0.10' }));
      engine.pass(SECOND);
    }
    expect(levelOf(engine, 'ORDER_REJECTS')).toBe('L1');
    expect(engine.run(entryTicket())).toMatchObject({ ok: false });
    engine.pass(9 * MINUTE);
    expect(levelOf(engine, 'ORDER_REJECTS')).toBe('L1');
    engine.pass(2 * MINUTE);
    expect(levelOf(engine, 'ORDER_REJECTS')).toBe('L0');
    expect(engine.notes.filter(({ kind }) => kind === 'LEVEL').map(({ text }) => text)).toEqual([
      'Order rejects L0 to L1: the venue rejected 3 of 10, 3 of 20 orders, limit 3 of 10 or 4 of 20 (EB-08).',
      'Order rejects is back from L1 to L0 (EB-08).',
    ]);
  });
});

describe('the machine', () => {
  it('turns entries off when the event loop is late for ten seconds', () => {
    const engine = testEngine();
    for (let second = 0; second < 9; second += 1) {
      engine.runner.dispatch({ type: 'systemHealth', health: { lagP99Ms: 300, diskFreeMb: 9_000, memoryShare: 0.2 } });
      engine.pass(SECOND);
    }
    expect(levelOf(engine, 'SYSTEM')).toBe('L0');
    engine.runner.dispatch({ type: 'systemHealth', health: { lagP99Ms: 300, diskFreeMb: 9_000, memoryShare: 0.2 } });
    engine.pass(2 * SECOND);
    expect(levelOf(engine, 'SYSTEM')).toBe('L1');
    engine.runner.dispatch({ type: 'systemHealth', health: { lagP99Ms: 3, diskFreeMb: 9_000, memoryShare: 0.2 } });
    engine.pass(MINUTE + 2 * SECOND);
    expect(levelOf(engine, 'SYSTEM')).toBe('L0');
  });
});

describe('limits on their way', () => {
  it('warns at half of the gross cap, and clears the warning when the position is gone', () => {
    const engine = longEngine();
    engine.pass(2 * SECOND);
    expect(alertTypes(engine)).toContain('LIMIT_GROSS P3');
    engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } });
    engine.pass(3 * SECOND);
    expect(engine.state.durable.books.PAPER.positions.has(symbolName(SYMBOL))).toBe(false);
    expect(alertTypes(engine)).not.toContain('LIMIT_GROSS P3');
  });
});

const paperLimits = {
  risk: '0.005',
  gross: '0.20',
  symbol: '0.20',
  drawdown: '0.03',
  symbols: 20,
  positions: 100,
  heat: '0.02',
  leverage: 3,
};

type PaperBook = TestEngine['state']['durable']['books']['PAPER'];

function changeBook(state: TestEngine['state'], change: (book: PaperBook) => PaperBook): void {
  const { books } = state.durable;
  state.durable = { ...state.durable, books: { ...books, PAPER: change(books.PAPER) } };
}

/** Puts a broken part in the place of a whole one. */
function set<Whole extends object, Key extends keyof Whole>(whole: Whole, key: Key, part: Whole[Key]): void {
  Object.defineProperty(whole, key, { value: part });
}
