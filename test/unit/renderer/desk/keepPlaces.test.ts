import { describe, expect, it } from 'vitest';
import { isSameOrder, keepPlaces } from '../../../../src/renderer/features/desk/table/keepPlaces.ts';

describe('keepPlaces', () => {
  it('leaves rows where they are when only their order would change', () => {
    const shown = ['a', 'b', 'c'];
    expect(keepPlaces(shown, ['c', 'b', 'a'])).toBe(shown);
  });

  it('lets rows leave and puts new ones at the end', () => {
    expect(keepPlaces(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd']);
  });
});

describe('isSameOrder', () => {
  it('tells places apart, not only keys', () => {
    expect(isSameOrder(['a', 'b'], ['a', 'b'])).toBe(true);
    expect(isSameOrder(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(isSameOrder(['a'], ['a', 'b'])).toBe(false);
  });
});
