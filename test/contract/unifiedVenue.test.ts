/** The venue cards over an exchange that is spoken to through the library's unified methods alone, on the venue simulator. */
import { describe, expect, it } from 'vitest';
import { quantity } from '../../src/shared/values/quantity.ts';
import { eventually } from '../support/eventually.ts';
import { countingVenue } from '../support/countingVenue.ts';
import { isUnifiedToldWhole, openUnifiedSimulated, type UnifiedSimulatedOptions } from '../support/unifiedAccount.ts';
import type { VenueHarness } from './cardDesk.ts';
import { venueCards } from './venueCards.ts';

async function openHarness(options: UnifiedSimulatedOptions): Promise<VenueHarness> {
  const opened = await openUnifiedSimulated(options);
  const { venue, open } = countingVenue(opened.venue);
  const isSettled = (): void => expect([open(), isUnifiedToldWhole(opened)]).toEqual([0, true]);
  return {
    venue,
    print: async (last) => opened.simulator.setPrice('BTCUSDT', last),
    settle: () => eventually(isSettled, 2),
    close: () => opened.close(),
  };
}

const openPerp = (): Promise<VenueHarness> =>
  openHarness({
    market: 'PERP',
    before: (simulator) => {
      simulator.setFilter('BTCUSDT', 'MIN_NOTIONAL', { notional: '5', family: 'usdm' });
      simulator.foreign.setLeverage('BTCUSDT', 3);
    },
  });

const openSpot = (): Promise<VenueHarness> =>
  openHarness({
    market: 'SPOT',
    simulator: { spotBalances: { USDT: '30000', BTC: '1' } },
    legacy: { BTC: quantity('1') },
    before: (simulator) => {
      const family = 'spot';
      const prices = { minPrice: '0.1', maxPrice: '1000000', tickSize: '0.1' };
      simulator.setFilter('BTCUSDT', 'PRICE_FILTER', { ...prices, family });
      simulator.setFilter('BTCUSDT', 'LOT_SIZE', { minQty: '0.001', maxQty: '9000', stepSize: '0.001', family });
      simulator.setPrice('BTCUSDT', '60000', { family });
    },
  });

venueCards('unified methods on simulated USD-M', openPerp);
venueCards('unified methods on simulated spot', openSpot, 'SPOT');

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
