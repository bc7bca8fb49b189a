import { describe, expect, it } from 'vitest';
import { hashOfBytes, NO_HASH, sealEntry } from '../../../../src/main/adapters/sqlite/sealEntry.ts';
import { GOLDEN_BOOT, GOLDEN_LOG, goldenEntries, noteDraft, rawDraft } from '../../../support/journalDrafts.ts';

const identity = { logId: GOLDEN_LOG, bootId: GOLDEN_BOOT };
const emptyHead = { seq: -1, hash: NO_HASH };

describe('sealEntry', () => {
  it('makes the golden entries GC-087 to GC-089 byte for byte, each on the one before', () => {
    let head = emptyHead;
    for (const golden of goldenEntries) {
      const sealed = sealEntry(golden.draft, identity, head);
      expect(sealed.text).toBe(golden.canonical);
      expect(Buffer.from(sealed.bytes).toString('utf8')).toBe(golden.canonical);
      expect(sealed.hash).toBe(golden.hash);
      head = { seq: sealed.seq, hash: sealed.hash };
    }
  });

  it('hashes stored bytes as it hashed them when they were sealed', () => {
    expect(goldenEntries.map((golden) => hashOfBytes(Buffer.from(golden.canonical)))).toEqual(
      goldenEntries.map((golden) => golden.hash),
    );
  });

  it('gives the time of the entry in milliseconds', () => {
    expect(sealEntry(noteDraft('x'), identity, emptyHead).at).toBe(1_772_357_400_000);
  });

  it.each([
    ['a local time', { ts: '2026-03-01T09:30:00' }, 'ts is not an RFC 3339 UTC time'],
    ['a day that does not exist', { ts: '2026-13-01T09:30:00.000Z' }, 'ts is not an RFC 3339 UTC time'],
    ['a negative mono', { mono: '-1' }, 'mono is not a count'],
    ['a type in lower case', { type: 'note' }, 'type is not an entry type'],
    ['an actor without id', { actor: { type: 'user', id: '', session: 's' } }, 'actor has no id'],
    ['a float in data', { data: { price: 0.1 } }, 'data.price is a number that is not an integer'],
  ])('refuses %s', (_kind, change, message) => {
    expect(() => sealEntry(rawDraft({ ...noteDraft('x'), ...change }), identity, emptyHead)).toThrow(message);
  });
});
