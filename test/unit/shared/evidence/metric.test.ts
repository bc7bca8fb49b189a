import { describe, expect, it } from 'vitest';
import { defined, mapMetric, metricSchema, undefinedFor } from '../../../../src/shared/evidence/metric.ts';

describe('metric', () => {
  it.each([NaN, Infinity, -Infinity])('has no value where it came out as %s', (value) => {
    expect(defined(value)).toEqual({ value: null, reason: 'NOT_FINITE' });
  });

  it('keeps its reason when it is changed', () => {
    expect(mapMetric(undefinedFor('NO_TRADES'), (value) => value + 1)).toEqual({ value: null, reason: 'NO_TRADES' });
    expect(mapMetric(defined(2), (value) => value + 1)).toEqual({ value: 3, reason: null });
    expect(mapMetric(defined(1e308), (value) => value * 10)).toEqual({ value: null, reason: 'NOT_FINITE' });
  });

  it('crosses a border with either a value or a known reason, never both', () => {
    expect(metricSchema.safeParse({ value: 1, reason: null }).success).toBe(true);
    expect(metricSchema.safeParse({ value: null, reason: 'ZERO_VARIANCE' }).success).toBe(true);
    expect(metricSchema.safeParse({ value: 1, reason: 'ZERO_VARIANCE' }).success).toBe(false);
    expect(metricSchema.safeParse({ value: null, reason: null }).success).toBe(false);
    expect(metricSchema.safeParse({ value: null, reason: 'LATER' }).success).toBe(false);
  });
});
