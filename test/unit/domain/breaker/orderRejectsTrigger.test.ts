import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { orderRejectsTrigger, rejectCounts } from '../../../../src/main/domain/breaker/orderRejectsTrigger.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = defaultSettings().breaker;
const NOW = unixMs(1_000_000);
const read = (last10: number, last20: number) => orderRejectsTrigger({ last10, last20 }, NOW, settings);

describe('orderRejectsTrigger', () => {
  it('agrees with GC-073', () => {
    const { inputs, expected } = goldenCase('GC-073', {
      inputs: z.object({ rows: z.array(z.object({ last10: z.number(), last20: z.number() })) }),
      expected: z.object({ level: z.array(z.enum(levels)) }),
    });
    expect(inputs.rows.map(({ last10, last20 }) => read(last10, last20).level)).toEqual(expected.level);
  });

  it.each([
    [5, 5, 'L1'],
    [6, 6, 'L2'],
    [2, 7, 'L1'],
    [2, 8, 'L2'],
  ] as const)('reads %i of 10 and %i of 20 as %s', (last10, last20, level) => {
    expect(read(last10, last20).level).toBe(level);
  });

  it('says what was found and what is next', () => {
    expect(read(1, 2)).toMatchObject({
      value: '1 of 10, 2 of 20',
      limit: '3 of 10 or 4 of 20',
      used: 0.5,
      text: '',
      next: 'L1 at 3 of 10 or 4 of 20',
      severity: null,
      basis: "the venue's answers; our own denials do not count",
    });
    expect(read(3, 3)).toMatchObject({
      text: 'the venue rejected 3 of 10, 3 of 20 orders, limit 3 of 10 or 4 of 20',
      next: 'L2 at 6 of 10 or 8 of 20',
      severity: 'P3',
    });
    expect(read(6, 8)).toMatchObject({ next: '', severity: 'P2' });
    expect(orderRejectsTrigger({ last10: 0, last20: 0 }, null, settings)).toMatchObject({
      level: 'L0',
      used: 0,
      basis: 'no order was answered yet',
    });
  });
});

describe('rejectCounts', () => {
  it('counts the newest ten and twenty within five minutes', () => {
    const answers = Array.from({ length: 25 }, (_, index) => ({
      at: unixMs(NOW - (24 - index) * 1_000),
      rejected: index % 5 === 0,
    }));
    // Rejected: 0, 5, 10, 15, 20. The newest ten are 15 to 24, the newest twenty 5 to 24.
    expect(rejectCounts(answers, NOW)).toEqual({ last10: 2, last20: 4 });
    expect(rejectCounts(answers, unixMs(NOW + 292_000))).toEqual({ last10: 1, last20: 1 });
    expect(rejectCounts([], NOW)).toEqual({ last10: 0, last20: 0 });
  });

  it('counts an answer that is exactly five minutes old, and none older', () => {
    const rejected = [{ at: NOW, rejected: true }];
    expect(rejectCounts(rejected, unixMs(NOW + 300_000))).toEqual({ last10: 1, last20: 1 });
    expect(rejectCounts(rejected, unixMs(NOW + 300_001))).toEqual({ last10: 0, last20: 0 });
  });
});
