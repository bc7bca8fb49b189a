import { describe, expect, it } from 'vitest';
import { decodeDurable, encodeDurable } from '../../../src/main/engine/durableCodec.ts';
import { engineActor, record } from '../../../src/main/engine/step.ts';
import type { Level } from '../../../src/shared/model/mode.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { buildFill } from '../../support/buildFill.ts';
import { buildOrder } from '../../support/buildOrder.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';
import { openTwoBooks, TWO_SYMBOLS } from '../../support/twoBooks.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const levelOf = (engine: Pick<TestEngine, 'state'>, trigger: string): Level =>
  engine.state.durable.triggers.get(trigger)?.level ?? 'L0';

describe('levels set by hand', () => {
  it('block entries at once, and widen only with a reason', () => {
    const engine = testEngine();
    expect(engine.run({ name: 'setLevel', input: { level: 'L1' } })).toEqual({ ok: true, value: {} });
    expect(engine.run(entryTicket())).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    expect(engine.run({ name: 'setLevel', input: { level: 'L2' } }).ok).toBe(true);
    expect(engine.run({ name: 'setLevel', input: { level: 'L2' } }).ok).toBe(true);
    expect(engine.run({ name: 'setLevel', input: { level: 'L1' } })).toMatchObject({
      ok: false,
      error: { code: 'DENIED', message: 'L2 is set by hand, L1 is wider. Release it with a reason first (EB-15).' },
    });
    engine.pass(10 * MINUTE);
    expect(levelOf(engine, 'MANUAL')).toBe('L2');
    const short = engine.run({ name: 'releaseLevel', input: { trigger: 'MANUAL', reason: 'done' } });
    expect(short).toMatchObject({ ok: false, error: { code: 'REASON_TOO_SHORT' } });
    const released = engine.run({ name: 'releaseLevel', input: { trigger: 'MANUAL', reason: 'lunch is over now' } });
    expect(released.ok).toBe(true);
    expect(levelOf(engine, 'MANUAL')).toBe('L0');
    expect(engine.state.durable.trips.map((trip) => [trip.trigger, trip.to, trip.clearedAt !== null])).toEqual([
      ['MANUAL', 'L1', true],
      ['MANUAL', 'L2', true],
    ]);
    expect(engine.run(entryTicket()).ok).toBe(true);
  });

  it('L2 takes working entries back and leaves stops and positions', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '5.00' }));
    engine.pass(2 * SECOND);
    engine.run(entryTicket({ type: 'LIMIT', entry: '95.00', stop: '92.00', quantity: '1.00' }));
    engine.pass(SECOND);
    engine.run({ name: 'setLevel', input: { level: 'L2' } });
    engine.pass(2 * SECOND);
    const { orders, positions } = engine.state.durable.books.PAPER;
    const working = [...orders.values()].filter((order) => order.status === 'OPEN');
    expect(working.map((order) => order.role)).toEqual(['STOP']);
    expect(positions.size).toBe(1);
    expect(engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } }).ok).toBe(true);
    engine.pass(2 * SECOND);
    expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
  });

  it('survive a restart', () => {
    const engine = testEngine();
    engine.run({ name: 'setLevel', input: { level: 'L3' } });
    const again = decodeDurable(JSON.parse(JSON.stringify(encodeDurable(engine.state.durable))));
    expect(again?.triggers.get('MANUAL')).toMatchObject({ level: 'L3', text: 'L3 set by hand (ui)' });
    expect(again?.manualLevel).toMatchObject({ level: 'L3', by: 'ui' });
    expect(again?.trips).toEqual(engine.state.durable.trips);
  });

  it('are not set before a book is open', () => {
    const desk = openTwoBooks('PAPER');
    desk.state.durable = { ...desk.state.durable, modeState: { mode: 'SETUP', run: 'RUNNING' } };
    let answer: unknown = null;
    desk.turn({
      type: 'command',
      command: { name: 'setLevel', input: { level: 'L1' } },
      actor: engineActor('s-1'),
      reply: () => undefined,
    });
    desk.within('PAPER', (step) => (answer = step.state.durable.triggers.size));
    expect(answer).toBe(0);
  });
});

describe('releasing a level', () => {
  it('is refused where nothing is held, where it clears by itself, and for a journal that was changed', () => {
    const engine = testEngine();
    const release = (trigger: string) =>
      engine.run({ name: 'releaseLevel', input: { trigger, reason: 'because I say so' } });
    expect(release('LATENCY')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    engine.run(entryTicket({ quantity: '15.00' }));
    engine.pass(2 * SECOND);
    engine.misprint('80.00');
    expect(release('DAILY_LOSS')).toMatchObject({
      ok: false,
      error: { code: 'DENIED', message: expect.stringContaining('not released by hand (EB-18)') as string },
    });
    engine.runner.dispatch({ type: 'journalBroken', text: 'CHAIN_BREAK at entry 7: expected a, found b' });
    expect(levelOf(engine, 'JOURNAL_BROKEN')).toBe('L3');
    expect(release('JOURNAL_BROKEN')).toMatchObject({ ok: false, error: { code: 'DENIED' } });
  });
});

/** A book of a million with 2,500 bought at 100 and nothing that protects it. */
function unprotectedBook() {
  const desk = openTwoBooks('PAPER');
  const order = buildOrder({
    clientOrderId: 'P-1',
    symbol: TWO_SYMBOLS[0],
    quantity: '2500',
    decisionPrice: '100',
    filledQuantity: '0',
  });
  desk.within('PAPER', (step) => record(step, 'ORDER_INTENT', { data: { order }, durability: 'A' }));
  const fill = buildFill({ clientOrderId: 'P-1', symbol: TWO_SYMBOLS[0], quantity: '2500', price: '100' });
  desk.turn({ type: 'account', book: 'PAPER', event: { kind: 'fill', fill } });
  const tick = (last: string, afterMs: number): void => {
    const event = {
      kind: 'tick',
      symbol: TWO_SYMBOLS[0],
      time: unixMs(desk.now() + afterMs),
      last,
      bid: null,
      ask: null,
    } as const;
    desk.turn({ type: 'market', event }, afterMs);
  };
  const second = (): void => desk.turn({ type: 'timer', name: 'health' }, SECOND);
  return { desk, tick, second };
}

describe('prices that stop coming', () => {
  it('AT-EB-5 raise L1, L2 and L3 in time, never L4, and the feed that returns trips the true L4', () => {
    const { desk, tick, second } = unprotectedBook();
    tick('100', SECOND);
    second();
    const levels: Record<number, Level> = {};
    for (let age = 1; age <= 600; age += 1) {
      if (age > 1) second();
      levels[age] = levelOf(desk, 'STALE_DATA');
      expect(desk.state.durable.incident).toBeNull();
    }
    expect([levels[5], levels[6], levels[29], levels[30], levels[119], levels[120], levels[600]]).toEqual([
      'L0',
      'L1',
      'L1',
      'L2',
      'L2',
      'L3',
      'L3',
    ]);
    expect(desk.state.live.breaker.adverse?.isNegative()).toBe(true);
    expect(levelOf(desk, 'DAILY_LOSS')).not.toBe('L4');
    // The market is 5 % lower, 1.25 % of equity: one print is L1, the second one is the emergency stop.
    tick('95', SECOND);
    expect(levelOf(desk, 'DAILY_LOSS')).toBe('L1');
    tick('95', 250);
    expect(levelOf(desk, 'DAILY_LOSS')).toBe('L4');
    expect(desk.state.durable.incident).toMatchObject({ cause: 'DAILY_LOSS' });
    expect(levelOf(desk, 'STALE_DATA')).toBe('L3');
  });

  it('leave L3 when a person releases it, and not before the cause is gone', () => {
    const { desk, tick, second } = unprotectedBook();
    tick('100', SECOND);
    for (let age = 0; age <= 121; age += 1) second();
    expect(levelOf(desk, 'STALE_DATA')).toBe('L3');
    const answers: unknown[] = [];
    const release = (): void =>
      desk.turn({
        type: 'command',
        command: { name: 'releaseLevel', input: { trigger: 'STALE_DATA', reason: 'the feed is back again' } },
        actor: engineActor('s-1'),
        reply: (result) => answers.push(result),
      });
    release();
    expect(levelOf(desk, 'STALE_DATA')).toBe('L3');
    for (let turn = 0; turn < 200; turn += 1) {
      tick('100', SECOND);
      second();
    }
    expect(levelOf(desk, 'STALE_DATA')).toBe('L3');
    release();
    expect(levelOf(desk, 'STALE_DATA')).toBe('L0');
    expect(desk.drafts.filter((draft) => draft.type === 'BREAKER_RELEASED')).toHaveLength(1);
  });

  it('count at adverse marks, which may raise L3 of a loss and never L4', () => {
    const { desk, tick, second } = unprotectedBook();
    // 0.7 % of equity is lost for sure; three sigma of ten stale minutes are another 0.5 %.
    tick('97.2', SECOND);
    tick('97.2', 300);
    for (let age = 0; age < 600; age += 1) second();
    expect(levelOf(desk, 'DAILY_LOSS')).toBe('L3');
    expect(desk.state.durable.incident).toBeNull();
  });
});

describe('a night away', () => {
  it('does not count the loss of yesterday against the new day', () => {
    const { desk, tick, second } = unprotectedBook();
    // 0.9 % of a million is lost in the evening.
    tick('96.4', SECOND);
    tick('96.4', 300);
    expect(levelOf(desk, 'DAILY_LOSS')).toBe('L2');
    desk.turn({ type: 'timer', name: 'sample' }, SECOND);
    // Thirteen hours later another 0.5 % is gone: 1.4 % of yesterday, and half of today's limit.
    tick('94.4', 13 * 3_600 * SECOND);
    tick('94.4', 300);
    expect(desk.state.durable.incident).toBeNull();
    second();
    expect(desk.state.durable.books.PAPER.day.start).toBe(Date.UTC(2026, 0, 6));
    tick('94.4', 300);
    expect(levelOf(desk, 'DAILY_LOSS')).toBe('L0');
  });
});

describe('L3', () => {
  it('halts the strategies and leaves protective stops alone', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '5.00' }));
    engine.pass(2 * SECOND);
    const { strategies } = engine.state.durable;
    const run = {
      id: 'donchian',
      status: 'RUNNING' as const,
      hash: '0'.repeat(64),
      parameters: {},
      symbols: [symbolName(SYMBOL)],
      signals: 0,
      trades: 0,
      lastSignalAt: null,
      usedCandle: new Map(),
    };
    engine.state.durable = { ...engine.state.durable, strategies: new Map(strategies).set('donchian', run) };
    engine.run({ name: 'setLevel', input: { level: 'L3' } });
    expect(engine.state.durable.strategies.get('donchian')?.status).toBe('STOPPED');
    engine.pass(5 * SECOND);
    const stops = [...engine.state.durable.books.PAPER.orders.values()].filter((order) => order.role === 'STOP');
    expect(stops.map((order) => order.status)).toEqual(['OPEN']);
  });
});
