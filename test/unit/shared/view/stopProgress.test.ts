import { describe, expect, it } from 'vitest';
import { heldSide, openLegOf, standingLegs, stopProgress } from '../../../../src/shared/view/stopProgress.ts';

const leg = (kind: 'CANCEL' | 'CLOSE', state: string) => ({
  kind,
  state,
  symbol: 'BTC/USDT',
  side: 'SELL' as const,
  atVenue: '1',
});

describe('stopProgress', () => {
  it('counts flat and dust as flat, and names what is open', () => {
    const legs = [leg('CLOSE', 'FLAT'), leg('CLOSE', 'DUST'), leg('CLOSE', 'UNKNOWN'), leg('CLOSE', 'FILLED')];
    const progress = stopProgress(legs);
    expect(progress).toMatchObject({ closes: 4, flat: 2 });
    expect(progress.open.map(({ state }) => state)).toEqual(['UNKNOWN', 'FILLED']);
  });
  it('counts an entry that filled before its cancel as settled', () => {
    expect(stopProgress([leg('CANCEL', 'CANCELED'), leg('CANCEL', 'FILLED'), leg('CANCEL', 'SENT')])).toMatchObject({
      cancels: 3,
      canceled: 2,
    });
  });
});

describe('standingLegs', () => {
  it('leaves out a close that came to nothing once another attempt followed', () => {
    const legs = [
      { ...leg('CLOSE', 'REJECTED'), id: 1 },
      { ...leg('CANCEL', 'CANCELED'), id: 2 },
      { ...leg('CLOSE', 'CANCELED'), id: 3 },
      { ...leg('CLOSE', 'REJECTED'), id: 4, symbol: 'ETH/USDT' },
      { ...leg('CLOSE', 'REJECTED'), id: 5, side: 'BUY' as const },
      { ...leg('CLOSE', 'UNKNOWN'), id: 6 },
      { ...leg('CLOSE', 'SENT'), id: 7 },
    ];
    expect(standingLegs(legs).map(({ id }) => id)).toEqual([2, 4, 5, 6, 7]);
  });
  it('does not count as open what the venue confirmed as handled by hand', () => {
    const refused = leg('CLOSE', 'REJECTED');
    const open = (state: string) => stopProgress([{ ...refused, handled: { state } }]).open.length;
    expect([open('CLAIMED'), open('REFUTED'), open('CONFIRMED')]).toEqual([1, 1, 0]);
  });
});

describe('heldSide', () => {
  it('is what the closing side closes', () => {
    expect(heldSide('SELL')).toBe('LONG');
    expect(heldSide('BUY')).toBe('SHORT');
  });
});

describe('openLegOf', () => {
  const first = { ...leg('CLOSE', 'REJECTED'), key: 'one' };
  const second = { ...leg('CLOSE', 'SENT'), key: 'two' };
  const other = { ...leg('CLOSE', 'SENT'), key: 'three', side: 'BUY' as const };
  const order = { ...leg('CANCEL', 'SENT'), key: 'four' };
  const legs = [first, other, second, order];
  it('is the leg of the key while that is open, then the next attempt on the same position', () => {
    expect(openLegOf([first], legs, 'one')).toBe(first);
    expect(openLegOf([other, second], legs, 'one')).toBe(second);
    expect(openLegOf([order], legs, 'four')).toBe(order);
  });
  it('is none where the position is not open, the order is over, or nobody knows the key', () => {
    expect(openLegOf([other], legs, 'one')).toBeUndefined();
    expect(openLegOf([second], legs, 'four')).toBeUndefined();
    expect(openLegOf(legs, legs, 'five')).toBeUndefined();
  });
});
