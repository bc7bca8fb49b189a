/** The venue cards over an exchange that is spoken to through the library's unified methods alone, on the venue simulator. */
import { describe, expect, it } from 'vitest';
import { openUnifiedSimulated } from '../support/unifiedAccount.ts';
import { simulatedCards } from './simulatedCards.ts';

simulatedCards('unified methods', openUnifiedSimulated);

describe('unified venue', () => {
  it('is neither simulated nor, on loopback, real money, and claims no countdown', async () => {
    const opened = await openUnifiedSimulated({ market: 'PERP' });
    expect(opened.venue.capabilities).toEqual({
      market: 'PERP',
      simulated: false,
      realMoney: false,
      reduceOnly: true,
      restingStop: true,
      reduceOnlyExempt: true,
      deadMansSwitch: null,
    });
    await opened.close();
  });
});
