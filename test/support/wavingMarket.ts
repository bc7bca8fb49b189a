/** A calm market at the simulated venue: three weeks of hours, a day of minutes, and prices that go on in small waves. */
import { HOUR_MS, MINUTE_MS } from '../../src/shared/values/time.ts';
import type { HistoryBar } from './venueSimulator/control/marketControl.ts';
import type { VenueSimulator } from './venueSimulator/startVenueSimulator.ts';

const HOURS = 520;
const MINUTES = 1_440;
const EVERY_MS = 500;

/** Venue name, first price, and when its wave begins: two symbols in one wave would be one bet (EB-06). */
const symbols = [
  { name: 'BTCUSDT', price: 80_000, shift: 0, hours: 7, digits: 1 },
  { name: 'ETHUSDT', price: 3_000, shift: 2, hours: 11, digits: 2 },
] as const;

type Waving = (typeof symbols)[number];

/** About one part in five hundred up and down, in waves of some hours. */
const priceAt = ({ price, shift, hours }: Waving, at: number): number =>
  price * (1 + 0.002 * Math.sin(shift + (2 * Math.PI * at) / (hours * HOUR_MS)));

function bar(symbol: Waving, openTime: number, { lengthMs, volume }: { lengthMs: number; volume: string }): HistoryBar {
  const [open, close] = [priceAt(symbol, openTime), priceAt(symbol, openTime + lengthMs)];
  const text = (price: number): string => price.toFixed(symbol.digits);
  const edge = symbol.price * 0.0005;
  return {
    openTime,
    open: text(open),
    high: text(Math.max(open, close) + edge),
    low: text(Math.min(open, close) - edge),
    close: text(close),
    volume,
  };
}

/** Sets the past and moves both prices twice a second until the returned function is called. */
export function wavingMarket(venue: VenueSimulator): () => void {
  const now = venue.now();
  const day = Math.floor(now / HOUR_MS) * HOUR_MS - MINUTES * MINUTE_MS;
  const minutes = Math.floor((now - day) / MINUTE_MS);
  for (const symbol of symbols) {
    const hours = Array.from({ length: HOURS }, (_, back) =>
      bar(symbol, day - (HOURS - back) * HOUR_MS, { lengthMs: HOUR_MS, volume: '30000' }),
    );
    const recent = Array.from({ length: minutes }, (_, at) =>
      bar(symbol, day + at * MINUTE_MS, { lengthMs: MINUTE_MS, volume: '500' }),
    );
    venue.setHistory(symbol.name, [...hours, ...recent]);
  }
  const move = (): void => {
    for (const symbol of symbols) venue.setPrice(symbol.name, priceAt(symbol, venue.now()).toFixed(symbol.digits));
  };
  move();
  const timer = setInterval(move, EVERY_MS);
  return () => clearInterval(timer);
}
