import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { quoteOf } from '../../../../src/main/domain/market/quote.ts';
import { staleAfterMs } from '../../../../src/main/domain/market/staleAfter.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { toWire } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const modeled = (last: string, tick: string) => toWire(quoteOf({ last, bid: null, ask: null }, { tick: price(tick) }));

describe('quoteOf', () => {
  it('takes bid and ask from the source', () => {
    expect(toWire(quoteOf({ last: '100', bid: '99.5', ask: '100.4' }, { tick: price('0.1') }))).toEqual({
      bid: '99.5',
      ask: '100.4',
      last: '100',
      mid: '99.95',
    });
  });

  it('models 1 basis point to each side where the source has no book', () => {
    expect(modeled('60000', '0.1')).toEqual({ bid: '59994', ask: '60006', last: '60000', mid: '60000' });
  });

  it('rounds outward to the tick, so that the spread never flatters', () => {
    // 1 basis point of 49,000.3 is 4.90003: the next ticks outward are 5.0 away.
    expect(modeled('49000.3', '0.1')).toEqual({ bid: '48995.3', ask: '49005.3', last: '49000.3', mid: '49000.3' });
  });

  it('is one tick to each side where a basis point is less than half a tick', () => {
    expect(modeled('12.3', '0.1')).toEqual({ bid: '12.2', ask: '12.4', last: '12.3', mid: '12.3' });
  });

  it('models only the side that is missing', () => {
    expect(toWire(quoteOf({ last: '100', bid: '99.9', ask: null }, { tick: price('0.1') }))).toMatchObject({
      bid: '99.9',
      ask: '100.1',
    });
  });
});

describe('staleAfterMs', () => {
  const settings = defaultSettings().data;

  it('agrees with GC-026', () => {
    const { inputs, expected } = goldenCase('GC-026', {
      inputs: z.object({ medianInterArrivalMs: z.array(z.number()) }),
      expected: z.object({ staleAfterMs: z.array(z.number()) }),
    });
    expect(inputs.medianInterArrivalMs.map((gap) => staleAfterMs(gap, settings, null))).toEqual(expected.staleAfterMs);
  });

  it('is the minimum before a median is known', () => {
    expect(staleAfterMs(null, settings, null)).toBe(5_000);
  });

  it('waits two cadences of a source that only has bars', () => {
    expect(staleAfterMs(60_000, settings, 60_000)).toBe(120_000);
    expect(staleAfterMs(1_200, settings, 1_000)).toBe(12_000);
  });
});
