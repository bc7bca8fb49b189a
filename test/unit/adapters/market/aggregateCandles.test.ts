import { describe, expect, it } from 'vitest';
import { createCandleAggregate } from '../../../../src/main/adapters/market/aggregateCandles.ts';
import type { Candle } from '../../../../src/shared/model/candle.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const bar = (minute: number, prices: readonly [string, string, string, string], volume = '0.1'): Candle => {
  const [open, high, low, close] = prices;
  return { openTime: unixMs(minute * 60_000), open, high, low, close, volume };
};

describe('createCandleAggregate', () => {
  const options = { sourceMs: 60_000, intervalMs: 180_000, before: unixMs(6 * 60_000), limit: 10 };

  it('takes first open, last close, highest high, lowest low and the sum of volumes', () => {
    const aggregate = createCandleAggregate(options);
    aggregate.add(bar(0, ['9', '10', '8', '9.5']));
    aggregate.add(bar(1, ['9.5', '11', '9', '10'], '0.2'));
    aggregate.add(bar(2, ['10', '10.5', '7.5', '8'], '0'));
    expect(aggregate.closed()).toEqual([bar(0, ['9', '11', '7.5', '8'], '0.3')]);
  });

  it('leaves out bars that end after the time', () => {
    const aggregate = createCandleAggregate({ ...options, before: unixMs(5 * 60_000) });
    for (let minute = 0; minute < 6; minute += 1) aggregate.add(bar(minute, ['1', '1', '1', '1']));
    expect(aggregate.closed().map((each) => each.openTime)).toEqual([0]);
  });

  it('keeps the newest bars up to the limit', () => {
    const aggregate = createCandleAggregate({ ...options, intervalMs: 60_000, limit: 2 });
    for (let minute = 0; minute < 6; minute += 1) aggregate.add(bar(minute, ['1', '1', '1', '1']));
    expect(aggregate.closed().map((each) => each.openTime / 60_000)).toEqual([4, 5]);
  });
});
