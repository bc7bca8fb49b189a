import { describe, expect, it } from 'vitest';
import { daysText } from '../../../../src/main/domain/wording/daysText.ts';

describe('daysText', () => {
  it.each([
    [0, '0 days'],
    [0.1, '0.1 days'],
    [1, '1 day'],
    [1.8, '1.8 days'],
    [2, '2 days'],
    [30, '30 days'],
  ])('says %d as "%s"', (days, expected) => {
    expect(daysText(days)).toBe(expected);
  });
});
