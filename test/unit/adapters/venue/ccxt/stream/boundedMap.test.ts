import { describe, expect, it } from 'vitest';
import { BoundedMap } from '../../../../../../src/main/adapters/venue/ccxt/stream/boundedMap.ts';

describe('BoundedMap', () => {
  it('forgets what was written longest ago once it is full', () => {
    const map = new BoundedMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    map.set('c', 4);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, undefined, 4]);
    expect(map.has('b')).toBe(false);
    expect(map.size).toBe(2);
    expect([...map.values()]).toEqual([3, 4]);
  });
});
