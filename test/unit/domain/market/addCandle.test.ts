import { describe, expect, it } from 'vitest';
import { addCandle, type PartialCandle } from '../../../../src/main/domain/market/addCandle.ts';
import type { Candle } from '../../../../src/shared/model/candle.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildCandle } from '../../../support/buildMarket.ts';

const at = (minute: number, overrides: Partial<Candle> = {}) =>
  buildCandle({ openTime: unixMs(minute * 60_000), ...overrides });

function run(candles: readonly Candle[]) {
  let partial: PartialCandle | null = null;
  const closed: Candle[] = [];
  for (const candle of candles) {
    const step = addCandle(partial, candle, { from: '1m', to: '5m' });
    partial = step.partial;
    closed.push(...step.closed);
  }
  return { partial, closed };
}

describe('addCandle', () => {
  it('closes a bar with its last part', () => {
    const { partial, closed } = run([
      at(10, { open: '100', high: '103', low: '99', close: '101', volume: '1.5' }),
      at(11, { open: '101', high: '110', low: '100', close: '109', volume: '2' }),
      at(12, { open: '109', high: '109', low: '9', close: '100', volume: '0.5' }),
      at(13, { open: '100', high: '101', low: '98', close: '99', volume: '1' }),
      at(14, { open: '99', high: '102', low: '97', close: '102', volume: '1' }),
    ]);
    expect(partial).toBeNull();
    expect(closed).toEqual([{ openTime: 600_000, open: '100', high: '110', low: '9', close: '102', volume: '6' }]);
  });

  it('closes an unfinished bar when the next slot starts', () => {
    const { partial, closed } = run([at(11, { open: '1', volume: '2' }), at(16, { open: '3' })]);
    expect(closed).toMatchObject([{ openTime: 600_000, open: '1', volume: '2' }]);
    expect(partial).toMatchObject({ openTime: 900_000, open: '3' });
  });

  it('closes two bars when the last part of the next slot comes straight away', () => {
    expect(run([at(10), at(19)]).closed.map((candle) => candle.openTime)).toEqual([600_000, 900_000]);
  });

  it('gives no bar for an empty slot', () => {
    expect(run([at(14), at(25), at(29)]).closed.map((candle) => candle.openTime)).toEqual([600_000, 1_500_000]);
  });

  it('ignores a candle of an earlier slot', () => {
    const { partial, closed } = run([at(15), at(10)]);
    expect(closed).toEqual([]);
    expect(partial?.openTime).toBe(900_000);
  });

  it('passes a candle of the same interval straight through', () => {
    expect(addCandle(null, at(3), { from: '1m', to: '1m' })).toEqual({ partial: null, closed: [at(3)] });
  });
});
