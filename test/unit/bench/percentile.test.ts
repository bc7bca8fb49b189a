import { describe, expect, it } from 'vitest';
import { percentile } from '../../../bench/percentile.ts';

describe('percentile', () => {
  it('takes the sample at the nearest rank, in whatever order they come', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2);
    expect(percentile([7], 0.99)).toBe(7);
    expect(
      percentile(
        Array.from({ length: 100 }, (_, index) => 100 - index),
        0.99,
      ),
    ).toBe(99);
    expect(percentile([2, 1], 0)).toBe(1);
    expect(percentile([2, 1], 1)).toBe(2);
  });

  it('refuses to answer without a sample', () => {
    expect(() => percentile([], 0.5)).toThrow('found none');
  });
});
