/** News of a real account (RC-03, RC-24, RC-25, RC-31, ES-13): each has its consequence once, and none is lost. */
import { describe, expect, it } from 'vitest';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { clientOrderId, symbolName } from '../../../src/shared/values/ids.ts';
import { money } from '../../../src/shared/values/money.ts';

const cash = ({ state }: RealEngine) => decimalText(state.durable.books.LIVE.cash);
const statusOf = ({ state }: RealEngine, id: string) => state.durable.books.LIVE.orders.get(clientOrderId(id))?.status;
const alert = ({ state }: RealEngine, type: string) =>
  [...state.durable.alerts.values()].find((each) => each.type === type);

describe('news of a real account', () => {
  it('counts each funding once, also when the stream repeats it after a restart', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    const funding = {
      kind: 'funding',
      symbol: BTC,
      amount: money('-1.25'),
      id: 'F-1',
      venueTime: engine.clock.now(),
    } as const;
    engine.venue.emit(funding);
    engine.venue.emit(funding);
    expect(cash(engine)).toBe('9998.75');
    engine.venue.balance = engine.venue.balance.minus('1.25');
    engine.kill();
    const again = realEngine({ market: 'ONE_WAY', before: engine });
    again.venue.emit(funding);
    again.venue.emit({ ...funding, id: 'F-2', amount: money('0.5') });
    expect(cash(again)).toBe('9999.25');
    expect(again.drafts.filter((each) => each.type === 'FUNDING')).toHaveLength(1);
  });

  it('asks the venue at once when the stream is back, and not when it is lost', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.venue.calls.length = 0;
    engine.venue.emit({ kind: 'connection', state: 'down', text: 'closed with 1006' });
    engine.wait(10);
    expect(engine.venue.calls).toEqual([]);
    engine.venue.emit({ kind: 'connection', state: 'up', text: '' });
    engine.wait(10);
    expect(engine.venue.calls).toEqual(['snapshot']);
  });

  it('compares five seconds after order news', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.restEntry('L-900001', ETH);
    engine.wait(3_000);
    engine.venue.calls.length = 0;
    engine.venue.fillResting('L-900001');
    engine.wait(4_900);
    expect(engine.venue.calls.filter((call) => call === 'snapshot')).toEqual([]);
    engine.wait(200);
    expect(engine.venue.calls.filter((call) => call === 'snapshot')).toHaveLength(1);
  });

  it('locks live and halts when the venue refuses the key, until a person has looked', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.venue.emit({ kind: 'keyRefused', code: '-2015', text: 'Invalid API-key, IP, or permissions for action.' });
    expect(engine.state.durable.triggers.get('VENUE_KEY')?.level).toBe('L3');
    expect(alert(engine, 'KEY_REFUSED')).toMatchObject({ severity: 'P1', book: 'LIVE' });
    expect(engine.state.live.ladder.credentials).toMatchObject({ holds: false });
  });

  it('says that the account was changed elsewhere and reads it again', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.venue.calls.length = 0;
    engine.venue.emit({ kind: 'setupChanged', text: 'leverage of BTC/USDT:USDT is 20 now' });
    engine.wait(10);
    expect(alert(engine, 'VENUE_CHANGED')?.text).toContain('leverage of BTC/USDT:USDT is 20 now');
    expect(engine.venue.calls).toEqual(['snapshot']);
  });

  it('asks about an order of ours that the venue does not list, and never sends it again', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.restEntry('L-900001', ETH);
    engine.wait(3_000);
    engine.venue.loseOrder('L-900001');
    engine.pass(60_000);
    expect(statusOf(engine, 'L-900001')).toBe('CANCELED');
    const asked = engine.venue.calls.filter((call) => call === 'query L-900001');
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(engine.venue.calls.filter((call) => call.startsWith('place'))).toEqual([]);
  });

  it('settles what was on its way when the process died, by asking (RC-24)', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.hold(BTC, '1', { stop: '95' });
    engine.venue.spoil('place L-', { kind: 'answerLost' });
    engine.run({ name: 'closePosition', input: { symbol: BTC, part: 'ALL' } });
    engine.wait(10);
    engine.kill();
    engine.wait(1_000);
    const again = realEngine({ market: 'ONE_WAY', before: engine });
    again.pass(20_000);
    const closing = again.venue.calls.filter((call) => call.includes('SELL MARKET'));
    expect(closing).toHaveLength(1);
    expect(again.venue.holding(BTC)).toBe('0');
    expect([...again.state.durable.books.LIVE.orders.values()].filter((each) => each.status === 'UNKNOWN')).toEqual([]);
  });

  it('puts a protective stop back that vanished at the venue (RC-19)', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.hold(BTC, '1', { stop: '95' });
    engine.wait(3_000);
    const [before = ''] = engine.venue.working();
    engine.venue.loseOrder(before);
    engine.pass(60_000);
    expect(engine.venue.working()).toHaveLength(1);
    expect(engine.venue.working()).not.toContain(before);
    expect(engine.venue.calls.filter((call) => call.includes('STOP_MARKET'))).toHaveLength(2);
  });

  it('AT-RC-7 closes the position when its stop is not confirmed within three seconds', () => {
    const engine = realEngine({ market: 'ONE_WAY', arrange: (venue) => venue.setHolding(BTC, '1') });
    engine.venue.spoil('place L-', { kind: 'requestLost' });
    for (let question = 0; question < 4; question += 1) engine.venue.spoil('query', { kind: 'requestLost' });
    engine.run({
      name: 'resolveExternal',
      input: { kind: 'POSITION', symbol: BTC, id: '', action: 'ADOPT', stop: '95' },
    });
    engine.wait(3_200);
    expect(engine.venue.calls.filter((call) => call.includes('SELL MARKET 1'))).toHaveLength(1);
    expect(engine.venue.holding(BTC)).toBe('0');
    expect(alert(engine, 'STOP_NOT_CONFIRMED')?.severity).toBe('P1');
  });

  it('arms the countdown of the venue while entries work, and clears it when they are gone (ES-13)', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.restEntry('L-900001', ETH);
    engine.wait(21_000);
    expect(engine.venue.armed()).toEqual([`${ETH} 60000`]);
    engine.wait(20_000);
    expect(engine.venue.armed()).toEqual([`${ETH} 60000`, `${ETH} 60000`]);
    engine.run({ name: 'cancelEntries', input: {} });
    engine.wait(20_000);
    expect(engine.venue.armed().at(-1)).toBe(`${ETH} 0`);
  });

  it('has no countdown on spot', () => {
    const engine = realEngine({ market: 'SPOT', symbols: [symbolName('BTC/USDT')] });
    engine.restEntry('L-900001', symbolName('BTC/USDT'));
    engine.wait(60_000);
    expect(engine.venue.armed()).toEqual([]);
  });
});
