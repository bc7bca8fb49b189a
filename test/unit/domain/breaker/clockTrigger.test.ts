import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clockOffsetMs, clockTrigger } from '../../../../src/main/domain/breaker/clockTrigger.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = defaultSettings().breaker;
const AT = unixMs(5_000);

describe('clockTrigger', () => {
  it('agrees with GC-067', () => {
    const { inputs, expected } = goldenCase('GC-067', {
      inputs: z.object({ rows: z.array(z.tuple([z.number(), z.number(), z.number()])) }),
      expected: z.object({
        offsetMs: z.array(z.number()),
        level: z.array(z.enum(levels)),
        alert: z.array(z.enum(['NONE', 'P3', 'P2'])),
      }),
    });
    const offsets = inputs.rows.map(([t0, t1, server]) =>
      clockOffsetMs({ sentAt: unixMs(t0), answeredAt: unixMs(t1), serverTime: unixMs(server) }),
    );
    const found = offsets.map((offset) => clockTrigger([offset], AT, settings));
    expect(offsets).toEqual(expected.offsetMs);
    expect(found.map((each) => each.level)).toEqual(expected.level);
    expect(found.map((each) => each.severity ?? 'NONE')).toEqual(expected.alert);
  });

  it('takes the median of the offsets, whichever way the clock is off', () => {
    expect(clockTrigger([20, -1_100, -1_200, -1_300, 4_000], AT, settings)).toMatchObject({
      level: 'L1',
      value: '-1,100 ms',
      limit: '1,000 ms',
      used: 1.1,
      text: "clock is -1,100 ms off the venue's, over 1,000 ms",
      next: '',
      inputs: "5 questions for the venue's time",
      measuredAt: AT,
    });
  });

  it('is not moved by one slow answer, wherever it came', () => {
    expect(clockTrigger([10, 20, 4_000, 30, 40], AT, settings)).toMatchObject({
      level: 'L0',
      value: '30 ms',
      text: '',
      basis: 'median of the last questions',
    });
  });

  it('allows the limits themselves and says what comes next', () => {
    expect(clockTrigger([500], AT, settings)).toMatchObject({
      level: 'L0',
      severity: null,
      text: '',
      next: 'P3 above 500 ms',
    });
    expect(clockTrigger([1_000], AT, settings)).toMatchObject({
      level: 'L0',
      severity: 'P3',
      text: "clock is 1,000 ms off the venue's, over 500 ms",
      next: 'L1 above 1,000 ms',
    });
  });

  it('knows nothing before the first question', () => {
    expect(clockTrigger([], null, settings)).toMatchObject({
      level: 'L0',
      value: null,
      used: null,
      basis: "the venue's time was not asked yet",
    });
  });
});
