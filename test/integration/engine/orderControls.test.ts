import { describe, expect, it } from 'vitest';
import type { AccountEvent } from '../../../src/main/ports/venue.ts';
import { submitEntry, type EntryRequest } from '../../../src/main/engine/entries.ts';
import { engineActor, noEffects, type Step } from '../../../src/main/engine/step.ts';
import type { Order, OrderRole } from '../../../src/shared/model/order.ts';
import { clientOrderId, symbolName, tradeId, venueOrderId } from '../../../src/shared/values/ids.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

const SECOND = 1_000;
const symbol = symbolName(SYMBOL);
const book = (engine: TestEngine) => engine.state.durable.books.PAPER;
const ordersOf = (engine: TestEngine, role: OrderRole): readonly Order[] =>
  [...book(engine).orders.values()].filter((order) => order.role === role);
const placed = (engine: TestEngine) => engine.venue.calls.filter((call) => call.startsWith('place'));
const messageOf = (answer: ReturnType<TestEngine['run']>): string => (answer.ok ? '' : answer.error.message);

type FillEvent = Extract<AccountEvent, { kind: 'fill' }>;

/** Fills that the venue made meanwhile, whether or not its stream told of them. */
function heardOf(engine: TestEngine, meanwhile: () => void): readonly FillEvent[] {
  const fills: FillEvent[] = [];
  const stop = engine.paper.onAccount((event) => {
    if (event.kind === 'fill') fills.push(event);
  });
  meanwhile();
  stop();
  return fills;
}

describe('orders on their way at the same time', () => {
  it('AT-RC-4: of two that fit singly but not together exactly one passes', () => {
    for (const quantities of [
      ['19.90', '19.80'],
      ['19.80', '19.90'],
    ] as const) {
      const engine = testEngine();
      // The venue answers a minute later: nothing but the record of what was sent can tell them apart.
      for (let order = 0; order < 2; order += 1) engine.venue.spoilNext('place', { kind: 'delayed', byMs: 60_000 });
      const passed = quantities.map((size) => engine.run(entryTicket({ quantity: size, stop: '99.00' })).ok);
      expect(passed).toEqual([true, false]);
      expect(placed(engine)).toHaveLength(1);
      // Alone the second one would have passed just as well.
      expect(testEngine().run(entryTicket({ quantity: quantities[1], stop: '99.00' })).ok).toBe(true);
    }
  });
});

describe('an order whose answer never came', () => {
  it('AT-RC-5: is UNKNOWN, keeps entries out of its symbol, and is settled by asking', () => {
    const engine = testEngine();
    engine.venue.spoilNext('place', { kind: 'answerLost' });
    for (let question = 0; question < 3; question += 1)
      engine.venue.spoilNext('query', { kind: 'requestLost', afterMs: 100 });
    engine.run(entryTicket({ type: 'LIMIT', entry: '95.00', stop: '92.00' }));
    engine.pass(SECOND);
    expect(ordersOf(engine, 'ENTRY').map(({ status }) => status)).toEqual(['UNKNOWN']);
    const meanwhile = engine.run(entryTicket({ type: 'LIMIT', entry: '94.00', stop: '92.00', quantity: '0.50' }));
    expect(meanwhile).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    expect(messageOf(meanwhile)).toContain('(RC-24)');
    engine.pass(10 * SECOND);
    expect(ordersOf(engine, 'ENTRY').map(({ status }) => status)).toEqual(['OPEN']);
    expect(placed(engine)).toEqual(['place P-000001']);
    const after = engine.run(entryTicket({ type: 'LIMIT', entry: '94.00', stop: '92.00', quantity: '0.50' }));
    expect(after.ok).toBe(true);
  });
});

describe('a strategy that runs away', () => {
  const SENDER = 'runaway';
  const request = (over: Partial<EntryRequest>): EntryRequest => ({
    symbol,
    side: 'BUY',
    type: 'MARKET',
    limitPrice: null,
    stop: price('97'),
    quantityCap: quantity('0.10'),
    timeInForce: 'GTC',
    postOnly: false,
    source: SENDER,
    signalId: 'loop',
    reason: 'loop',
    signalUsed: false,
    ...over,
  });

  /** So many asked for, a millisecond apart; what passes goes to the venue. Returns the ids that did. */
  function asked(engine: TestEngine, count: number, ask: (turn: number) => Partial<EntryRequest>): readonly string[] {
    const passed: string[] = [];
    // The last tick was just now.
    let at = engine.state.live.markets.get(symbol)?.time ?? unixMs(0);
    for (let turn = 0; turn < count; turn += 1) {
      at = unixMs(at + 1);
      engine.silence(1);
      const step: Step = {
        state: engine.state,
        facts: engine.facts,
        at,
        mono: '0',
        effects: noEffects(),
        book: 'PAPER',
        actor: engineActor('s-1'),
      };
      submitEntry(step, request(ask(turn)));
      for (const { approved } of step.effects.enter) {
        passed.push(approved.terms.clientOrderId);
        engine.venue.place(approved.terms, (answer) =>
          engine.runner.dispatch({ type: 'placeAnswered', id: approved.terms.clientOrderId, answer }),
        );
      }
    }
    return passed;
  }

  it('AT-RC-6: with the same order again and again gets one through, and L1', () => {
    const engine = testEngine();
    expect(asked(engine, 1_000, (turn) => ({ signalId: `loop:${turn}` }))).toHaveLength(1);
    expect(engine.state.durable.triggers.get('DUPLICATE_ORDERS')?.level).toBe('L1');
  });

  it('AT-RC-6: with a new market order each time gets fewer than ten through', () => {
    const engine = testEngine();
    const passed = asked(engine, 1_000, (turn) => ({
      signalId: `loop:${turn}`,
      quantityCap: quantity((0.1 + turn / 100).toFixed(2)),
    }));
    expect(passed.length).toBeGreaterThan(1);
    expect(passed.length).toBeLessThan(10);
  });

  it('AT-RC-6: with a new limit order each time gets fewer than ten through, and cancels still pass', () => {
    const engine = testEngine();
    const passed = asked(engine, 1_000, (turn) => ({
      type: 'LIMIT',
      limitPrice: price((98 - (turn % 100) / 100).toFixed(2)),
      stop: price('90'),
      signalId: `loop:${turn}`,
      quantityCap: quantity((0.1 + turn / 100).toFixed(2)),
    }));
    expect(passed.length).toBeGreaterThan(1);
    expect(passed.length).toBeLessThan(10);
    expect(engine.run({ name: 'cancelEntries', input: {} }).ok).toBe(true);
    engine.pass(2 * SECOND);
    expect(ordersOf(engine, 'ENTRY').map(({ status }) => status)).toEqual(passed.map(() => 'CANCELED'));
    expect(engine.venue.calls.filter((call) => call.startsWith('cancel'))).toHaveLength(passed.length);
  });

  it('AT-RC-6: is off at its fourth filled entry of a kind within ten minutes (RC-10)', () => {
    const engine = testEngine();
    const run = {
      id: SENDER,
      status: 'RUNNING' as const,
      hash: '0'.repeat(64),
      parameters: {},
      symbols: [symbol],
      signals: 0,
      trades: 0,
      lastSignalAt: null,
      usedCandle: new Map(),
    };
    engine.state.durable = { ...engine.state.durable, strategies: new Map([[SENDER, run]]) };
    const statuses: (string | undefined)[] = [];
    for (let round = 1; round <= 5; round += 1) {
      asked(engine, 1, () => ({ signalId: `loop:${round}` }));
      engine.pass(10 * SECOND);
      engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } });
      engine.pass(10 * SECOND);
      statuses.push(engine.state.durable.strategies.get(SENDER)?.status);
    }
    expect(statuses).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'DISABLED', 'DISABLED']);
    expect(ordersOf(engine, 'ENTRY')).toHaveLength(4);
    expect([...engine.state.durable.alerts.values()].map(({ type }) => type)).toContain('STRATEGY_DISABLED');
  });
});

describe('a fill that the account stream never told of', () => {
  it('AT-RC-8: is imported once by its trade id, also when the stream tells of it after all', () => {
    const engine = testEngine();
    engine.venue.silenceStream();
    const [missing] = heardOf(engine, () => {
      engine.run(entryTicket({ quantity: '2.00' }));
      engine.pass(2 * SECOND);
    });
    expect(book(engine).positions.size).toBe(0);
    // What an adapter reads by REST is handed over as the stream would have done.
    if (missing === undefined) throw new Error('no fill');
    for (let copy = 0; copy < 2; copy += 1) engine.runner.dispatch({ type: 'account', book: 'PAPER', event: missing });
    engine.venue.resumeStream();
    engine.pass(40 * SECOND);
    expect(book(engine).positions.get(symbol)?.quantity.toFixed()).toBe('2');
    expect(engine.journal.drafts.filter(({ type }) => type === 'FILL')).toHaveLength(1);
    expect(ordersOf(engine, 'STOP').map(({ status }) => status)).toEqual(['OPEN']);
    expect(engine.state.durable.triggers.has('MISMATCH')).toBe(false);
  });
});

describe('activity that the desk did not cause', () => {
  it('AT-RC-9: as an order raises P1 and keeps entries out of the symbol until a person has looked', () => {
    const engine = testEngine();
    engine.run(entryTicket({ quantity: '2.00' }));
    engine.pass(2 * SECOND);
    const terms = {
      clientOrderId: clientOrderId('web_1'),
      symbol,
      side: 'BUY' as const,
      type: 'LIMIT' as const,
      quantity: quantity('1'),
      limitPrice: price('90'),
      triggerPrice: null,
      timeInForce: 'GTC' as const,
      reduceOnly: false,
      postOnly: false,
    };
    const order = { terms, venueOrderId: venueOrderId('8389'), status: 'OPEN' as const, filledQuantity: quantity('0') };
    engine.runner.dispatch({ type: 'account', book: 'PAPER', event: { kind: 'working', order } });
    const alert = [...engine.state.durable.alerts.values()].find(({ type }) => type === 'FOREIGN_ORDER');
    expect(alert).toMatchObject({ severity: 'P1', symbol: SYMBOL, state: 'ACTIVE_UNACK' });
    // Shown, never adopted.
    expect(book(engine).orders.has(terms.clientOrderId)).toBe(false);
    const ask = () => engine.run(entryTicket({ type: 'LIMIT', entry: '95.00', stop: '92.00', quantity: '0.50' }));
    expect(messageOf(ask())).toContain('(RC-26)');
    expect(engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } }).ok).toBe(true);
    engine.pass(2 * SECOND);
    engine.run({ name: 'acknowledgeAlert', input: { key: alert?.key ?? '' } });
    expect(ask().ok).toBe(true);
  });

  it('AT-RC-9: as a fill raises P1 and keeps entries out of the symbol until a person has looked', () => {
    const engine = testEngine();
    const [own] = heardOf(engine, () => {
      engine.run(entryTicket({ quantity: '2.00' }));
      engine.pass(2 * SECOND);
    });
    if (own === undefined) throw new Error('no fill');
    const fill = { ...own.fill, tradeId: tradeId('T-foreign'), clientOrderId: clientOrderId('web_1') };
    engine.runner.dispatch({ type: 'account', book: 'PAPER', event: { kind: 'fill', fill } });
    const alert = [...engine.state.durable.alerts.values()].find(({ type }) => type === 'FOREIGN_FILL');
    expect(alert).toMatchObject({ severity: 'P1', symbol: SYMBOL, state: 'ACTIVE_UNACK' });
    // Never adopted.
    expect(book(engine).positions.get(symbol)?.quantity.toFixed()).toBe('2');
    const refused = engine.run(entryTicket({ type: 'LIMIT', entry: '95.00', stop: '92.00', quantity: '0.50' }));
    expect(messageOf(refused)).toContain('(RC-26)');
    expect(engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } }).ok).toBe(true);
  });
});
