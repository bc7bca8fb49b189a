/** An emergency stop at a real venue sends before it writes (ES-01), and writes what it may send before it sends it (design: write-ahead intent). */
import { describe, expect, it } from 'vitest';
import { buildTerms } from '../../support/buildOrder.ts';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import type { ScriptedMarket } from '../../support/scriptedFault.ts';
import { closes, held, incident, isFlat, legOf, phase, sent } from '../../support/stopDesk.ts';

interface Desk {
  readonly engine: RealEngine;
  /** Requests handed over have left: the next piece of what was put off is done. */
  readonly leave: () => void;
  /** Types of the entries since the press. */
  readonly written: () => readonly string[];
}

/** A guarded long in BTC and a resting entry in ETH; nothing leaves unless told. */
function desk(market: ScriptedMarket): Desk {
  const works: (() => void)[] = [];
  const engine = realEngine({ market, whenSent: (work) => void works.push(work) });
  engine.hold(BTC, '2', { stop: '95', leg: legOf[market] });
  engine.restEntry('L-900001', ETH);
  engine.venue.calls.length = 0;
  const from = engine.journal.drafts.length;
  return {
    engine,
    leave: () => works.shift()?.(),
    written: () => engine.journal.drafts.slice(from).map(({ type }) => type),
  };
}

const intents = ({ journal }: RealEngine) =>
  journal.drafts.flatMap((draft) => (draft.type === 'ORDER_INTENT' ? [draft.data.order.clientOrderId] : []));
const orderOf = ({ state }: RealEngine, id: string) =>
  [...state.durable.books.LIVE.orders.values()].find((order) => order.clientOrderId === id);
/** Of a press: cancels, the window, the journal, and the closes that are prepared. */
const PIECES = 4;
const CLOSE = 'ES-I1-BTC_USDT_USDT-L-1';

describe('an emergency stop on a perpetual in one-way mode', () => {
  it('ES-01 asks first, then cancels, then writes, and is answered before all of it', () => {
    const { engine, leave, written } = desk('ONE_WAY');
    expect(engine.stop()).toMatchObject({ ok: true, value: { entriesBlocked: true } });
    expect(engine.venue.calls).toEqual(['snapshot']);
    expect(written()).toEqual([]);
    expect(engine.runner.backlog()).toBeGreaterThan(0);
    leave();
    expect(engine.venue.calls).toEqual(['snapshot', 'cancel L-900001']);
    leave();
    expect(written()).toEqual([]);
    leave();
    expect(written()).toContain('ES_TRIGGER');
    expect(engine.runner.backlog()).toBe(0);
  });

  it('journals the close of what we hold while the venue is asked, and sends it with its word', () => {
    const { engine, leave, written } = desk('ONE_WAY');
    engine.stop();
    for (let piece = 0; piece < PIECES; piece += 1) leave();
    expect(closes(engine)).toEqual([]);
    expect(intents(engine)).toContain(CLOSE);
    const before = written().length;
    engine.wait(60);
    expect(closes(engine)).toEqual([`place ${CLOSE} SELL MARKET 2 reduce-only`]);
    expect(written().length).toBe(before);
    leave();
    expect(written().slice(before)).toContain('ES_STEP');
    expect(incident(engine)?.legs.map(({ key }) => key)).toEqual(['L-900001', `close:${CLOSE}`]);
    engine.pass(5_000);
    while (engine.runner.backlog() > 0) leave();
    expect([held(engine, 'ONE_WAY'), isFlat(engine)]).toEqual(['0', true]);
  });

  it('ES-05 prepares and asks once, however often it is pressed', () => {
    const { engine, leave } = desk('ONE_WAY');
    for (let press = 0; press < 3; press += 1) engine.stop();
    for (let piece = 0; piece < 3 * PIECES; piece += 1) leave();
    engine.wait(60);
    expect(intents(engine).filter((id) => id.startsWith('ES-'))).toEqual([CLOSE]);
    expect(engine.venue.calls).toEqual(['snapshot', 'cancel L-900001', `place ${CLOSE} SELL MARKET 2 reduce-only`]);
  });

  it('ES-02 closes what the venue has, and says of the prepared close that it was not sent', () => {
    const { engine, leave } = desk('ONE_WAY');
    engine.stop();
    for (let piece = 0; piece < PIECES; piece += 1) leave();
    engine.venue.setHolding(BTC, '3');
    engine.wait(60);
    expect(closes(engine)).toEqual(['place ES-I1-BTC_USDT_USDT-L-2 SELL MARKET 3 reduce-only']);
    expect(orderOf(engine, CLOSE)).toMatchObject({
      status: 'REJECTED',
      note: 'not sent: the venue reported another position',
    });
  });

  it('closes nothing where the venue has nothing', () => {
    const { engine, leave } = desk('ONE_WAY');
    engine.stop();
    for (let piece = 0; piece < PIECES; piece += 1) leave();
    engine.venue.setHolding(BTC, '0');
    engine.wait(60);
    expect(closes(engine)).toEqual([]);
    expect(orderOf(engine, CLOSE)?.status).toBe('REJECTED');
    engine.pass(5_000);
    engine.runner.settle();
    expect(isFlat(engine)).toBe(true);
  });

  it('ES-02 sends the prepared close when the venue does not answer', () => {
    const { engine, leave } = desk('ONE_WAY');
    engine.venue.spoil('snapshot', { kind: 'requestLost' });
    engine.stop();
    for (let piece = 0; piece < PIECES; piece += 1) leave();
    engine.pass(20_000);
    expect(closes(engine)[0]).toBe(`place ${CLOSE} SELL MARKET 2 reduce-only`);
    expect(held(engine, 'ONE_WAY')).toBe('0');
    expect(engine.venue.traded(BTC)).toBe('2');
  });

  it('AT-ES-11 killed between writing the close and sending it ends flat, sold once', () => {
    const { engine, leave } = desk('ONE_WAY');
    engine.stop();
    for (let piece = 0; piece < PIECES; piece += 1) leave();
    engine.kill();
    const after = realEngine({ market: 'ONE_WAY', before: engine });
    after.pass(30_000);
    expect([held(after, 'ONE_WAY'), after.venue.traded(BTC), isFlat(after)]).toEqual(['0', '2', true]);
    expect(phase(after)).toBe('COOLDOWN');
  });

  it('writes all of it before it answers a command in between', () => {
    const { engine, written } = desk('ONE_WAY');
    engine.stop();
    engine.run({ name: 'pause', input: {} });
    expect(written()).toContain('ES_TRIGGER');
    expect(sent(engine, 'cancel L-900001')).toHaveLength(1);
    expect(engine.runner.backlog()).toBe(0);
  });

  it('ends with everything written when the loop is asked to settle, and when the desk shuts down', () => {
    const asked = desk('ONE_WAY');
    asked.engine.stop();
    asked.engine.runner.settle();
    expect(asked.written()).toContain('ES_TRIGGER');
    expect(intents(asked.engine)).toContain(CLOSE);
    const ended = desk('ONE_WAY');
    ended.engine.stop();
    ended.engine.runner.dispatch({ type: 'shutdown', reason: 'test' });
    expect(ended.written()).toEqual(expect.arrayContaining(['ES_TRIGGER', 'SESSION_END']));
    expect(ended.engine.runner.backlog()).toBe(0);
  });

  it('CV-08 closes although the journal fails, under names no later session repeats, and writes it all when it heals', () => {
    const { engine, leave, written } = desk('ONE_WAY');
    engine.journal.fail();
    engine.stop();
    for (let piece = 0; piece < PIECES; piece += 1) leave();
    engine.pass(5_000);
    expect(held(engine, 'ONE_WAY')).toBe('0');
    expect(closes(engine)).toHaveLength(1);
    expect(closes(engine)[0]).toMatch(/^place ES-I1[0-9a-z]{6}-BTC/);
    expect(written()).toEqual([]);
    engine.journal.heal();
    engine.pass(61_000);
    while (engine.runner.backlog() > 0) leave();
    expect(written().slice(0, 1)).toEqual(['ES_TRIGGER']);
    expect(written()).toContain('JOURNAL_GAP');
  });
});

describe.each(['SPOT', 'ONE_WAY', 'HEDGE'] as const)('every close on the wire, %s', (market) => {
  it('is in the journal by the end of the turn that hands it over', () => {
    const { engine, leave } = desk(market);
    engine.stop();
    for (let piece = 0; piece < PIECES; piece += 1) leave();
    for (let second = 0; second < 5; second += 1) {
      engine.pass(1_000);
      const ids = closes(engine).map((call) => call.split(' ')[1]);
      expect(intents(engine)).toEqual(expect.arrayContaining(ids));
      leave();
    }
    expect(closes(engine)).toHaveLength(1);
    expect(held(engine, market)).toBe('0');
  });
});

describe('orders that are canceled with the press', () => {
  /** An order of somebody else, known since the last comparison. */
  function withForeign(terms: { readonly reduceOnly: boolean; readonly triggerPrice: string | null }) {
    const made = desk('ONE_WAY');
    const { engine } = made;
    engine.venue.rest(buildTerms({ clientOrderId: 'web_5', symbol: ETH, limitPrice: '80', ...terms }));
    engine.wait(2_000);
    engine.runner.dispatch({ type: 'timer', name: 'compare' });
    engine.wait(100);
    engine.venue.calls.length = 0;
    return made;
  }

  it('are those of somebody else too, each once, with a leg of its own', () => {
    const { engine, leave } = withForeign({ reduceOnly: false, triggerPrice: null });
    engine.stop();
    leave();
    expect(engine.venue.calls).toEqual(['snapshot', 'cancel L-900001', 'cancel web_5']);
    engine.runner.settle();
    engine.wait(60);
    engine.runner.settle();
    expect(sent(engine, 'cancel web_5')).toHaveLength(1);
    expect(sent(engine, 'cancel L-900001')).toHaveLength(1);
    expect(
      incident(engine)
        ?.legs.filter(({ kind }) => kind === 'CANCEL')
        .map(({ key }) => key),
    ).toEqual(['L-900001', 'web_5']);
  });

  it('are canceled again by the next look when they are still there', () => {
    const { engine } = withForeign({ reduceOnly: false, triggerPrice: null });
    engine.venue.spoil('cancel web_5', { kind: 'requestLost' });
    engine.stop();
    engine.runner.settle();
    for (let second = 0; second < 8; second += 1) {
      engine.pass(1_000);
      engine.runner.settle();
    }
    expect(sent(engine, 'cancel web_5').length).toBeGreaterThanOrEqual(2);
    expect(engine.venue.working()).toEqual([]);
    expect(phase(engine)).toBe('COOLDOWN');
  });

  it('are none that can only reduce: what guards a position stays until the venue has spoken', () => {
    const { engine, leave } = withForeign({ reduceOnly: true, triggerPrice: null });
    engine.stop();
    leave();
    expect(engine.venue.calls).toEqual(['snapshot', 'cancel L-900001']);
  });
});
