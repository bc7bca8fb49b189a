/** The venue cards over an adapter of a real venue, on the venue simulator: perpetuals and spot. */
import { expect } from 'vitest';
import type { LiveVenue } from '../../src/main/ports/venue.ts';
import type { VenueAccount } from '../../src/shared/model/venueAccount.ts';
import { quantity } from '../../src/shared/values/quantity.ts';
import { countingVenue } from '../support/countingVenue.ts';
import { eventually } from '../support/eventually.ts';
import { isToldWhole, type ToldAccount } from '../support/isToldWhole.ts';
import type { VenueSimulator, VenueSimulatorOptions } from '../support/venueSimulator/startVenueSimulator.ts';
import type { VenueHarness } from './cardDesk.ts';
import { venueCards } from './venueCards.ts';

interface CardAccount {
  readonly market: 'SPOT' | 'PERP';
  readonly simulator?: VenueSimulatorOptions;
  readonly legacy?: VenueAccount['legacy'];
  readonly before: (simulator: VenueSimulator) => void;
}

interface OpenedAccount extends ToldAccount {
  readonly venue: LiveVenue;
  close(): Promise<void>;
}

const perp: CardAccount = {
  market: 'PERP',
  before: (simulator) => {
    simulator.setFilter('BTCUSDT', 'MIN_NOTIONAL', { notional: '5', family: 'usdm' });
    simulator.foreign.setLeverage('BTCUSDT', 3);
  },
};

const spot: CardAccount = {
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
};

/** `open` opens an account of its own for each card. */
export function simulatedCards(name: string, open: (account: CardAccount) => Promise<OpenedAccount>): void {
  venueCards(`${name} on simulated USD-M`, async () => harnessOf(await open(perp)));
  venueCards(`${name} on simulated spot`, async () => harnessOf(await open(spot)), 'SPOT');
}

function harnessOf(opened: OpenedAccount): VenueHarness {
  const counting = countingVenue(opened.venue);
  const isSettled = (): void => expect([counting.open(), isToldWhole(opened)]).toEqual([0, true]);
  return {
    venue: counting.venue,
    print: async (last) => opened.simulator.setPrice('BTCUSDT', last),
    settle: () => eventually(isSettled, 2),
    close: () => opened.close(),
  };
}
