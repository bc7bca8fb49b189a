/** One closed bar as analytics floats: read from text once, then shared by everything that learns from it. */
import type { Candle } from '../../shared/model/candle.ts';

export interface BarNumbers {
  readonly openTime: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Base currency. */
  readonly volume: number;
}

export const barNumbers = (candle: Candle): BarNumbers => ({
  openTime: candle.openTime,
  open: Number(candle.open),
  high: Number(candle.high),
  low: Number(candle.low),
  close: Number(candle.close),
  volume: Number(candle.volume),
});
