import { describe, expect, it } from 'vitest';
import { buildInstrument } from '../support/buildInstrument.ts';
import { buildTick } from '../support/buildMarket.ts';
import { openPaperHarness } from '../support/paperHarness.ts';
import type { VenueHarness } from './cardDesk.ts';
import { venueCards } from './venueCards.ts';

async function openHarness(): Promise<VenueHarness> {
  const paper = openPaperHarness({ instruments: [buildInstrument()] });
  const print = async (last: string): Promise<void> => {
    const [bid, ask] = [Number(last) - 0.1, Number(last) + 0.1].map((value) => value.toFixed(1));
    paper.market(buildTick({ last, bid: bid ?? null, ask: ask ?? null }));
  };
  await print('60000');
  return {
    venue: paper.venue,
    print,
    settle: async () => paper.pass(1_000),
    close: async () => {},
  };
}

venueCards('paper', openHarness);

describe('paper venue', () => {
  it('says that it is simulated', async () => {
    const { venue } = await openHarness();
    expect(venue.capabilities.simulated).toBe(true);
  });
});
