import { describe, expect, it } from 'vitest';
import { journalEntry, matchingEntries } from '../../../../src/renderer/features/journal/journalEntry.ts';

const line = (seq: number, entry: object | string) => ({
  seq,
  text: typeof entry === 'string' ? entry : JSON.stringify(entry),
  hash: 'ab'.repeat(32),
});
const ts = '2026-11-23T14:03:05.120Z';
const actor = { type: 'user', id: 'ui', session: 's-1' };
const note = { ts, type: 'SYSTEM', actor, book: 'SYS', data: { text: 'Awake again.' }, prev: 'cd'.repeat(32) };

describe('journalEntry', () => {
  it('reads time, type, actor and book out of the text that was hashed', () => {
    expect(journalEntry(line(7, note))).toEqual({
      seq: 7,
      at: 1_795_442_585_120,
      type: 'SYSTEM',
      actor: 'user ui',
      book: 'SYS',
      summary: 'Awake again.',
      hash: 'ab'.repeat(32),
      prev: 'cd'.repeat(32),
      text: JSON.stringify(note),
    });
  });

  it('sums up an entry by its words, else by its plain fields', () => {
    const summary = (data: unknown): string => journalEntry(line(0, { ...note, data })).summary;
    expect(summary({ alert: { key: 'x', text: 'HIGH: the key is refused.' } })).toBe('HIGH: the key is refused.');
    expect(summary({ symbol: 'BTC/USDT', cause: 'moved by hand' })).toBe('BTC/USDT: moved by hand');
    expect(summary({ fill: { symbol: 'BTC/USDT', note: '', quantity: '0.1' }, number: 3 })).toBe(
      'symbol BTC/USDT, quantity 0.1, number 3',
    );
    expect(summary([])).toBe('');
  });

  it('shows what is no entry as it is', () => {
    expect(journalEntry(line(3, '{broken'))).toMatchObject({ at: null, type: 'UNREADABLE', summary: '{broken' });
  });
});

describe('matchingEntries', () => {
  const entries = [note, { ...note, type: 'FILL', book: 'LIVE', data: { symbol: 'ETH/USDT' } }].map((each, seq) =>
    journalEntry(line(seq, each)),
  );

  it('keeps entries that hold every word', () => {
    expect(matchingEntries(entries, ' ').map(({ seq }) => seq)).toEqual([0, 1]);
    expect(matchingEntries(entries, 'live eth').map(({ seq }) => seq)).toEqual([1]);
    expect(matchingEntries(entries, 'live awake')).toEqual([]);
  });
});
