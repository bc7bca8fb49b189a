import { describe, expect, it } from 'vitest';
import { spokenAlert } from '../../../../src/renderer/sound/spokenAlert.ts';

describe('spokenAlert', () => {
  it('says the book first, then how bad, then what happened', () => {
    const text = 'CRITICAL, LIVE: stop for BTC/USDT not confirmed for 3 s. 0.00264 BTC is unprotected. Closing it now.';
    expect(spokenAlert({ book: 'LIVE', severity: 'P1', text })).toBe(
      'Live. Critical. Stop for BTC/USDT not confirmed for 3 s.',
    );
  });

  it('leaves the book out where there is none, and ends after twelve words', () => {
    const text = 'HIGH: no connection to the live venue since a quarter past nine in the morning, still trying.';
    const said = spokenAlert({ book: null, severity: 'P2', text });
    expect(said).toBe('High. No connection to the live venue since a quarter past nine.');
    expect(said.split(' ')).toHaveLength(12);
  });
});
