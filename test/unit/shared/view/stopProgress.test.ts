import { describe, expect, it } from 'vitest';
import { heldSide, stopProgress } from '../../../../src/shared/view/stopProgress.ts';

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

describe('heldSide', () => {
  it('is what the closing side closes', () => {
    expect(heldSide('SELL')).toBe('LONG');
    expect(heldSide('BUY')).toBe('SHORT');
  });
});
