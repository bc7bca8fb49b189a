/** What is at the venue and not ours (RC-25, RC-26): said, blocked, and never adopted without a person's word. */
import { describe, expect, it } from 'vitest';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { sentTo } from '../../support/spotDesk.ts';
import { buildTerms } from '../../support/buildOrder.ts';
import type { ScriptedMarket } from '../../support/scriptedFault.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { venueOrderId } from '../../../src/shared/values/ids.ts';
import { quantity } from '../../../src/shared/values/quantity.ts';

const foreignOrder = buildTerms({
  clientOrderId: 'web_abc',
  symbol: BTC,
  side: 'BUY',
  type: 'LIMIT',
  quantity: '2',
  limitPrice: '90',
  triggerPrice: null,
});

const liveAlerts = (engine: RealEngine) =>
  [...engine.state.durable.alerts.values()].filter((each) => each.state.startsWith('ACTIVE')).map((each) => each.type);

const ourBtc = (engine: RealEngine) => {
  const position = engine.state.durable.books.LIVE.positions.get(BTC);
  return position === undefined ? null : `${decimalText(position.quantity)} @ ${decimalText(position.averageEntry)}`;
};

const blocked = (engine: RealEngine): readonly string[] => engine.external(BTC);

const refusal = (answer: ReturnType<RealEngine['run']>): string => (answer.ok ? '' : answer.error.message);

const stops = (engine: RealEngine) => sentTo(engine).filter((call) => call.includes('STOP_MARKET'));

describe('what is not ours at the venue', () => {
  it('AT-RC-9 foreign order appears: blocked symbol, P1', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.pass(31_000);
    expect(blocked(engine)).toEqual([]);
    engine.venue.rest(foreignOrder);
    engine.pass(31_000);
    expect(blocked(engine)).toContain('order web_abc');
    const alert = [...engine.state.durable.alerts.values()].find((each) => each.type === 'FOREIGN_ORDER');
    expect(alert).toMatchObject({ severity: 'P1', book: 'LIVE', symbol: BTC });
    expect(engine.venue.working()).toEqual(['web_abc']);
  });

  it('hears of a foreign order from the stream at once', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.venue.rest(foreignOrder);
    engine.venue.emit({
      kind: 'working',
      order: { terms: foreignOrder, venueOrderId: venueOrderId('V9'), status: 'OPEN', filledQuantity: quantity('0') },
    });
    expect(blocked(engine)).toEqual(expect.arrayContaining(['order web_abc']));
  });

  it('cancels it when a person says so, and the symbol is free again', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.rest(foreignOrder) });
    expect(blocked(engine).length).toBeGreaterThan(0);
    const answer = engine.run({
      name: 'resolveExternal',
      input: { kind: 'ORDER', symbol: BTC, id: 'web_abc', action: 'CANCEL', stop: null },
    });
    expect(answer.ok).toBe(true);
    engine.pass(31_000);
    expect(engine.venue.working()).toEqual([]);
    engine.run({ name: 'acknowledgeAlert', input: { key: `FOREIGN_ORDER|LIVE|${BTC}|RC-26` } });
    expect(blocked(engine)).toEqual([]);
  });

  it('keeps the symbol blocked while a person leaves it alone, also after a restart', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.rest(foreignOrder) });
    engine.run({
      name: 'resolveExternal',
      input: { kind: 'ORDER', symbol: BTC, id: 'web_abc', action: 'LEAVE', stop: null },
    });
    const again = realEngine({ market: 'ONE_WAY', before: engine });
    again.pass(31_000);
    expect(again.venue.working()).toEqual(['web_abc']);
    expect(blocked(again)).toContain('order web_abc');
    expect(again.state.live.breaker.differences).toBe('');
  });

  it('never takes a position over by itself, and halts the strategies while nobody explains it', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(BTC, '1.5', { entry: '98' }) });
    engine.pass(60_000);
    expect(ourBtc(engine)).toBeNull();
    expect(stops(engine)).toEqual([]);
    expect(engine.state.durable.triggers.get('RESTART')?.level).toBe('L3');
    expect(liveAlerts(engine)).toContain('RECONCILIATION');
    expect(blocked(engine)).toContain('a position of 1.5');
  });

  it('adopts a position only with a stop on its right side, and guards it from then on', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(BTC, '1.5', { entry: '98' }) });
    const adopt = (stop: string | null) =>
      engine.run({ name: 'resolveExternal', input: { kind: 'POSITION', symbol: BTC, id: '', action: 'ADOPT', stop } });
    expect(refusal(adopt(null))).toContain('needs a stop price');
    expect(refusal(adopt('101'))).toContain('wrong side');
    expect(ourBtc(engine)).toBeNull();
    expect(adopt('95')).toMatchObject({ ok: true });
    expect(ourBtc(engine)).toBe('1.5 @ 98');
    engine.pass(2_000);
    expect(stops(engine)).toEqual(['place L-000001 SELL STOP_MARKET 1.5 reduce-only']);
    engine.pass(31_000);
    expect(engine.state.live.breaker.differences).toBe('');
    const adopted = engine.drafts.filter((each) => each.type === 'POSITION_ADOPTED');
    expect(adopted).toHaveLength(1);
    expect(adopted[0]).toMatchObject({ book: 'LIVE', data: { symbol: BTC, before: '0', cause: 'by hand' } });
  });

  it('closes a position that is not ours when told to, without opening one of its own', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(BTC, '-2') });
    engine.run({
      name: 'resolveExternal',
      input: { kind: 'POSITION', symbol: BTC, id: '', action: 'CLOSE', stop: null },
    });
    engine.pass(5_000);
    expect(engine.venue.holding(BTC)).toBe('0');
    expect(ourBtc(engine)).toBeNull();
    expect(sentTo(engine)).toEqual(['place L-000001 BUY MARKET 2 reduce-only']);
  });

  it('follows a position of ours that was closed elsewhere only when told to', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(BTC, '1') });
    engine.run({
      name: 'resolveExternal',
      input: { kind: 'POSITION', symbol: BTC, id: '', action: 'ADOPT', stop: '95' },
    });
    engine.pass(5_000);
    engine.venue.setHolding(BTC, '0');
    engine.pass(61_000);
    expect(ourBtc(engine)).toBe('1 @ 100');
    expect(engine.state.durable.triggers.get('MISMATCH')?.level).toBe('L2');
    engine.run({
      name: 'resolveExternal',
      input: { kind: 'POSITION', symbol: BTC, id: '', action: 'ADOPT', stop: null },
    });
    expect(ourBtc(engine)).toBeNull();
  });

  it('leaves a position alone: nothing differs any more, until it changes', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(ETH, '3') });
    engine.run({
      name: 'resolveExternal',
      input: { kind: 'POSITION', symbol: ETH, id: '', action: 'LEAVE', stop: null },
    });
    engine.pass(31_000);
    expect(engine.state.live.breaker.differences).toBe('');
    engine.venue.setHolding(ETH, '4');
    engine.pass(31_000);
    expect(engine.state.live.breaker.differences).toContain('we hold 3, the venue says 4');
  });

  it('says of a hedged symbol what to do, and adopts nothing', () => {
    const engine = realEngine({
      market: 'HEDGE',
      arrange: (venue) => {
        venue.setHolding(BTC, '1', { leg: 'LONG' });
        venue.setHolding(BTC, '-1', { leg: 'SHORT' });
      },
    });
    const answer = engine.run({
      name: 'resolveExternal',
      input: { kind: 'POSITION', symbol: BTC, id: '', action: 'ADOPT', stop: '95' },
    });
    expect(refusal(answer)).toContain('hedge mode');
    expect(ourBtc(engine)).toBeNull();
  });
});

describe('a position that is not ours', () => {
  const mismatch = (engine: RealEngine) => engine.state.durable.triggers.get('MISMATCH')?.level ?? 'L0';
  const alert = (engine: RealEngine) => engine.state.durable.alerts.get('BREAKER_MISMATCH|LIVE|*|EB-11');
  /** The desk runs and has compared; then somebody does something at the venue, and it is looked at once. */
  function seenOnce(market: ScriptedMarket, change: (engine: RealEngine) => void): RealEngine {
    const engine = realEngine({ market });
    engine.pass(31_000);
    change(engine);
    engine.pass(30_000);
    expect(mismatch(engine)).toBe('L0');
    return engine;
  }

  it('halts the strategies at the second look, as critical (RC-26)', () => {
    const engine = seenOnce('ONE_WAY', ({ venue }) => venue.setHolding(BTC, '1.5'));
    engine.pass(6_000);
    expect(mismatch(engine)).toBe('L3');
    expect(alert(engine)).toMatchObject({ severity: 'P1', state: 'ACTIVE_UNACK' });
    expect(engine.state.durable.triggers.get('MISMATCH')?.text).toBe(`${BTC}: we hold 0, the venue says 1.5`);
  });

  it('is also one of two legs that come to nothing', () => {
    const engine = seenOnce('HEDGE', ({ venue }) => {
      venue.setHolding(BTC, '1', { leg: 'LONG' });
      venue.setHolding(BTC, '-1', { leg: 'SHORT' });
    });
    expect(engine.state.live.breaker.differences).toBe(`${BTC}: we hold 0, the venue says 1 and -1`);
    engine.pass(6_000);
    expect(mismatch(engine)).toBe('L3');
    expect(alert(engine)?.severity).toBe('P1');
  });

  it('that is gone at the second look changes nothing', () => {
    const engine = seenOnce('ONE_WAY', ({ venue }) => venue.setHolding(BTC, '1.5'));
    engine.venue.setHolding(BTC, '0');
    engine.pass(60_000);
    expect(mismatch(engine)).toBe('L0');
  });

  it('that a person leaves alone changes nothing', () => {
    const engine = seenOnce('ONE_WAY', ({ venue }) => venue.setHolding(ETH, '3'));
    const decision = { kind: 'POSITION', symbol: ETH, id: '', action: 'LEAVE', stop: null } as const;
    expect(engine.run({ name: 'resolveExternal', input: decision })).toMatchObject({ ok: true });
    engine.pass(60_000);
    expect(mismatch(engine)).toBe('L0');
  });

  it('may be an order of ours that the venue does not list: reduce-only until it is explained', () => {
    const engine = seenOnce('ONE_WAY', (desk) => {
      desk.restEntry('L-000009', ETH);
      desk.venue.loseOrder('L-000009');
      desk.venue.setHolding(ETH, '1');
      for (let query = 0; query < 40; query += 1) desk.venue.spoil('query L-000009', { kind: 'answerLost' });
    });
    engine.pass(6_000);
    expect(mismatch(engine)).toBe('L2');
  });

  it('is no matter of spot: its balance is (EB-14)', () => {
    const engine = seenOnce('SPOT', ({ venue }) => venue.setHolding(BTC, '1.5'));
    engine.pass(6_000);
    expect(mismatch(engine)).toBe('L2');
  });
});
