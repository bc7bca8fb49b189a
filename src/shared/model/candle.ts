/** One bar of a symbol, UTC, prices and volume as the decimal text of the source. Volume is in base currency. */
import { z } from 'zod';
import { decimalTextSchema } from '../values/decimal.ts';
import { unixMsSchema } from '../values/time.ts';

export const candleSchema = z.strictObject({
  openTime: unixMsSchema,
  open: decimalTextSchema,
  high: decimalTextSchema,
  low: decimalTextSchema,
  close: decimalTextSchema,
  volume: decimalTextSchema,
});
export type Candle = z.output<typeof candleSchema>;

/** Bar lengths the desk knows, in milliseconds. */
export const intervalMs = {
  '1m': 60_000,
  '3m': 180_000,
  '5m': 300_000,
  '15m': 900_000,
  '30m': 1_800_000,
  '1h': 3_600_000,
  '4h': 14_400_000,
  '1d': 86_400_000,
} as const;
export type Interval = keyof typeof intervalMs;
export const intervals = Object.keys(intervalMs) as readonly Interval[];
export const intervalSchema = z.enum(['1m', '3m', '5m', '15m', '30m', '1h', '4h', '1d']);
