import { describe, expect, it } from 'vitest';
import { ClosedCandles } from '../../../../../src/main/adapters/market/ccxt/closedCandles.ts';
import type { Candle } from '../../../../../src/shared/model/candle.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

const MINUTE = 60_000;
const at = (minute: number, second = 0) => unixMs(minute * MINUTE + second * 1_000);

const bar = (minute: number, close = '1'): Candle => ({
  openTime: at(minute),
  open: '1',
  high: '1',
  low: '1',
  close,
  volume: '1',
});

const candlesFrom = (minute: number, second = 30): ClosedCandles =>
  new ClosedCandles({ intervalMs: MINUTE, now: at(minute, second), graceMs: 3_000 });

const minutesOf = (bars: readonly Candle[]): readonly number[] => bars.map((each) => each.openTime / MINUTE);

describe('ClosedCandles', () => {
  it('closes a streamed bar when the next one begins, with its last values', () => {
    const candles = candlesFrom(10);
    expect(candles.offerStreamed([bar(10)], at(10, 40))).toEqual([]);
    expect(candles.offerStreamed([bar(10, '2')], at(10, 59))).toEqual([]);
    expect(candles.offerStreamed([bar(11)], at(11, 1))).toEqual([bar(10, '2')]);
    expect(candles.offerStreamed([bar(11)], at(11, 2))).toEqual([]);
  });

  it('takes the final values that come together with the next bar', () => {
    const candles = candlesFrom(10);
    candles.offerStreamed([bar(10)], at(10, 40));
    expect(candles.offerStreamed([bar(10, '3'), bar(11)], at(11, 0))).toEqual([bar(10, '3')]);
  });

  it('does not trust a bar whose end was missed, and takes it by REST', () => {
    const candles = candlesFrom(10);
    candles.offerStreamed([bar(10)], at(10, 40));
    expect(candles.offerStreamed([bar(11)], at(11, 1))).toEqual([]);
    expect(candles.late(at(11, 2))).toBeNull();
    expect(candles.late(at(11, 3))).toBe(at(10));
    expect(minutesOf(candles.offerFetched([bar(10), bar(11)], at(11, 3)))).toEqual([10]);
    expect(candles.late(at(11, 3))).toBeNull();
  });

  it('fills a gap by REST in order, then goes on with the stream', () => {
    const candles = candlesFrom(10);
    expect(minutesOf(candles.offerFetched([bar(12), bar(11), bar(10), bar(13)], at(13, 5)))).toEqual([10, 11, 12]);
    candles.offerStreamed([bar(13)], at(13, 59));
    expect(minutesOf(candles.offerStreamed([bar(14)], at(14, 0)))).toEqual([13]);
  });

  it('sends no bar twice and none from before the start', () => {
    const candles = candlesFrom(10);
    expect(candles.offerFetched([bar(9)], at(11))).toEqual([]);
    candles.offerFetched([bar(10)], at(11, 4));
    expect(candles.offerFetched([bar(10)], at(11, 5))).toEqual([]);
    expect(candles.offerStreamed([bar(10), bar(11)], at(11, 6))).toEqual([]);
  });

  it('passes over minutes the venue has no bar for', () => {
    const candles = candlesFrom(10);
    expect(minutesOf(candles.offerFetched([bar(12)], at(13, 5)))).toEqual([12]);
    expect(candles.late(at(13, 30))).toBeNull();
  });
});
