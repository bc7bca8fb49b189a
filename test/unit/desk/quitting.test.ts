/** Quitting with an open live book: who is asked, what each decision does, and that nothing leaves before the venue has answered. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Quitting } from '../../../src/main/desk/quitting.ts';
import { ok } from '../../../src/shared/base/result.ts';
import { withBook } from '../../../src/main/engine/books.ts';
import type { Book } from '../../../src/shared/model/mode.ts';
import { liveEngine, LIVE_SYMBOL, type LiveEngine } from '../../support/liveEngine.ts';

const caller = { role: 'ui', session: 'test' } as const;

/** A venue that is not played by the desk. */
const facts = (engine: LiveEngine) => ({
  session: 's-1',
  venues: {
    PAPER: engine.venues.PAPER,
    LIVE: { ...engine.venues.LIVE, capabilities: { ...engine.venues.LIVE.capabilities, simulated: false } },
  },
});

let engine: LiveEngine;
let quitting: Quitting;
let told: string[];
let left: number;

beforeEach(() => {
  engine = liveEngine();
  told = [];
  left = 0;
  quitting = new Quitting({
    runner: {
      state: engine.state,
      dispatch: (event) => {
        if (event.type === 'command') engine.run(event.command);
      },
    },
    facts: facts(engine),
    onChange: () => told.push(quitting.phase),
  });
});

const open = (book: Book): void => {
  engine.enter(book, '1');
  engine.pass(5_000);
};
const ask = (): boolean => quitting.ask(() => (left += 1));
const decide = (how: 'KEEP' | 'LEAVE' | 'CLOSE', phrase = '') => quitting.decide({ how, phrase }, caller);
/** The host hears after the turn. */
async function later(ms: number): Promise<void> {
  engine.pass(ms);
  quitting.look();
  await Promise.resolve();
}

describe('Quitting', () => {
  it('asks nobody while nothing live is open', () => {
    open('PAPER');
    expect([ask(), quitting.phase, told]).toEqual([false, 'NO', []]);
    expect(decide('LEAVE')).toMatchObject({ ok: false, error: { code: 'ILLEGAL_TRANSITION' } });
  });

  it('asks once with a live position, and keeps running when told so', async () => {
    open('LIVE');
    expect([ask(), ask(), quitting.phase, told]).toEqual([true, true, 'ASKED', ['ASKED']]);
    expect(decide('KEEP')).toEqual(ok({}));
    await later(5_000);
    expect([quitting.phase, left, engine.state.durable.modeState.run]).toEqual(['NO', 0, 'RUNNING']);
    expect(engine.state.durable.books.LIVE.positions.size).toBe(1);
  });

  it('leaves with the stop at the venue working, and no entry after it', async () => {
    open('LIVE');
    ask();
    expect(decide('LEAVE')).toEqual(ok({}));
    await later(1_000);
    const { orders, positions } = engine.state.durable.books.LIVE;
    const working = [...orders.values()].filter(({ status }) => status === 'OPEN').map(({ role }) => role);
    expect([left, working, positions.size]).toEqual([1, ['STOP'], 1]);
    expect(engine.state.durable.modeState.run).toBe('PAUSED');
  });

  it('closes first, and goes when the venue says flat', async () => {
    open('LIVE');
    engine.venues.LIVE.silenceStream();
    ask();
    expect(decide('CLOSE')).toEqual(ok({}));
    await later(1_000);
    expect([quitting.phase, left]).toEqual(['LEAVING', 0]);
    engine.venues.LIVE.resumeStream();
    await later(10_000);
    expect(engine.state.durable.books.LIVE.positions.has(LIVE_SYMBOL)).toBe(false);
    expect([quitting.phase, left]).toEqual(['NO', 1]);
  });

  it('wants the phrase where a position has no stop at the venue', async () => {
    open('LIVE');
    const stop = [...engine.state.durable.books.LIVE.orders.values()].find(({ role }) => role === 'STOP');
    if (stop === undefined) throw new Error('no stop');
    const orders = new Map(engine.state.durable.books.LIVE.orders).set(stop.clientOrderId, {
      ...stop,
      status: 'CANCELED',
    });
    engine.state.durable = withBook(engine.state.durable, 'LIVE', { orders });
    ask();
    const refused = decide('LEAVE', 'leave unprotected');
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: 'PHRASE_MISMATCH',
        message: "Found 'leave unprotected'. Type exactly LEAVE UNPROTECTED, with capitals (UI-35).",
      },
    });
    expect([quitting.phase, left]).toEqual(['ASKED', 0]);
    expect(decide('LEAVE', 'LEAVE UNPROTECTED')).toEqual(ok({}));
    await Promise.resolve();
    expect(left).toBe(1);
  });

  it('waits for the cancel of an entry, and lets a person go without its answer by the phrase alone', async () => {
    const ticket = { symbol: LIVE_SYMBOL, side: 'BUY', type: 'LIMIT', entry: '95.00', stop: '92.00' } as const;
    const rest = { autoStop: false, quantity: '1.00', timeInForce: 'GTC', postOnly: false } as const;
    expect(engine.run({ name: 'placeOrder', input: { ...ticket, ...rest } })).toMatchObject({ ok: true });
    engine.pass(2_000);
    expect(ask()).toBe(true);
    engine.venues.LIVE.spoilNext('cancel', { kind: 'requestLost', afterMs: 60_000 });
    expect(decide('LEAVE')).toEqual(ok({}));
    await later(1_000);
    expect([quitting.phase, left]).toEqual(['LEAVING', 0]);
    expect(decide('LEAVE')).toMatchObject({ ok: false, error: { code: 'PHRASE_MISMATCH' } });
    expect(decide('LEAVE', 'LEAVE UNPROTECTED')).toEqual(ok({}));
    await Promise.resolve();
    expect([quitting.phase, left]).toEqual(['NO', 1]);
  });

  it('cancels what works at a real venue whatever ends the desk', async () => {
    await quitting.settle();
    const ticket = { symbol: LIVE_SYMBOL, side: 'BUY', type: 'LIMIT', entry: '95.00', stop: '92.00' } as const;
    const rest = { autoStop: false, quantity: '1.00', timeInForce: 'GTC', postOnly: false } as const;
    expect(engine.run({ name: 'placeOrder', input: { ...ticket, ...rest } })).toMatchObject({ ok: true });
    engine.pass(2_000);
    expect([...engine.state.durable.books.LIVE.orders.values()].map(({ status }) => status)).toEqual(['OPEN']);
    const settled = quitting.settle();
    engine.pass(1_000);
    await settled;
    const { orders } = engine.state.durable.books.LIVE;
    const working = [...orders.values()].filter(({ status }) => status === 'OPEN').map(({ role }) => role);
    expect(working).toEqual([]);
    expect([quitting.phase, left]).toEqual(['NO', 0]);
  });
});
