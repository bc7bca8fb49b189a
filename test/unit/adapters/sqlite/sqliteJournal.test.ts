import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqliteJournal } from '../../../../src/main/adapters/sqlite/sqliteJournal.ts';
import type { DurabilityClass } from '../../../../src/shared/model/entry.ts';
import { draftOf, noteDraft, rawDraft } from '../../../support/journalDrafts.ts';
import { ManualTimers } from '../../../support/manualTimers.ts';
import { openTestJournal } from '../../../support/openTestJournal.ts';

describe('SqliteJournal', () => {
  let timers: ManualTimers;
  let journal: SqliteJournal;

  beforeEach(() => {
    timers = new ManualTimers();
    journal = openTestJournal({ setTimer: timers.set });
  });
  afterEach(() => journal.close());

  const append = (text: string, durability: DurabilityClass) => journal.append([noteDraft(text)], durability);
  const committed = () => [...journal.entries(0)].map((entry) => JSON.stringify(entry.data));
  const texts = (...names: string[]) => names.map((text) => JSON.stringify({ feed: 'replay', state: 'ok', text }));

  it('commits class A before it returns', () => {
    expect(append('now', 'A').ok).toBe(true);
    expect(committed()).toEqual(texts('now'));
    expect(timers.delays).toEqual([]);
  });

  it('commits class B within groupCommitMs and class C within telemetryMs', () => {
    append('later', 'C');
    append('soon', 'B');
    expect(committed()).toEqual([]);
    expect(timers.delays).toEqual([5, 250]);
    timers.fire(5);
    expect(committed()).toEqual(texts('later', 'soon'));
    expect(timers.delays).toEqual([]);
  });

  it('commits what was queued before a class A entry in the same order', () => {
    append('first', 'C');
    append('second', 'B');
    append('third', 'A');
    expect(committed()).toEqual(texts('first', 'second', 'third'));
  });

  it('commits when more than 256 entries are queued', () => {
    for (let index = 0; index < 256; index += 1) append(`${index}`, 'C');
    expect(committed()).toHaveLength(0);
    append('one too many', 'C');
    expect(committed()).toHaveLength(257);
  });

  it('counts queued entries in the head, and numbers entries without gaps', () => {
    append('a', 'C');
    const queued = append('b', 'C');
    expect(queued).toEqual({ ok: true, value: journal.head() });
    expect(journal.head().seq).toBe(2);
    journal.flush();
    expect([...journal.entries(-1)].map((entry) => entry.seq)).toEqual([0, 1, 2]);
  });

  it('commits what is queued when an empty class A call asks for it', () => {
    append('a', 'C');
    expect(journal.append([], 'A').ok).toBe(true);
    expect(committed()).toEqual(texts('a'));
  });

  it('arms no timer when nothing is queued', () => {
    journal.append([], 'B');
    expect(timers.delays).toEqual([]);
  });

  it('queues nothing of a call with a refused draft', () => {
    append('kept', 'C');
    const before = journal.head();
    const refused = journal.append([noteDraft('fine'), rawDraft({ ...noteDraft('x'), data: { price: 1.5 } })], 'C');
    expect(refused).toEqual({
      ok: false,
      error: {
        code: 'JOURNAL_WRITE_FAILED',
        text:
          'Entry FEED_CHANGED refused before hashing: data.price is a number that is not an integer within 2^53-1; ' +
          'expected text, integers, booleans, null, arrays and plain objects (AU-02).',
      },
    });
    expect(journal.head()).toEqual(before);
    journal.flush();
    expect(committed()).toEqual(texts('kept'));
  });

  it('yields entries in pages while more are appended', () => {
    for (let index = 0; index < 600; index += 1) append(`${index}`, 'C');
    journal.flush();
    const seen: number[] = [];
    for (const entry of journal.entries(598)) {
      seen.push(entry.seq);
      if (seen.length === 1) append('meanwhile', 'A');
    }
    expect(seen).toEqual([599, 600]);
    expect([...journal.entries(600)].map((entry) => entry.seq)).toEqual([601]);
  });

  it('begins a new log with GENESIS', () => {
    expect([...journal.entries(-1)]).toEqual([
      {
        v: 1,
        log: 'f3a1c2d4-0000-4000-8000-000000000001',
        seq: 0,
        ts: '2026-03-01T00:00:00.000Z',
        mono: '0',
        boot: 'b0070000-0000-4000-8000-000000000001',
        actor: { type: 'system', id: 'engine', session: 's-1' },
        type: 'GENESIS',
        book: 'SYS',
        data: {
          app: '1.0.0',
          schema: 'audit/1',
          pubKey: null,
          workspace: 'replay',
          previousLog: null,
          previousRoot: null,
        },
        prev: '0'.repeat(64),
      },
    ]);
  });

  it('verifies what is queued as well', () => {
    append('a', 'C');
    expect(journal.verify()).toMatchObject({
      ok: true,
      entries: 2,
      from: 0,
      to: 1,
      findings: [],
      head: journal.head().hash,
    });
  });

  it('verifies only the entries from a number on', () => {
    append('a', 'C');
    append('b', 'A');
    expect(journal.verify(2)).toMatchObject({ ok: true, entries: 1, from: 2, to: 2 });
  });

  it('stores a snapshot with everything before it and finds it again', () => {
    append('a', 'C');
    const saved = journal.saveSnapshot({ seq: 1, state: { equity: '10000' } });
    expect(saved).toEqual({ ok: true, value: journal.head() });
    expect(journal.snapshot()).toEqual({ seq: 1, state: { equity: '10000' } });
  });

  it('answers with the newest snapshot', () => {
    journal.append(
      [1, 2, 3].map((each) => draftOf('SESSION_END', { reason: `${each}` })),
      'A',
    );
    for (const seq of [1, 2, 3]) journal.saveSnapshot({ seq, state: seq });
    expect(journal.snapshot()).toEqual({ seq: 3, state: 3 });
  });

  it('refuses a snapshot beyond its last entry', () => {
    expect(journal.saveSnapshot({ seq: 9, state: {} })).toEqual({
      ok: false,
      error: { code: 'JOURNAL_WRITE_FAILED', text: 'Snapshot up to entry 9 refused; the journal ends at entry 0.' },
    });
  });

  it('has no snapshot at first', () => {
    expect(journal.snapshot()).toBeNull();
  });
});
