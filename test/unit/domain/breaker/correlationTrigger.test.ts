import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { correlationTrigger, type CorrelationReading } from '../../../../src/main/domain/breaker/correlationTrigger.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = defaultSettings().correlation;
const evaluatedAt = unixMs(1_000);

const read = (over: Partial<CorrelationReading>) =>
  correlationTrigger(
    { rhoW: 0.42, symbols: 2, clusterGrossShare: 0.6, evaluatedAt, breachesInARow: 0, ...over },
    settings,
  );

describe('correlationTrigger', () => {
  it('agrees with GC-065', () => {
    const { inputs, expected } = goldenCase('GC-065', {
      inputs: z.object({
        rho: z.number(),
        exposures: z.array(z.number()),
        cap: z.number(),
        threshold: z.number(),
        materialFraction: z.number(),
        evaluations: z.number(),
      }),
      expected: z.object({ levelByEvaluation: z.array(z.enum(levels)) }),
    });
    const gross = inputs.exposures.reduce((sum, each) => sum + each, 0);
    const found = Array.from({ length: inputs.evaluations }, (_, index) =>
      read({ rhoW: inputs.rho, clusterGrossShare: gross / inputs.cap, breachesInARow: index + 1 }),
    );
    expect(found.map((each) => each.level)).toEqual(expected.levelByEvaluation);
    expect([settings.limit.toNumber(), settings.material.toNumber()]).toEqual([
      inputs.threshold,
      inputs.materialFraction,
    ]);
  });

  const over = (found: string, limit: string) => `correlation of the held positions ${found} over ${limit}`;

  it.each([
    [{ rhoW: 0.6 }, { level: 'L0', severity: null, text: '' }],
    [{ rhoW: 0.61 }, { level: 'L0', severity: 'P3', text: over('0.61', '0.60') }],
    [
      { rhoW: 0.7, breachesInARow: 9 },
      { level: 'L0', severity: 'P3', text: over('0.70', '0.60') },
    ],
    [
      { rhoW: 0.7001, breachesInARow: 1 },
      { level: 'L1', severity: 'P3', text: over('0.7001', '0.70') },
    ],
    [
      { rhoW: 0.86, breachesInARow: 3, clusterGrossShare: 0.49 },
      { level: 'L1', severity: 'P3', text: over('0.86', '0.70') },
    ],
    [
      { rhoW: 0.86, breachesInARow: 3, clusterGrossShare: 0.5 },
      { level: 'L4', severity: 'P1', text: over('0.86', '0.70') },
    ],
    [{ rhoW: -0.9 }, { level: 'L0', severity: null, text: '' }],
  ] as const)('reads %j', (facts, expected) => {
    expect(read(facts)).toMatchObject({ ...expected, keeps: expected.level });
  });

  it('says how far it is and what comes next', () => {
    expect(read({})).toMatchObject({
      value: '0.42',
      limit: '0.70',
      used: 0.6,
      next: 'P3 above 0.60',
      inputs: '2 symbols, cluster 60% of the gross cap (large from 50%), 0 of 3 evaluations in a row',
      basis: 'hourly returns, half-life of the settings',
      clears: 'Clears 5 min after it is normal',
      measuredAt: evaluatedAt,
    });
    expect(read({ rhoW: 0.65 }).next).toBe('L1 above 0.70');
    expect(read({ rhoW: 0.86, breachesInARow: 1 }).next).toBe('L4 after 3 evaluations in a row with a large cluster');
    expect(read({ rhoW: 0.86, breachesInARow: 3 }).next).toBe('');
  });

  it('has no value for one position or before the first evaluation', () => {
    expect(read({ rhoW: null, symbols: 1 })).toMatchObject({
      level: 'L0',
      value: null,
      used: null,
      basis: 'needs two open positions',
    });
    expect(correlationTrigger(null, settings)).toMatchObject({
      level: 'L0',
      value: null,
      inputs: '',
      basis: 'not evaluated yet',
      measuredAt: null,
    });
  });
});
