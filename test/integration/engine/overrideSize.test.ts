/** RC-06: an order far above the usual size is sent once, by a person who proved who they are, and nothing else is lifted. */
import { describe, expect, it } from 'vitest';
import { assessEntry, type EntryRequest } from '../../../src/main/engine/entries.ts';
import type { EngineCommand } from '../../../src/main/engine/events.ts';
import { engineActor, noEffects, type Step } from '../../../src/main/engine/step.ts';
import { previewTicket } from '../../../src/main/engine/ticket.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { price } from '../../../src/shared/values/price.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

const REASON = 'A larger book since Monday.';
const ABOVE = /^DENIED: Quantity 1 BTC is far above the last 20 entries\. At most 0\.5 BTC now\./;

/** Twenty round trips of 0.10, each a small win, so that neither a streak nor a loss stands against the next order. */
function usedTo(size = '0.10'): TestEngine {
  const engine = testEngine();
  for (let trip = 0; trip < 20; trip += 1) {
    expect(engine.run(entryTicket({ quantity: size, stop: '97.00' }))).toMatchObject({ ok: true });
    engine.pass(3_000);
    engine.price(SYMBOL, '100.40');
    engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } });
    engine.pass(3_000);
    engine.price(SYMBOL, '100.00');
    engine.pass(61_000);
  }
  expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
  return engine;
}

type Over = Parameters<typeof entryTicket>[0];
const ticketOf = (over: Over) => {
  const command = entryTicket(over);
  if (command.name !== 'placeOrder') throw new Error('not a ticket');
  return { ...command.input, quantity: command.input.quantity ?? '1.00' };
};
const override = (over: Over = {}, reason = REASON): EngineCommand => ({
  name: 'overrideSize',
  input: { ticket: ticketOf(over), reason, authMethod: 'passphrase' },
});
/** Words of a refusal, behind its code. */
function refusalOf(answer: ReturnType<TestEngine['run']>): string {
  if (answer.ok) throw new Error('it was accepted');
  return `${answer.error.code}: ${answer.error.message}`;
}
const ordersOf = (engine: TestEngine) => engine.journal.drafts.filter(({ type }) => type === 'ORDER_INTENT').length;

const stepOf = (engine: TestEngine): Step => ({
  state: engine.state,
  facts: engine.facts,
  at: unixMs((engine.state.live.markets.get(symbolName(SYMBOL))?.time ?? 0) + 1),
  mono: '0',
  effects: noEffects(),
  book: 'PAPER',
  actor: engineActor('s-1'),
});

describe('overrideSize', () => {
  it('sends once what the gate refuses, and says so in the record and the activity', () => {
    const engine = usedTo();
    const refused = engine.run(entryTicket());
    expect(refusalOf(refused)).toMatch(ABOVE);
    expect(engine.run(override())).toMatchObject({ ok: true });
    const check = engine.journal.drafts.findLast(({ type }) => type === 'RISK_CHECK');
    if (check?.type !== 'RISK_CHECK') throw new Error('no check was recorded');
    expect(check.actor).toMatchObject({ type: 'user', id: 'ui' });
    expect(check.data.checks.find(({ rule }) => rule === 'RC-06')).toMatchObject({
      passed: true,
      value: '1',
      limit: '0.5',
      text: `Above the usual size, confirmed by hand: 1 against a usual 0.1, passphrase: ${REASON} (RC-06).`,
    });
    const told = engine.notes.findLast(({ kind }) => kind === 'ORDER');
    expect(told?.text).toContain(`by hand, 1 against a usual 0.1, passphrase: ${REASON}`);
    engine.pass(3_000);
    expect(engine.state.durable.books.PAPER.positions.get(symbolName(SYMBOL))?.quantity.toFixed()).toBe('1');
    engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: 'ALL' } });
    engine.pass(61_000);
    const again = engine.run(entryTicket());
    expect(refusalOf(again)).toMatch(ABOVE);
  });

  it('keeps every other limit: the computed size, the stop, the pause', () => {
    const engine = usedTo();
    const before = ordersOf(engine);
    expect(refusalOf(engine.run(override({ stop: '103.00' })))).toContain('(PS-02)');
    engine.run({ name: 'pause', input: {} });
    expect(refusalOf(engine.run(override()))).toContain('trading is paused');
    engine.run({ name: 'unpause', input: {} });
    expect(ordersOf(engine)).toBe(before);
    const computed = previewTicket(stepOf(engine), ticketOf({ quantity: '5000.00' }));
    if (!computed.ok || computed.value.sizing === null) throw new Error('no size was computed');
    expect(engine.run(override({ quantity: '5000.00' }))).toMatchObject({ ok: true });
    const sent = engine.journal.drafts.findLast(({ type }) => type === 'ORDER_INTENT');
    if (sent?.type !== 'ORDER_INTENT') throw new Error('nothing was sent');
    expect(sent.data.order.quantity).toBe(computed.value.sizing.quantity);
  });

  it('wants a reason', () => {
    const engine = usedTo();
    const before = ordersOf(engine);
    expect(refusalOf(engine.run(override({}, ' no typo  ')))).toContain(
      'REASON_TOO_SHORT: The reason has 7 characters',
    );
    expect(engine.run(override({ symbol: 'ETH/USDT' }))).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(ordersOf(engine)).toBe(before);
  });

  it('leaves no word of a confirmation on an order of usual size', () => {
    const engine = usedTo();
    expect(engine.run(override({ quantity: '0.50' }))).toMatchObject({ ok: true });
    const sent = engine.journal.drafts.findLast(({ type }) => type === 'ORDER_INTENT');
    if (sent?.type !== 'ORDER_INTENT') throw new Error('nothing was sent');
    expect(sent.data.order.reason).toBe('placed by hand');
  });

  it('is nothing that a strategy can carry', () => {
    const engine = usedTo();
    const request: EntryRequest = {
      symbol: symbolName(SYMBOL),
      side: 'BUY',
      type: 'MARKET',
      limitPrice: null,
      stop: price('97'),
      quantityCap: quantity('1'),
      timeInForce: 'GTC',
      postOnly: false,
      source: 'donchian',
      signalId: 'donchian:1',
      reason: 'breakout',
      signalUsed: false,
      sizeConfirmation: REASON,
    };
    const { gate } = assessEntry(stepOf(engine), request);
    expect(gate.ok ? [] : gate.failed.map(({ code }) => code)).toContain('ABOVE_MEDIAN');
    const byHand = assessEntry(stepOf(engine), { ...request, source: 'manual' });
    expect(byHand.gate.ok).toBe(true);
  });
});

describe('the preview of a ticket', () => {
  it('offers the confirmation only while nothing else stands against the order', () => {
    const engine = usedTo();
    const unusualOf = (over: Over) => {
      const preview = previewTicket(stepOf(engine), ticketOf(over));
      if (!preview.ok) throw new Error(preview.error.message);
      return preview.value.unusual;
    };
    expect(unusualOf({})).toEqual({ quantity: '1', usual: '0.1' });
    expect(unusualOf({ quantity: '0.50' })).toBeNull();
    expect(unusualOf({ stop: '103.00' })).toBeNull();
    engine.run({ name: 'pause', input: {} });
    expect(unusualOf({})).toBeNull();
  });
});
