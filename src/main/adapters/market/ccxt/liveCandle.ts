/** A row of ccxt candles as a bar of the model. */
import type { OHLCV } from 'ccxt';
import type { Candle } from '../../../../shared/model/candle.ts';
import { unixMs } from '../../../../shared/values/time.ts';
import { priceText, volumeText } from './floatText.ts';

/** Null when any part is missing or cannot be. */
export function candleOf([time, open, high, low, close, volume]: OHLCV): Candle | null {
  const prices = { open: priceText(open), high: priceText(high), low: priceText(low), close: priceText(close) };
  const size = volumeText(volume);
  if (time === undefined || size === null) return null;
  if (prices.open === null || prices.high === null || prices.low === null || prices.close === null) return null;
  const { open: first, high: highest, low: lowest, close: last } = prices;
  return { openTime: unixMs(time), open: first, high: highest, low: lowest, close: last, volume: size };
}
