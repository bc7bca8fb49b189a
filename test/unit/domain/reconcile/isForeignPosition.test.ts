import { describe, expect, it } from 'vitest';
import { isForeignPosition } from '../../../../src/main/domain/reconcile/isForeignPosition.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';

const isForeign = (own: string, left: string, ...legs: readonly string[]): boolean =>
  isForeignPosition({ own: decimal(own), left: decimal(left), legs: legs.map((each) => decimal(each)) });

describe('isForeignPosition', () => {
  it('finds what nobody knows of', () => {
    expect(isForeign('0', '0', '1.5')).toBe(true);
    expect(isForeign('0', '0', '-0.001')).toBe(true);
    expect(isForeign('1', '-1', '2')).toBe(true);
  });

  it('finds two legs, also where they come to nothing or to what is ours', () => {
    expect(isForeign('0', '0', '1', '-1')).toBe(true);
    expect(isForeign('1', '0', '2', '-1')).toBe(true);
  });

  it('finds a position on the other side of ours, or of what is left alone', () => {
    expect(isForeign('1', '0', '-1')).toBe(true);
    expect(isForeign('-1', '0', '1')).toBe(true);
    expect(isForeign('0', '3', '-1')).toBe(true);
  });

  it('finds more than is left alone where nothing is ours', () => {
    expect(isForeign('0', '3', '4')).toBe(true);
    expect(isForeign('0', '-3', '-4')).toBe(true);
    expect(isForeign('0', '3', '3')).toBe(false);
    expect(isForeign('0', '3', '2')).toBe(false);
  });

  it('leaves what grew, shrank or is gone of ours to the comparison', () => {
    expect(isForeign('1', '0', '1')).toBe(false);
    expect(isForeign('1', '0', '2')).toBe(false);
    expect(isForeign('2', '0', '1')).toBe(false);
    expect(isForeign('1', '0')).toBe(false);
    expect(isForeign('0', '0', '0')).toBe(false);
    expect(isForeign('0', '0')).toBe(false);
  });
});
