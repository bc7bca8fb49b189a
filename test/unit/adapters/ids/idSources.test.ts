import { describe, expect, it } from 'vitest';
import { createRandomIdSource } from '../../../../src/main/adapters/ids/randomIdSource.ts';
import { createSeededIdSource } from '../../../../src/main/adapters/ids/seededIdSource.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('createRandomIdSource', () => {
  it('makes different version 4 UUIDs', () => {
    const ids = createRandomIdSource();
    expect(ids.uuid('log')).toMatch(UUID_V4);
    expect(ids.uuid('log')).not.toBe(ids.uuid('log'));
  });
});

describe('createSeededIdSource', () => {
  it('makes the same version 4 UUIDs for the same seed', () => {
    const one = createSeededIdSource('flash-crash 7');
    const other = createSeededIdSource('flash-crash 7');
    const first = [one.uuid('log'), one.uuid('log'), one.uuid('boot')];
    expect([other.uuid('log'), other.uuid('log'), other.uuid('boot')]).toEqual(first);
    for (const id of first) expect(id).toMatch(UUID_V4);
    expect(new Set(first).size).toBe(3);
  });

  it('keeps the sequences of purposes apart', () => {
    const plain = createSeededIdSource('7');
    const mixed = createSeededIdSource('7');
    mixed.uuid('boot');
    mixed.uuid('boot');
    expect(mixed.uuid('log')).toBe(plain.uuid('log'));
  });

  it('makes other ids for another seed', () => {
    expect(createSeededIdSource('7').uuid('log')).not.toBe(createSeededIdSource('8').uuid('log'));
  });
});
