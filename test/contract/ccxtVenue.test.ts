/** The venue cards over the real adapter, through ccxt and sockets, on the venue simulator. */
import { describe, expect, it } from 'vitest';
import { openSimulatedAccount } from '../support/simulatedAccount.ts';
import { simulatedCards } from './simulatedCards.ts';

simulatedCards('ccxt', openSimulatedAccount);

describe('ccxt venue', () => {
  it('is neither simulated nor, on loopback, real money', async () => {
    const opened = await openSimulatedAccount({ market: 'PERP' });
    expect(opened.venue.capabilities).toMatchObject({ simulated: false, realMoney: false, market: 'PERP' });
    await opened.close();
  });
});
