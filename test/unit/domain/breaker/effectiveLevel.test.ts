import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  effectiveLevel,
  higherLevel,
  isAtLeast,
  lowerLevel,
} from '../../../../src/main/domain/breaker/effectiveLevel.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

describe('effectiveLevel', () => {
  it('agrees with GC-068', () => {
    const { inputs, expected } = goldenCase('GC-068', {
      inputs: z.object({ active: z.array(z.tuple([z.string(), z.enum(levels)])) }),
      expected: z.object({ level: z.string(), reasons: z.array(z.string()) }),
    });
    expect(effectiveLevel(inputs.active.map(([trigger, level]) => ({ trigger, level })))).toEqual(expected);
  });

  it('is L0 without triggers and leaves quiet ones out', () => {
    expect(effectiveLevel([])).toEqual({ level: 'L0', reasons: [] });
    expect(effectiveLevel([{ trigger: 'SYSTEM', level: 'L0' }])).toEqual({ level: 'L0', reasons: [] });
  });
});

describe('comparing levels', () => {
  it('orders L0 to L4', () => {
    expect([higherLevel('L1', 'L3'), higherLevel('L4', 'L2'), higherLevel('L2', 'L2')]).toEqual(['L3', 'L4', 'L2']);
    expect([lowerLevel('L1', 'L3'), lowerLevel('L4', 'L2'), lowerLevel('L2', 'L2')]).toEqual(['L1', 'L2', 'L2']);
    expect([isAtLeast('L2', 'L2'), isAtLeast('L1', 'L2'), isAtLeast('L4', 'L0')]).toEqual([true, false, true]);
  });
});
