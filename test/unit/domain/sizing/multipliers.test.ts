import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  nextLossStreak,
  noLosses,
  performanceMultiplier,
  type LossStreak,
} from '../../../../src/main/domain/sizing/performanceMultiplier.ts';
import { stopWarnings } from '../../../../src/main/domain/sizing/stopNoise.ts';
import { noVolatilityFacts } from '../../../../src/main/domain/sizing/volatilityFacts.ts';
import { volatilityMultiplier } from '../../../../src/main/domain/sizing/volatilityMultiplier.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { price } from '../../../../src/shared/values/price.ts';
import { settings } from '../../../support/buildEntryContext.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const facts = (sigmaNow: number | null, sigmaReference: number | null, observations = 20) => ({
  ...noVolatilityFacts,
  sigmaNow,
  sigmaReference,
  observations,
});
const mVol = (...given: Parameters<typeof facts>) => volatilityMultiplier(facts(...given), settings.sizing).toFixed();

describe('volatilityMultiplier', () => {
  it('agrees with GC-011', () => {
    const { inputs, expected } = goldenCase('GC-011', {
      inputs: z.strictObject({ dailyReturns: z.array(z.number()), lambda: z.number(), sigmaRef: z.number() }),
      expected: z.strictObject({ sigmaDaily: z.number(), mVol: z.number() }),
    });
    const given = facts(expected.sigmaDaily, inputs.sigmaRef, inputs.dailyReturns.length);
    expect(Math.abs(Number(volatilityMultiplier(given, settings.sizing)) / expected.mVol - 1)).toBeLessThan(1e-9);
  });

  it('only ever scales down, to a quarter at most', () => {
    expect(mVol(0.04, 0.02)).toBe('0.5');
    expect(mVol(0.02, 0.02)).toBe('1');
    expect(mVol(0.01, 0.02)).toBe('1');
    expect(mVol(0.08, 0.02)).toBe('0.25');
    expect(mVol(0.5, 0.02)).toBe('0.25');
    expect(mVol(0, 0)).toBe('1');
  });

  it('is a half while too little is known', () => {
    expect(mVol(0.02, 0.02, 19)).toBe('0.5');
    expect(mVol(null, 0.02)).toBe('0.5');
    expect(mVol(0.02, null)).toBe('0.5');
    expect(volatilityMultiplier(noVolatilityFacts, settings.sizing).toFixed()).toBe('0.5');
  });
});

const after = (results: string): LossStreak =>
  [...results].reduce(
    (streak, result) => nextLossStreak(streak, decimal({ W: '3', L: '-2', '0': '0' }[result] ?? '0')),
    noLosses,
  );

describe('performanceMultiplier', () => {
  it('agrees with GC-016', () => {
    const { inputs, expected } = goldenCase('GC-016', {
      inputs: z.strictObject({
        table: z.array(z.tuple([z.number(), z.number()])),
        columns: z.tuple([z.literal('consecutiveLosses'), z.literal('drawdown/limit')]),
      }),
      expected: z.strictObject({ mPerf: z.array(z.number()) }),
    });
    const found = inputs.table.map(([losses, share]) =>
      Number(performanceMultiplier(after('L'.repeat(losses)), decimal(`${share}`))),
    );
    expect(found).toEqual(expected.mPerf);
  });

  it.each([
    ['0.4999', '1'],
    ['0.5', '0.5'],
    ['0.7499', '0.5'],
    ['0.75', '0.25'],
    ['1.2', '0.25'],
    ['-0.1', '1'],
  ])('takes a drawdown of %s of its limit for %s', (share, expected) => {
    expect(performanceMultiplier(noLosses, decimal(share)).toFixed()).toBe(expected);
  });

  it.each([
    ['', 0, '1'],
    ['LL', 2, '1'],
    ['LLL', 3, '0.75'],
    ['LLLLL', 5, '0.5'],
    // One notch per winning trade.
    ['LLLLLW', 0, '0.75'],
    ['LLLLLWW', 0, '1'],
    ['LLLW', 0, '1'],
    // Losses again before all notches are won back.
    ['LLLLLWLL', 2, '0.75'],
    ['LLLLLWLLL', 3, '0.75'],
    ['LLLLLWLLLLL', 5, '0.5'],
    // A trade that ends at zero is neither.
    ['LL0L', 3, '0.75'],
  ])('after %s counts %i losses and allows %s', (results, losses, expected) => {
    expect(after(results).losses).toBe(losses);
    expect(performanceMultiplier(after(results), decimal('0')).toFixed()).toBe(expected);
  });
});

describe('stopWarnings', () => {
  const at = { entry: price('60000'), stop: price('59900'), tick: price('0.1') };
  const noise = { atr: null, spread: decimal('1'), noiseAtr: decimal('0.5') };

  it('names a stop closer than half of the hourly range (STOP_IN_NOISE)', () => {
    expect(stopWarnings(at, { ...noise, atr: 200 })).toEqual([]);
    expect(stopWarnings(at, { ...noise, atr: 200.4 })).toEqual([
      'The stop is 100.0 from the entry, closer than 100.2, 0.5 x the hourly range: ordinary movement hits it. Widen it (STOP_IN_NOISE, PS-11).',
    ]);
  });

  it('names a stop closer than three spreads, also where the range is unknown', () => {
    expect(stopWarnings(at, { ...noise, spread: decimal('33.3') })).toEqual([]);
    const warnings = stopWarnings({ ...at, stop: price('60100') }, { ...noise, spread: decimal('33.4') });
    expect(warnings).toEqual([
      'The stop is 100.0 from the entry, closer than 100.2, 3 x the spread: ordinary movement hits it. Widen it (STOP_IN_NOISE, PS-11).',
    ]);
    expect(warnings.every((text) => text.length <= 200)).toBe(true);
  });
});
