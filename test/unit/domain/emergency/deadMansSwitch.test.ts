import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { goldenCase } from '../../../support/goldenCase.ts';
import { armsSwitch } from '../../../../src/main/domain/emergency/deadMansSwitch.ts';

describe('armsSwitch', () => {
  it('GC-082 arms while entries work, unless it would strip the stop of an open position', () => {
    const { inputs, expected } = goldenCase('GC-082', {
      inputs: z.object({ rows: z.array(z.tuple([z.boolean(), z.boolean(), z.boolean(), z.boolean()])) }),
      expected: z.object({ arm: z.array(z.boolean()) }),
    });
    const armed = inputs.rows.map(([cancelsStops, hasPosition, isProtected, working]) =>
      armsSwitch({ cancelsStops, hasPosition, isProtected, workingEntries: working ? 1 : 0 }),
    );
    expect(armed).toEqual(expected.arm);
  });

  it('takes a venue that does not say for one that takes stops along', () => {
    const guarded = { hasPosition: true, isProtected: true, workingEntries: 2 };
    expect(armsSwitch({ cancelsStops: null, ...guarded })).toBe(false);
    expect(armsSwitch({ cancelsStops: false, ...guarded })).toBe(true);
  });
});
