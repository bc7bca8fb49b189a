import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuoteLane, turningPrices } from '../../../../../src/main/adapters/market/ccxt/quoteLane.ts';
import { symbolName } from '../../../../../src/shared/values/ids.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';

const NOW = unixMs(1_000_000);
const laneOf = (): QuoteLane => new QuoteLane(symbolName('BTC/USDT:USDT'));

describe('QuoteLane', () => {
  it('says nothing before a price is known', () => {
    const lane = laneOf();
    lane.update({ bid: 99, ask: 101 }, NOW);
    expect(lane.takeTicks()).toEqual([]);
    lane.update({ last: 100 }, NOW);
    expect(lane.takeTicks()).toEqual([
      { kind: 'tick', symbol: 'BTC/USDT:USDT', time: NOW, last: '100', bid: '99', ask: '101' },
    ]);
  });

  it('says nothing when nothing came', () => {
    const lane = laneOf();
    lane.update({ last: 100 }, NOW);
    lane.takeTicks();
    expect(lane.takeTicks()).toEqual([]);
    lane.update({ bid: 99.5 }, NOW);
    expect(lane.takeTicks().map((tick) => [tick.last, tick.bid])).toEqual([['100', '99.5']]);
  });

  it('passes on the extremes of a round in the order they came', () => {
    const lane = laneOf();
    for (const last of [100, 103, 101, 98, 99, 100]) lane.update({ last }, NOW);
    expect(lane.takeTicks().map((tick) => tick.last)).toEqual(['103', '98', '100']);
  });

  it('writes small prices without exponent', () => {
    const lane = laneOf();
    lane.update({ last: 0.000_000_12 }, NOW);
    expect(lane.takeTicks()[0]?.last).toBe('0.00000012');
  });

  it('keeps the last good value when a venue sends none', () => {
    const lane = laneOf();
    lane.update({ last: 100, bid: 99, ask: 101 }, NOW);
    lane.update({ last: 0, bid: NaN, ask: undefined }, NOW);
    expect(lane.takeTicks()).toMatchObject([{ last: '100', bid: '99', ask: '101' }]);
  });

  it('never looks newer than now, and never gets older', () => {
    const lane = laneOf();
    lane.update({ last: 100, time: NOW + 5_000 }, NOW);
    expect(lane.takeTicks()[0]?.time).toBe(NOW);
    lane.update({ last: 100, time: NOW - 5_000 }, NOW);
    expect(lane.takeTicks()[0]?.time).toBe(NOW);
    const setBack = unixMs(NOW - 900_000);
    lane.update({ last: 100, time: NOW }, setBack);
    expect(lane.takeTicks()[0]?.time).toBe(setBack);
  });
});

describe('turningPrices', () => {
  it('holds lowest, highest and last of any prices', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (prices) => {
        const turning = turningPrices(prices);
        expect(turning.length).toBeLessThanOrEqual(3);
        expect(Math.min(...turning)).toBe(Math.min(...prices));
        expect(Math.max(...turning)).toBe(Math.max(...prices));
        expect(turning.at(-1)).toBe(prices.at(-1));
      }),
    );
  });
});
