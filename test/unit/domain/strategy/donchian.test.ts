import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { donchian, type DonchianParameters } from '../../../../src/main/domain/strategy/donchian.ts';
import type { BarSeries, StrategyPosition } from '../../../../src/main/domain/strategy/strategy.ts';
import { symbolName } from '../../../../src/shared/values/ids.ts';

const parameters: DonchianParameters = {
  entryChannel: 5,
  exitChannel: 2,
  atrPeriod: 2,
  stopAtr: 2,
  trailAtr: 3,
  shorts: true,
};
/** max(5, 2 x 5) + 1 bars are needed. */
const FLAT = Array.from({ length: 10 }, () => 100);

/** Bars whose high and low lie one unit around the close: on flat closes the true range is 2. */
const barsOf = (closes: readonly number[], count = closes.length): BarSeries => ({
  count,
  openTime: closes.map((_, at) => at * 60_000),
  open: closes,
  high: closes.map((close) => close + 1),
  low: closes.map((close) => close - 1),
  close: closes,
  volume: closes.map(() => 1),
});

const decide = (
  bars: BarSeries,
  position: StrategyPosition | null = null,
  overrides: Partial<DonchianParameters> = {},
) => donchian.evaluate({ symbol: symbolName('BTC/USDT'), bars, position, parameters: { ...parameters, ...overrides } });

const long = (stop: number | null): StrategyPosition => ({ side: 'LONG', quantity: 1, averageEntry: 100, stop });
const short = (stop: number | null): StrategyPosition => ({ side: 'SHORT', quantity: 1, averageEntry: 100, stop });

describe('donchian entry', () => {
  // The last true range is 106 - 100 = 6, those before it 2: ATR(2) is (2 + 6) / 2 = 4.
  it('buys a close above the high of the bars before it, stop two ranges below', () => {
    expect(decide(barsOf([...FLAT, 105]))).toEqual([
      { kind: 'enter', side: 'LONG', stop: 97, reason: 'Close 105 above the high 101 of 5 bars; stop 2 ATR away' },
    ]);
  });

  it('sells short a close below the low, stop two ranges above', () => {
    expect(decide(barsOf([...FLAT, 95]))).toEqual([
      { kind: 'enter', side: 'SHORT', stop: 103, reason: 'Close 95 below the low 99 of 5 bars; stop 2 ATR away' },
    ]);
  });

  it('does not sell short where shorts are off', () => {
    expect(decide(barsOf([...FLAT, 95]), null, { shorts: false })).toEqual([]);
  });

  it('waits at the edge of the channel', () => {
    expect(decide(barsOf([...FLAT, 101]))).toEqual([]);
    expect(decide(barsOf([...FLAT, 99]))).toEqual([]);
  });

  it('forgets a high older than the channel', () => {
    const closes = [100, 100, 100, 100, 120, 100, 100, 100, 100, 100, 105];
    expect(decide(barsOf(closes))).toHaveLength(1);
    expect(decide(barsOf(closes), null, { entryChannel: 6 })).toEqual([]);
  });

  it('does nothing before its lookback is there', () => {
    expect(donchian.lookback(parameters)).toBe(11);
    expect(donchian.lookback({ ...parameters, entryChannel: 55 })).toBe(56);
    expect(decide(barsOf([...FLAT.slice(1), 105]))).toEqual([]);
  });

  it('reads no further than the count of the series', () => {
    expect(decide(barsOf([...FLAT, 105, 50, 50], 11))).toEqual(decide(barsOf([...FLAT, 105])));
  });

  it('does not depend on history beyond its lookback', () => {
    expect(decide(barsOf([7, 900, 3, ...FLAT, 105]))).toEqual(decide(barsOf([...FLAT, 105])));
  });

  it('does not enter where the range is 0', () => {
    const still = Array<number>(11).fill(100);
    expect(decide({ ...barsOf([...FLAT, 100.5]), high: still, low: still })).toEqual([]);
  });

  it('does not enter where the stop would not be above zero', () => {
    // The last true range is 9 - 1 = 8, those before it 2: ATR(2) is 5, the stop 8 - 10.
    expect(decide(barsOf([...Array<number>(10).fill(1), 8]))).toEqual([]);
  });
});

describe('donchian exit', () => {
  it('leaves a long on a close below the low of the exit channel', () => {
    expect(decide(barsOf([...FLAT, 98]), long(90))).toEqual([
      { kind: 'exit', reason: 'Close 98 below the low 99 of 2 bars' },
    ]);
  });

  it('leaves a short on a close above the high of the exit channel', () => {
    expect(decide(barsOf([...FLAT, 102]), short(110))).toEqual([
      { kind: 'exit', reason: 'Close 102 above the high 101 of 2 bars' },
    ]);
  });

  it('trails the close by three ranges', () => {
    // ATR(2) is 4 as above: 105 - 12 and 95 + 12.
    expect(decide(barsOf([...FLAT, 105]), long(90))).toEqual([
      { kind: 'moveStop', stop: 93, reason: 'Trails the close 105 by 3 ATR' },
    ]);
    expect(decide(barsOf([...FLAT, 95]), short(110))).toEqual([
      { kind: 'moveStop', stop: 107, reason: 'Trails the close 95 by 3 ATR' },
    ]);
  });

  it('sets a stop where the position has none', () => {
    expect(decide(barsOf([...FLAT, 105]), long(null))).toMatchObject([{ kind: 'moveStop', stop: 93 }]);
  });

  it('never loosens a stop and leaves small steps alone', () => {
    expect(decide(barsOf([...FLAT, 105]), long(95))).toEqual([]);
    expect(decide(barsOf([...FLAT, 95]), short(105))).toEqual([]);
    expect(decide(barsOf([...FLAT, 105]), long(92.7))).toEqual([]);
    expect(decide(barsOf([...FLAT, 105]), long(92.6))).toHaveLength(1);
  });

  it('keeps the stop where the range is 0', () => {
    const still = Array<number>(11).fill(100);
    expect(decide({ ...barsOf(still), high: still, low: still }, long(90))).toEqual([]);
  });
});

describe('donchian entry marks', () => {
  const prices = fc.array(fc.integer({ min: 95, max: 105 }), { minLength: 1, maxLength: 60 });

  it('marks every bar at whose close a flat symbol is entered', () => {
    fc.assert(
      fc.property(prices, fc.boolean(), (closes, shorts) => {
        const marks = donchian.entryMarks?.(barsOf(closes), { ...parameters, shorts });
        for (let count = 1; count <= closes.length; count += 1)
          if (decide(barsOf(closes, count), null, { shorts }).length > 0) expect(marks?.[count - 1]).toBe(1);
      }),
    );
  });

  it('leaves bars within the channel unmarked', () => {
    expect([...(donchian.entryMarks?.(barsOf([...FLAT, 105, 101]), parameters) ?? [])].slice(5)).toEqual([
      0, 0, 0, 0, 0, 1, 0,
    ]);
  });
});

describe('donchian idle holding', () => {
  const prices = fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 1, maxLength: 60 });
  const stops = fc.option(fc.integer({ min: 70, max: 130 }), { nil: null });

  it('is never idle at a bar whose decision is not empty', () => {
    fc.assert(
      fc.property(prices, stops, fc.boolean(), (closes, stop, isLong) => {
        const isIdle = donchian.idleHolding?.(barsOf(closes), parameters);
        const position = isLong ? long(stop) : short(stop);
        for (let count = 1; count <= closes.length; count += 1)
          if (decide(barsOf(closes, count), position).length > 0) expect(isIdle?.(count - 1, position)).toBe(false);
      }),
    );
  });

  it('is idle within the channel while the stop is near', () => {
    const isIdle = donchian.idleHolding?.(barsOf([...FLAT, 105]), parameters);
    expect(isIdle?.(FLAT.length, long(95))).toBe(true);
    expect(isIdle?.(FLAT.length, long(90))).toBe(false);
    expect(isIdle?.(FLAT.length, long(null))).toBe(false);
  });
});
