import { describe, expect, it } from 'vitest';
import { slidingHighest, slidingLowest } from '../../../../src/main/domain/indicator/slidingExtremes.ts';

const column = [5, 3, 4, 9, 2, 2, 8];

describe('slidingHighest', () => {
  it('gives the largest of the values before each place', () => {
    expect([...slidingHighest(column, 7, 3)]).toEqual([-Infinity, 5, 5, 5, 9, 9, 9]);
    expect([...slidingHighest(column, 7, 2)]).toEqual([-Infinity, 5, 5, 4, 9, 9, 2]);
  });

  it('looks at the first values only as far as they are counted', () => {
    expect([...slidingHighest(column, 2, 3)]).toEqual([-Infinity, 5]);
    expect([...slidingHighest(column, 0, 3)]).toEqual([]);
  });
});

describe('slidingLowest', () => {
  it('gives the smallest of the values before each place', () => {
    expect([...slidingLowest(column, 7, 3)]).toEqual([Infinity, 5, 3, 3, 3, 2, 2]);
    expect([...slidingLowest(column, 7, 1)]).toEqual([Infinity, 5, 3, 4, 9, 2, 2]);
  });
});
