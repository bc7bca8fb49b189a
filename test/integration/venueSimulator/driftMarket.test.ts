import { describe, expect, it, onTestFinished } from 'vitest';
import { SeededRandom } from '../../../src/main/adapters/market/generator/random.ts';
import { driftMarket, stepPrices } from '../../support/venueSimulator/driftMarket.ts';
import { startVenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';

describe('the drifting market', () => {
  it('steps by at most 0.06 %, the same way for the same seed', () => {
    const walk = (seed: number): readonly number[] => {
      const prices = new Map([
        ['A', 100],
        ['B', 5],
      ]);
      stepPrices(prices, new SeededRandom(seed));
      return [...prices.values()];
    };
    const [first = 0, second = 0] = walk(1);
    expect([Math.abs(first - 100) <= 0.06, Math.abs(second - 5) <= 0.003, first !== 100]).toEqual([true, true, true]);
    expect([walk(1), walk(2)[0] === first]).toEqual([[first, second], false]);
  });

  it('moves every symbol of a running venue until it is stopped', async () => {
    const venue = await startVenueSimulator();
    onTestFinished(() => venue.stop());
    const stop = driftMarket(venue, { seed: 1, everyMs: 1 });
    const lastOf = async (symbol: string): Promise<unknown> =>
      fetch(`${venue.urls.fapiPublic}/ticker/price?symbol=${symbol}`).then((answer) => answer.json());
    const before = await Promise.all(['BTCUSDT', '1000PEPEUSDT'].map(lastOf));
    await expect.poll(() => Promise.all(['BTCUSDT', '1000PEPEUSDT'].map(lastOf))).not.toEqual(before);
    stop();
    const after = await lastOf('BTCUSDT');
    expect(await lastOf('BTCUSDT')).toMatchObject({ price: (after as { price: string }).price }); // the venue's own form
  });
});
