/** Moves every price of a venue a little, again and again, by a seeded walk: for trying things by hand. */
import { SeededRandom } from '../../../src/main/adapters/market/generator/random.ts';
import { decimal, decimalFromFloat, decimalText, roundToStep } from '../../../src/shared/values/decimal.ts';
import { startPrices } from './core/startPrices.ts';
import type { VenueSimulator } from './startVenueSimulator.ts';

export interface DriftOptions {
  readonly seed: number;
  readonly everyMs: number;
}

/** Widest step as a fraction of the price. */
const WIDEST_STEP = 0.0006;
/** Fine enough for the cheapest symbol; the venue rounds its quotes to the tick. */
const PRICE_STEP = decimal('0.00000001');

/** One step of all prices; `prices` is changed in place. */
export function stepPrices(prices: Map<string, number>, random: SeededRandom): void {
  for (const [symbol, price] of prices) prices.set(symbol, price * (1 + (random.uniform() * 2 - 1) * WIDEST_STEP));
}

/** Returns what stops it. */
export function driftMarket(venue: VenueSimulator, { seed, everyMs }: DriftOptions): () => void {
  const random = new SeededRandom(seed);
  const prices = new Map(Object.entries(startPrices).map(([symbol, price]) => [symbol, Number(price)]));
  const timer = setInterval(() => {
    stepPrices(prices, random);
    for (const [symbol, price] of prices)
      venue.setPrice(symbol, decimalText(roundToStep(decimalFromFloat(price), PRICE_STEP)));
  }, everyMs);
  return () => clearInterval(timer);
}
