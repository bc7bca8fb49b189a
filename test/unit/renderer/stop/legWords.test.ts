import { describe, expect, it } from 'vitest';
import {
  byHand,
  handledWords,
  isForeignLeg,
  legKind,
  legName,
  legOrderId,
  openLegs,
  receipts,
  unresolvedLegs,
  type Leg,
} from '../../../../src/renderer/features/stop/legWords.ts';

const close: Leg = {
  book: 'LIVE',
  key: 'close:ETH/USDT',
  kind: 'CLOSE',
  symbol: 'ETH/USDT',
  side: 'BUY',
  atVenue: '0.05',
  orderId: 'ES-I7-ETH-B-1',
  sentMs: 164,
  filled: '0.03',
  averagePrice: '2611.4',
  slippageBps: '-6.1',
  state: 'PARTIAL',
  note: '',
  handled: null,
};
const cancel: Leg = { ...close, key: 'L-000229', kind: 'CANCEL', orderId: 'L-000229', state: 'SENT', note: 'entry' };
const foreign: Leg = { ...cancel, key: 'web-7', orderId: null, note: 'web-7 is not ours' };

describe('legWords', () => {
  it('knows an order that is not ours by its missing client id, once its cancel is sent', () => {
    expect([close, cancel, foreign, { ...foreign, sentMs: null }].map(isForeignLeg)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(legOrderId(foreign)).toBe('web-7');
    expect(legOrderId(cancel)).toBe('L-000229');
    expect(legOrderId({ ...close, orderId: null })).toBeNull();
  });

  it('names what is canceled', () => {
    expect([cancel, { ...cancel, note: 'stop' }, { ...cancel, note: 'no answer' }, foreign].map(legKind)).toEqual([
      'entry',
      'stop',
      'entry',
      'foreign order',
    ]);
    expect(legName(close)).toBe('ETH/USDT SHORT');
    expect(legName(foreign)).toBe('ETH/USDT foreign order');
  });

  it('lists positions that are not flat, then orders that may still fill', () => {
    const flat: Leg = { ...close, key: 'a', state: 'FLAT' };
    const filled: Leg = { ...close, key: 'b', state: 'FILLED' };
    const canceled: Leg = { ...cancel, key: 'c', state: 'CANCELED' };
    expect(unresolvedLegs([cancel, flat, canceled, close, filled]).map(({ key }) => key)).toEqual([
      'close:ETH/USDT',
      'b',
      'L-000229',
    ]);
  });

  it('says what a person does by hand', () => {
    expect(byHand(close, 'Binance')).toBe('BUY 0.05 ETH/USDT at market, reduce-only at Binance.');
    expect(byHand(foreign, null)).toBe('Cancel order web-7.');
  });

  it('lists a position once with its last attempt, and not as open once the venue confirmed what was done by hand', () => {
    const refused: Leg = { ...close, key: 'one', state: 'REJECTED' };
    const again: Leg = { ...refused, key: 'two' };
    expect(unresolvedLegs([refused, again]).map(({ key }) => key)).toEqual(['two']);
    expect(receipts([refused, again]).map(({ key }) => key)).toEqual(['two', refused.key]);
    const handled = {
      state: 'CLAIMED',
      at: 1_722_837_600_000,
      by: 'ui',
      reason: 'Closed on the page of the venue.',
      settledAt: null,
      found: '',
    } as const;
    const settledAt = 1_722_837_601_000;
    const claimed: Leg = { ...again, handled };
    const back: Leg = {
      ...again,
      handled: { ...handled, state: 'REFUTED', settledAt, found: 'ETH/USDT SHORT 0.05 is still open' },
    };
    const gone: Leg = { ...again, handled: { ...handled, state: 'CONFIRMED', settledAt } };
    expect([claimed, back, gone].map((leg) => openLegs([refused, leg]).length)).toEqual([1, 1, 0]);
    expect(unresolvedLegs([gone])).toHaveLength(1);
    expect([again, claimed, back, gone].map(handledWords)).toEqual([
      '',
      'Marked as handled 06:00:00 UTC. The venue is asked.',
      'Marked as handled 06:00:00 UTC. The venue does not confirm it 06:00:01 UTC: ETH/USDT SHORT 0.05 is still open.',
      'Marked as handled 06:00:00 UTC. The venue confirms it 06:00:01 UTC.',
    ]);
  });
});
