import { describe, expect, it } from 'vitest';
import { needsProof, replaceKeyText } from '../../../../../src/renderer/features/settings/venue/replaceKeyWords.ts';

describe('replaceKeyText', () => {
  it('says what is checked, what stays, and what to do afterwards', () => {
    expect(replaceKeyText('3fa9c1', 'Binance demo', 0)).toEqual([
      'Binance demo is asked about the new key first: it takes over only if it may trade and not withdraw. Until then, and if it fails, key 3fa9c1 stays in use.',
      'The desk keeps running. The old key is overwritten in the keychain; revoke it at the venue afterwards.',
    ]);
  });

  it('says that the account must be the one of the open positions', () => {
    expect(replaceKeyText('3fa9c1', null, 2)[1]).toBe(
      'It must lead to the account of the 2 live positions. Positions and the stops that rest there are not touched.',
    );
  });
});

describe('needsProof', () => {
  it('holds on a live rung and in a stop of one', () => {
    expect(needsProof({ mode: 'LIVE_MINIMAL', modeBefore: null })).toBe(true);
    expect(needsProof({ mode: 'EMERGENCY_STOP', modeBefore: 'LIVE_SCALED_1' })).toBe(true);
    expect(needsProof({ mode: 'EMERGENCY_STOP', modeBefore: 'PAPER' })).toBe(false);
    expect(needsProof({ mode: 'PAPER', modeBefore: null })).toBe(false);
  });
});
