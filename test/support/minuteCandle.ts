/** A closed minute bar at 100 with a volume that limits nothing. */
import type { Candle } from '../../src/shared/model/candle.ts';
import { unixMs } from '../../src/shared/values/time.ts';

/** The bar that ends there. */
export const minuteCandle = (end: number): Candle => ({
  openTime: unixMs(end - 60_000),
  open: '100',
  high: '100',
  low: '100',
  close: '100',
  volume: '1000000',
});
